package dxpulse.ingestion.feed;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What feeds have sent last of each value. Until that has come back as the value that holds, the
/// next figure is compared with it, on whichever node and after whatever stop: whoever compares
/// with the value that holds would take a correction for a repeat.
public interface LastSent {
  Map<Place, Sent> of(FeedDefinition feed, Collection<Place> places);

  /// @param surely the log holds them; before, it may hold them or not
  void note(FeedDefinition feed, Collection<ObservationSubmitted> figures, boolean surely);

  /// A figure on its way.
  ///
  /// @param surely the log holds it
  record Sent(
      String observationId,
      @Nullable BigDecimal value,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator,
      ValueStatus status,
      boolean sample,
      Instant at,
      boolean surely) {
    /// Within this it may well not have come back yet.
    private static final Duration FRESH = Duration.ofMinutes(10);

    /// What has not come back by then never will: something else kept holding.
    private static final Duration LONGEST_WAY = Duration.ofDays(7);

    public static Sent of(ObservationSubmitted figure, boolean surely) {
      return new Sent(
          figure.observationId(),
          figure.value(),
          figure.numerator(),
          figure.denominator(),
          figure.status(),
          figure.sample(),
          figure.submittedAt(),
          surely);
    }

    /// Whether it is still to be compared with.
    ///
    /// @param held the value that holds
    boolean isUnderWay(@Nullable ValueRecorded held, Instant now) {
      return !isOver(now)
          && (held == null
              || !(held.observationId().equals(observationId) || held.submittedAt().isAfter(at)));
    }

    public boolean isOver(Instant now) {
      return at.plus(LONGEST_WAY).isBefore(now);
    }

    /// Whether to say the same again would only be a repeat.
    boolean isFresh(Instant now) {
      return surely && !at.plus(FRESH).isBefore(now);
    }

    boolean says(Draft draft) {
      return status == draft.status()
          && sample == draft.sample()
          && same(numerator, draft.numerator())
          && same(denominator, draft.denominator())
          && same(value, draft.value());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
      return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }
  }
}
