package dxpulse.ingestion.feed;

import java.time.Instant;

/// Tells readers how a feed is.
public interface HealthNews {
  /// When it returns, the news is durable; to tell it again does no harm.
  void tell(FeedDefinition feed, Health health, Instant since, Instant now);
}
