package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DrawnFilesTest {
  private final List<String> drawn = new ArrayList<>();

  @Test
  void drawsOnceWhatIsAskedForTwice() {
    DrawnFiles<String> files = new DrawnFiles<>(100, Duration.ofSeconds(1));

    assertThat(find(files, "a", 10)).isEqualTo(find(files, "a", 10));
    assertThat(drawn).containsExactly("a");
  }

  @Test
  void letsGoOfTheFileThatWasNotAskedForTheLongest() {
    DrawnFiles<String> files = new DrawnFiles<>(100, Duration.ofSeconds(1));
    find(files, "a", 40);
    find(files, "b", 40);
    find(files, "a", 40);
    find(files, "c", 40);

    find(files, "a", 40);
    find(files, "b", 40);

    assertThat(drawn).containsExactly("a", "b", "c", "b");
  }

  @Test
  void aFileThatIsTooLargeIsNotKeptAndPushesNothingOut() {
    DrawnFiles<String> files = new DrawnFiles<>(100, Duration.ofSeconds(1));
    find(files, "a", 40);
    find(files, "large", 101);
    find(files, "a", 40);

    assertThat(drawn).containsExactly("a", "large");
  }

  @Test
  void whoseTurnDoesNotComeIsToldSo() throws Exception {
    DrawnFiles<String> files = new DrawnFiles<>(100, Duration.ofMillis(20));
    CountDownLatch drawing = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<byte[]> first =
        CompletableFuture.supplyAsync(() ->
            files.find(
                "a",
                () -> {
                  drawing.countDown();
                  await(asked);
                  return new byte[1];
                }));
    drawing.await();

    assertThatExceptionOfType(DrawnFiles.Busy.class).isThrownBy(() -> find(files, "b", 1));

    asked.countDown();
    assertThat(first.get()).hasSize(1);
    assertThat(find(files, "b", 1)).hasSize(1);
  }

  private byte[] find(DrawnFiles<String> files, String name, int bytes) {
    return files.find(
        name,
        () -> {
          drawn.add(name);
          return new byte[bytes];
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
