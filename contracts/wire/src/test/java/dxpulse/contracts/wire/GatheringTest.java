package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private final Map<String, Integer> stored = new HashMap<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Gathering<Integer> gathering = new Gathering<>(500, Math::max, this::store);
  private boolean isAway;

  private void store(Map<String, Integer> batch) {
    if (isAway) {
      throw new IllegalStateException("the store is away");
    }
    sizes.add(batch.size());
    stored.putAll(batch);
  }

  @Test
  void whatIsOvertakenIsNeverWritten() {
    gathering.add(Map.of("a", 1, "b", 5));
    gathering.add(Map.of("a", 2, "b", 4));

    assertThat(gathering.find("a")).hasValue(2);
    gathering.write();

    assertThat(stored).isEqualTo(Map.of("a", 2, "b", 5));
    assertThat(sizes).containsExactly(2);
    assertThat(gathering.find("a")).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenWaitsAgainAndANewerEntryStays() {
    isAway = true;
    gathering.add(Map.of("a", 1, "b", 5));
    assertThatThrownBy(gathering::write).hasMessage("the store is away");
    gathering.add(Map.of("a", 3));

    isAway = false;
    gathering.write();

    assertThat(stored).isEqualTo(Map.of("a", 3, "b", 5));
  }

  @Test
  void whoeverBringsTooMuchWritesIt() {
    gathering.add(numbered(501));

    assertThat(stored).hasSize(501);
  }

  @Test
  void tricklesALittleAtATimeUntilAllIsStored() {
    gathering.add(numbered(120));

    gathering.trickle();

    assertThat(stored).hasSize(120);
    assertThat(sizes).containsExactly(50, 50, 20);
  }

  @Test
  void takesEntriesInWhileOthersAreWritten() throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch taken = new CountDownLatch(1);
    Gathering<Integer> slow =
        new Gathering<>(
            500,
            Math::max,
            batch -> {
              writing.countDown();
              try {
                assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
              }
            });
    slow.add(Map.of("a", 1));
    Thread writer = Thread.ofPlatform().start(slow::write);
    assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();

    slow.add(Map.of("b", 2));
    assertThat(slow.find("a")).hasValue(1);
    assertThat(slow.find("b")).hasValue(2);
    taken.countDown();
    writer.join();

    assertThat(slow.find("a")).isEmpty();
    assertThat(slow.find("b")).hasValue(2);
  }

  private static Map<String, Integer> numbered(int count) {
    Map<String, Integer> entries = new HashMap<>();
    IntStream.range(0, count).forEach(i -> entries.put("e" + i, i));
    return entries;
  }
}
