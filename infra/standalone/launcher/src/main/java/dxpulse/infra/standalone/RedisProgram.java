package dxpulse.infra.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/// The Redis server for this machine, unpacked from its library once for each build: to find out
/// which one fits and to unpack it takes a quarter of what the launcher does in a start.
final class RedisProgram {
  private RedisProgram() {}

  static Path of(Checkout checkout) throws IOException {
    Path folder = checkout.redisFolder();
    Optional<Path> kept = kept(checkout, folder);
    return kept.isPresent() ? kept.get() : unpack(folder);
  }

  private static Optional<Path> kept(Checkout checkout, Path folder) throws IOException {
    Path build = checkout.launcherJar();
    if (!Files.isDirectory(folder) || !Files.isRegularFile(build)) {
      return Optional.empty();
    }
    FileTime built = Files.getLastModifiedTime(build);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.isExecutable(file) && Files.getLastModifiedTime(file).compareTo(built) > 0) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /// Whoever unpacks at the same time gets the same; a server that runs keeps the file it has.
  private static Path unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path own = Files.createTempDirectory(folder, "unpacking-");
    Path program = ExecutableProvider.newJarResourceProvider(own.toFile()).get().toPath();
    Path whole =
        Files.move(program, folder.resolve(program.getFileName()), ATOMIC_MOVE, REPLACE_EXISTING);
    Rehearsal.delete(own);
    return whole;
  }
}
