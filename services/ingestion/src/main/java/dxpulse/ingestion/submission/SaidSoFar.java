package dxpulse.ingestion.submission;

import dxpulse.contracts.types.event.ObservationSubmitted;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the items of one request have said so far. They come at one time, so nobody can know which
/// of two that contradict each other is meant.
public final class SaidSoFar {
  private final Map<String, ObservationSubmitted> byPlace = new HashMap<>();

  /// Whether an earlier item says something else of the same value. The first one stays.
  public boolean contradicts(ObservationSubmitted item) {
    ObservationSubmitted earlier =
        byPlace.putIfAbsent(item.indicator() + "|" + item.area() + "|" + item.period(), item);
    return earlier != null && !saysTheSame(earlier, item);
  }

  private static boolean saysTheSame(ObservationSubmitted one, ObservationSubmitted other) {
    return sameNumber(one.value(), other.value())
        && sameNumber(one.numerator(), other.numerator())
        && sameNumber(one.denominator(), other.denominator())
        && Objects.equals(one.stage(), other.stage())
        && one.status() == other.status()
        && one.sample() == other.sample()
        && Objects.equals(one.note(), other.note())
        && Objects.equals(one.source().reference(), other.source().reference());
  }

  private static boolean sameNumber(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }
}
