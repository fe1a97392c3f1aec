package dxpulse.ingestion.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a feed is asked: by a cron expression with seconds, in Japan's time, or every so often.
///
/// @param lateAfter how long after the last good run the feed counts as late; absent: [Lateness]
///   says
public record Schedule(
    @Nullable String cron, @Nullable Duration every, @Nullable Duration lateAfter) {}
