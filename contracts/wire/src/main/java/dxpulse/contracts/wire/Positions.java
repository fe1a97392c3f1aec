package dxpulse.contracts.wire;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// Where to go on reading, kept beside what reading led to.
public interface Positions {
  OptionalLong of(TopicPartition partition);

  void save(Map<TopicPartition, Long> next);
}
