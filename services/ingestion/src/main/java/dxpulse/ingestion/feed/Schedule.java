package dxpulse.ingestion.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a feed is asked: by a cron expression with seconds, in Japan's time, or every so often.
///
/// @param lateAfter how long after the last good run the feed counts as late; absent: [Lateness]
///   says
/// @param expects how long after the end of the newest period it ever gave its figures count as not
///   being renewed; absent: [Renewal] says
public record Schedule(
    @Nullable String cron,
    @Nullable Duration every,
    @Nullable Duration lateAfter,
    @Nullable Duration expects) {
  static final Schedule NONE = new Schedule(null, null, null, null);
}
