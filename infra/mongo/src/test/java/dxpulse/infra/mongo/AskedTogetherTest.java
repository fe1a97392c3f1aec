package dxpulse.infra.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AskedTogetherTest {
  private final List<Set<String>> questions = new CopyOnWriteArrayList<>();
  private final CountDownLatch answered = new CountDownLatch(1);

  @Test
  void whoComesAloneIsAnsweredAlone() {
    AskedTogether<String> store = new AskedTogether<>(this::found);

    assertThat(store.find(List.of("May", "none"))).isEqualTo(Map.of("May", "value of May"));
    assertThat(store.find(List.of("June"))).isEqualTo(Map.of("June", "value of June"));
    assertThat(questions).containsExactly(Set.of("May", "none"), Set.of("June"));
  }

  @Test
  void whatIsAskedWhileAQuestionIsOnItsWayIsTheNextOne() throws Exception {
    AskedTogether<String> store = new AskedTogether<>(this::slowlyFound);
    CompletableFuture<Map<String, String>> may = asked(store, "May");
    CompletableFuture<Map<String, String>> june = asked(store, "June");
    CompletableFuture<Map<String, String>> july = asked(store, "July");

    answered.countDown();

    assertThat(may.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("May", "value of May"));
    assertThat(june.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("June", "value of June"));
    assertThat(july.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("July", "value of July"));
    assertThat(questions).containsExactly(Set.of("May"), Set.of("June", "July"));
  }

  @Test
  void aFailureIsToldToEverybodyOfItsQuestionAndToNobodyAfterIt() throws Exception {
    AskedTogether<String> store =
        new AskedTogether<>(keys -> {
          Map<String, String> found = slowlyFound(keys);
          if (keys.contains("July")) {
            throw new IllegalStateException("the store is away");
          }
          return found;
        });
    CompletableFuture<Map<String, String>> may = asked(store, "May");
    CompletableFuture<Map<String, String>> june = asked(store, "June");
    CompletableFuture<Map<String, String>> july = asked(store, "July");

    answered.countDown();

    assertThat(may.get(10, TimeUnit.SECONDS)).containsKey("May");
    for (CompletableFuture<Map<String, String>> each : List.of(june, july)) {
      assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the store is away");
    }
    assertThat(store.find(List.of("June"))).containsKey("June");
  }

  /// Asks on a thread of its own, and returns once that waits.
  private CompletableFuture<Map<String, String>> asked(AskedTogether<String> store, String key) {
    CompletableFuture<Map<String, String>> found = new CompletableFuture<>();
    Thread asker =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                found.complete(store.find(List.of(key)));
              } catch (RuntimeException failed) {
                found.completeExceptionally(failed);
              }
            });
    await(key + " waits").until(() -> asker.getState() == Thread.State.WAITING);
    return found;
  }

  private Map<String, String> slowlyFound(Collection<String> keys) {
    try {
      answered.await();
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
    return found(keys);
  }

  private Map<String, String> found(Collection<String> keys) {
    questions.add(Set.copyOf(keys));
    Map<String, String> found = new HashMap<>();
    keys.stream()
        .filter(key -> !key.equals("none"))
        .forEach(key -> found.put(key, "value of " + key));
    return found;
  }
}
