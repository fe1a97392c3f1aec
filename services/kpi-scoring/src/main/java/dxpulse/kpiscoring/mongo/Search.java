package dxpulse.kpiscoring.mongo;

import dxpulse.contracts.types.event.KpiScored;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for the last revision of one period that was scored by an instant. A later revision is
/// never scored earlier, so that each answer halves what is left; the newest is asked for first,
/// because it mostly is the one. Many periods are looked through side by side, one read for all.
final class Search {
  private final IntFunction<String> ids;
  private final Instant instant;
  // The revision looked for is this one or a later one; 0 is none.
  private int low;
  // It is none after this one.
  private int high;
  private int probe;
  // Whether everything that is left is asked for, because a revision is not stored (yet).
  private boolean hasGap;
  private @Nullable KpiScored found;

  /// @param ids the id of each revision
  Search(IntFunction<String> ids, int newest, Instant instant) {
    this.ids = ids;
    this.high = newest;
    this.probe = newest;
    this.instant = instant;
  }

  boolean isOpen() {
    return low < high;
  }

  /// The ids that it wants to be read next.
  Stream<String> asks() {
    return hasGap
        ? IntStream.rangeClosed(low + 1, high).mapToObj(ids)
        : Stream.of(ids.apply(probe));
  }

  /// @param read what is stored of what it asked for, by their ids
  void hear(Map<String, KpiScored> read) {
    if (hasGap) {
      for (int revision = low + 1; revision <= high; revision++) {
        KpiScored score = read.get(ids.apply(revision));
        if (score != null && isKnown(score)) {
          found = score;
        }
      }
      low = high;
      return;
    }
    KpiScored score = read.get(ids.apply(probe));
    if (score == null) {
      hasGap = true;
      return;
    }
    if (isKnown(score)) {
      found = score;
      low = probe;
    } else {
      high = probe - 1;
    }
    probe = low + (high - low + 1) / 2;
  }

  Optional<KpiScored> found() {
    return Optional.ofNullable(found);
  }

  private boolean isKnown(KpiScored score) {
    return !score.scoredAt().isAfter(instant);
  }
}
