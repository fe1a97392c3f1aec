package dxpulse.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the compilers of Java programs take of the processor. While they work, programs run code
/// that is not compiled for good, on cores that are not free.
final class Compilers {
  private static final double NANOS = 1e9;

  private Compilers() {}

  /// Processor seconds that they have used so far. Of a system that does not count them for each
  /// thread nothing is known, which is 0.
  ///
  /// @param programs the numbers of the processes
  static double seconds(List<Long> programs) throws IOException {
    double nanos = 0;
    for (long program : programs) {
      Path threads = Path.of("/proc", Long.toString(program), "task");
      if (Files.isDirectory(threads)) {
        nanos += nanosIn(threads);
      }
    }
    return nanos / NANOS;
  }

  private static double nanosIn(Path threads) throws IOException {
    try (Stream<Path> all = Files.list(threads)) {
      return all.filter(Compilers::compiles).mapToDouble(Compilers::nanos).sum();
    } catch (NoSuchFileException ended) {
      return 0;
    }
  }

  private static boolean compiles(Path thread) {
    String name = text(thread.resolve("comm"));
    return name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler");
  }

  private static double nanos(Path thread) {
    String[] counts = text(thread.resolve("schedstat")).split(" ");
    return counts[0].isBlank() ? 0 : Double.parseDouble(counts[0]);
  }

  /// Threads end while they are looked at.
  private static String text(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException ended) {
      return "";
    }
  }
}
