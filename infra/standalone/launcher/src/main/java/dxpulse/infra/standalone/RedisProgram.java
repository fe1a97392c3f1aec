package dxpulse.infra.standalone;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/// The Redis server for this machine, unpacked from its library once: a start need not find out
/// again which one fits, nor write its ten megabytes.
final class RedisProgram {
  private RedisProgram() {}

  static Path of(Checkout checkout) throws IOException {
    Path folder = checkout.redisFolder().resolve(identity());
    Optional<Path> kept = kept(folder);
    return kept.isPresent() ? kept.get() : unpack(folder);
  }

  /// What decides which server it is: the library, the system and the kind of processor.
  private static String identity() {
    String library =
        ExecutableProvider.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return String.join(
        "-",
        Path.of(library).getFileName().toString(),
        System.getProperty("os.name").replace(' ', '_'),
        System.getProperty("os.arch"));
  }

  private static Optional<Path> kept(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }
  }

  /// Whoever unpacks at the same time gets the same; a server that runs keeps the file it has.
  private static Path unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path own = Files.createTempDirectory(folder, "unpacking-");
    try {
      Path program = ExecutableProvider.newJarResourceProvider(own.toFile()).get().toPath();
      return Files.move(
          program, folder.resolve(program.getFileName()), ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Rehearsal.delete(own);
    }
  }
}
