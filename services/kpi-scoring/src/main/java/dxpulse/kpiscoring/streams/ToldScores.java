package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.event.KpiScored;
import java.time.Instant;
import java.util.function.Consumer;

/// What this service told before, as it stands on its topic.
public interface ToldScores {
  /// Hears every score of a partition from an instant to the end as it is now, in their order.
  ///
  /// @throws org.apache.kafka.common.KafkaException when it cannot be read now
  void since(int partition, Instant since, Consumer<KpiScored> hearer);
}
