package dxpulse.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProgramTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

  @TempDir private Path folder;

  @Test
  void isUnpackedOnceAndCanBeRun() throws Exception {
    Checkout checkout = new Checkout(folder);
    Path first = RedisProgram.of(checkout);
    Files.setLastModifiedTime(first, LONG_AGO);

    assertThat(RedisProgram.of(checkout)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(LONG_AGO);
    assertThat(new ProcessBuilder(first.toString(), "--version").start().waitFor()).isZero();
  }

  @Test
  void thoseWhoUnpackItAtOnceGetTheSameAndLeaveNothingElse() throws Exception {
    Checkout checkout = new Checkout(folder);
    Callable<Path> unpack = () -> RedisProgram.of(checkout);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      List<Future<Path>> both = two.invokeAll(List.of(unpack, unpack));

      Path program = both.getFirst().get();
      assertThat(both.getLast().get()).isEqualTo(program);
      try (Stream<Path> files = Files.list(program.getParent())) {
        assertThat(files.toList()).isEqualTo(List.of(program));
      }
    }
  }

  @Test
  void theServerOfAnotherLibraryOrMachineIsLeftAlone() throws Exception {
    Checkout checkout = new Checkout(folder);
    Path other = checkout.redisFolder().resolve("embedded-redis-0.1.jar-Plan_9-mips/redis-server");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "of another machine");
    assertThat(other.toFile().setExecutable(true)).isTrue();

    assertThat(Set.of(other)).doesNotContain(RedisProgram.of(checkout));
  }
}
