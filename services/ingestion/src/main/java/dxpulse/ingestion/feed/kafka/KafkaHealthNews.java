package dxpulse.ingestion.feed.kafka;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.FeedHealthChanged;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.ingestion.feed.FeedDefinition;
import dxpulse.ingestion.feed.Health;
import dxpulse.ingestion.feed.HealthNews;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// Tells the public boards how a feed is. Why it fails in detail is for the office alone: a message
/// of a machine may name hosts inside.
public final class KafkaHealthNews implements HealthNews {
  private final Producer<String, byte[]> producer;
  private final EventCodec codec;

  public KafkaHealthNews(Producer<String, byte[]> producer, EventCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  @Override
  public void tell(FeedDefinition feed, Health health, Instant since, Instant now) {
    FeedHealthChanged changed =
        new FeedHealthChanged(
            feed.organization(),
            feed.name(),
            feed.title(),
            told(health),
            since,
            feed.indicators(),
            reason(health),
            now);
    KafkaClients.sendAll(producer, List.of(codec.record(EventType.FEED_HEALTH, changed, null)));
  }

  /// To readers, whatever does not come in time is late; the reason says in which way.
  private static FeedHealthChanged.Health told(Health health) {
    return switch (health) {
      case OK -> FeedHealthChanged.Health.OK;
      case LATE, STALE -> FeedHealthChanged.Health.LATE;
      case FAILING -> FeedHealthChanged.Health.FAILING;
      case OFF -> FeedHealthChanged.Health.OFF;
    };
  }

  private static @Nullable LocalizedText reason(Health health) {
    return switch (health) {
      case LATE -> new LocalizedText("予定の時期を過ぎてもデータが届いていません", "the data have not come in time");
      case STALE -> new LocalizedText("数値が更新されていません", "figures are not being renewed");
      case FAILING ->
          new LocalizedText("データの取得に続けて失敗しています", "fetching the data has failed repeatedly");
      case OK, OFF -> null;
    };
  }
}
