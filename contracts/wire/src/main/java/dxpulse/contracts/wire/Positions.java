package dxpulse.contracts.wire;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// Where to go on reading, kept beside what reading led to.
public interface Positions {
  OptionalLong of(TopicPartition partition);

  void save(Map<TopicPartition, Long> next);

  /// These positions, which run something before they are saved: a store that gathers its writes
  /// writes them, so that no position ever gets ahead of what reading led to.
  default Positions after(Runnable writing) {
    Positions saved = this;
    return new Positions() {
      @Override
      public OptionalLong of(TopicPartition partition) {
        return saved.of(partition);
      }

      @Override
      public void save(Map<TopicPartition, Long> next) {
        writing.run();
        saved.save(next);
      }
    };
  }
}
