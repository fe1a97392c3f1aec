package dxpulse.kpiscoring.streams;

import dxpulse.contracts.wire.EventCodec;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/// Makes the processor of each partition, with its store.
public final class Scoring implements ProcessorSupplier<String, byte[], String, byte[]> {
  private final EventCodec codec;
  private final Clock clock;
  private final ScoringListener listener;
  private final ToldScores toldScores;

  public Scoring(EventCodec codec, Clock clock, ScoringListener listener, ToldScores toldScores) {
    this.codec = codec;
    this.clock = clock;
    this.listener = listener;
    this.toldScores = toldScores;
  }

  @Override
  public Processor<String, byte[], String, byte[]> get() {
    return new ScoringProcessor(codec, clock, listener, toldScores);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return LedgerStore.builders();
  }
}
