package dxpulse.ingestion.feed;

import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// By when a feed has to give figures of a newer period: a source may answer well and say the same
/// old figures for ever.
final class Renewal {
  /// So many periods as long as the newest one: what is published long after its period is no worse
  /// for it.
  private static final int PERIODS = 3;

  private Renewal() {}

  /// As its definition says after the end of the newest period, or three further ones.
  ///
  /// @param newest that it ever gave a figure of
  /// @return nothing where nothing newer is expected: before its first figures, and for folders and
  ///   machines whose definition says nothing
  static @Nullable Instant dueBy(FeedDefinition feed, @Nullable Period newest) {
    if (newest == null) {
      return null;
    }
    var over = newest.end().plusDays(1).atStartOfDay(JapanTime.ZONE);
    if (feed.schedule().expects() != null) {
      return over.toInstant().plus(feed.schedule().expects());
    }
    return feed.origin().kind() == Origin.Kind.HTTP
        ? over.plusMonths((long) PERIODS * newest.months()).toInstant()
        : null;
  }
}
