package dxpulse.infra.standalone;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// A moment until which things may be waited for, one after the other.
final class Deadline {
  private final Duration limit;
  private final long end;

  Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /// Asks until there is an answer. A question that fails is asked again: who answers may still be
  /// starting.
  ///
  /// @throws IllegalStateException when there is none in time
  <T> T until(String awaited, Supplier<Optional<T>> question) {
    String failure = "";
    while (true) {
      try {
        Optional<T> answer = question.get();
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (IllegalStateException notYet) {
        failure = ": " + notYet.getMessage();
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            awaited + ": not there after " + limit.toSeconds() + " s" + failure);
      }
      ManagedProcess.pause();
    }
  }
}
