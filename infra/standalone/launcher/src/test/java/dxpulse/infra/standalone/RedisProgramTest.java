package dxpulse.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProgramTest {
  private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-12-01T00:00:00Z"));

  @TempDir private Path folder;

  private Checkout checkout;

  @BeforeEach
  void build() throws Exception {
    checkout = new Checkout(folder);
    Files.createDirectories(checkout.launcherJar().getParent());
    Files.createFile(checkout.launcherJar());
    Files.setLastModifiedTime(checkout.launcherJar(), EARLIER);
  }

  @Test
  void isUnpackedOnceForABuildAndCanBeRun() throws Exception {
    Path first = RedisProgram.of(checkout);
    FileTime unpacked = Files.getLastModifiedTime(first);

    assertThat(RedisProgram.of(checkout)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(unpacked);
    assertThat(first).isExecutable();
    assertThat(new ProcessBuilder(first.toString(), "--version").start().waitFor()).isZero();
  }

  @Test
  void isUnpackedAnewForANewerBuildAndLeavesNothingElse() throws Exception {
    Path first = RedisProgram.of(checkout);
    Files.writeString(first, "of another library");
    Files.setLastModifiedTime(first, FileTime.from(EARLIER.toInstant().minusSeconds(1)));

    Path again = RedisProgram.of(checkout);

    assertThat(Files.size(again)).isGreaterThan(1_000_000);
    try (Stream<Path> files = Files.list(checkout.redisFolder())) {
      assertThat(files.toList()).isEqualTo(List.of(again));
    }
  }
}
