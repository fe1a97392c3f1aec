package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.Partitioning;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/// The scoring as a stream: recorded values and definitions of one organization meet in one
/// partition, scores and dead letters go out. There is no repartitioning, because every record is
/// keyed by its organization already.
public final class ScoringTopology {
  private final ProcessorSupplier<String, byte[], String, byte[]> scoring;

  public ScoringTopology(ProcessorSupplier<String, byte[], String, byte[]> scoring) {
    this.scoring = scoring;
  }

  /// Wires the scoring behind a stream of facts.
  public void behind(KStream<String, byte[]> facts) {
    facts
        .process(scoring)
        .to(
            (key, value, context) -> destination(context),
            Produced.with(Serdes.String(), Serdes.ByteArray())
                .withStreamPartitioner(new ByOrganization()));
  }

  /// A dead letter says who could not use it; everything else is a score.
  private static String destination(RecordContext told) {
    return EventCodec.header(told.headers(), DeadLetter.CONSUMER) == null
        ? Topics.KPI_SCORED
        : Topics.deadLettersOf(told.topic());
  }

  private static final class ByOrganization implements StreamPartitioner<String, byte[]> {
    @Override
    public Optional<Set<Integer>> partitions(
        String topic, String key, byte[] value, int numberOfPartitions) {
      return Optional.of(Set.of(key == null ? 0 : Partitioning.ofKey(key)));
    }
  }
}
