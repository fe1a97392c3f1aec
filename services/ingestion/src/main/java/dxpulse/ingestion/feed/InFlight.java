package dxpulse.ingestion.feed;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What feeds have sent and what has not come back yet as a value that holds: until it has, the
/// next figure is compared with it. What does not come back, because something else kept holding,
/// is forgotten after a while.
final class InFlight {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 200_000;

  private final Map<String, ObservationSubmitted> sent = new ConcurrentHashMap<>();

  void note(FeedDefinition feed, Collection<ObservationSubmitted> figures, Instant now) {
    sent.values().removeIf(each -> isOld(each, now));
    for (ObservationSubmitted each : figures) {
      String key = key(feed, each.indicator(), each.area(), each.period());
      if (sent.size() < MOST || sent.containsKey(key)) {
        var _ = sent.put(key, each);
      }
    }
  }

  /// What a feed sent last of a value, unless that has come back.
  ///
  /// @param held the value that holds
  @Nullable ObservationSubmitted last(
      FeedDefinition feed,
      IndicatorCode indicator,
      AreaCode area,
      Period period,
      @Nullable ValueRecorded held,
      Instant now) {
    ObservationSubmitted last = sent.get(key(feed, indicator, area, period));
    return last == null || isOld(last, now) || (held != null && isBack(last, held)) ? null : last;
  }

  private static boolean isBack(ObservationSubmitted last, ValueRecorded held) {
    return held.observationId().equals(last.observationId())
        || held.submittedAt().isAfter(last.submittedAt());
  }

  private static boolean isOld(ObservationSubmitted last, Instant now) {
    return last.submittedAt().plus(LONGEST).isBefore(now);
  }

  private static String key(
      FeedDefinition feed, IndicatorCode indicator, AreaCode area, Period period) {
    return feed.id() + "|" + indicator + "|" + area + "|" + period;
  }
}
