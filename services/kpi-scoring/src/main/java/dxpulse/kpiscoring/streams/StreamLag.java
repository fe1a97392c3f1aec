package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;

/// How many records wait for the stream, by topic. (Definitions are read by the projection, too,
/// which tells their lag.)
public final class StreamLag {
  private static final List<String> TOPICS = List.of(Topics.VALUE_RECORDED);

  private final Supplier<? extends Collection<? extends Metric>> stream;

  /// @param stream what the stream's consumers measure, or nothing while it does not run
  public StreamLag(Supplier<? extends Collection<? extends Metric>> stream, MeterRegistry metrics) {
    this.stream = stream;
    for (String topic : TOPICS) {
      Gauge.builder("dxpulse.consumer.lag", this, lag -> lag.of(topic))
          .tag("consumer", "kpi-scoring")
          .tag("topic", topic)
          .register(metrics);
    }
  }

  /// Records of a topic that wait, in all partitions that are read here.
  public double of(String topic) {
    return stream.get().stream()
        .filter(metric -> metric.metricName().name().equals("records-lag"))
        .filter(metric -> topic.equals(metric.metricName().tags().get("topic")))
        .mapToDouble(metric -> metric.metricValue() instanceof Number lag ? lag.doubleValue() : 0)
        .filter(lag -> lag > 0)
        .sum();
  }
}
