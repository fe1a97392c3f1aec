package dxpulse.publication;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Positions;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.IndicatorNews;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.kafka.AreaListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Starts what brings the values that come by no score: they are read from the store before the web
/// server starts, then from Kafka by a loop of their own, so that no board waits for them.
final class AreaFlow implements SmartLifecycle {
  private static final int BEFORE_THE_WEB_SERVER = 0;

  private final String kafka;
  private final LivePlan plan;
  private final FactStore store;
  private final Positions positions;
  private final BatchLoop.Handler handler;
  private final MeterRegistry metrics;
  private final IndicatorNews news;
  private volatile @Nullable BatchLoop loop;

  AreaFlow(
      String kafka,
      LivePlan plan,
      FactStore store,
      Positions positions,
      BatchLoop.Handler handler,
      IndicatorNews news,
      MeterRegistry metrics) {
    this.kafka = kafka;
    this.plan = plan;
    this.store = store;
    this.positions = positions;
    this.handler = handler;
    this.news = news;
    this.metrics = metrics;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_WEB_SERVER;
  }

  @Override
  public void start() {
    store.each(fact -> {
      var _ = plan.apply(fact);
    });
    news.touchAll();
    BatchLoop reading =
        new BatchLoop(
                List.of(Topics.VALUE_RECORDED),
                KafkaClients.consumer(kafka, AreaListener.GROUP),
                positions,
                handler,
                () -> {})
            .unhurried();
    Gauge.builder("dxpulse.consumer.lag", reading, behind -> behind.lag(Topics.VALUE_RECORDED))
        .tag("consumer", reading.group())
        .tag("topic", Topics.VALUE_RECORDED)
        .register(metrics);
    reading.start();
    loop = reading;
  }

  @Override
  public void stop() {
    BatchLoop reading = loop;
    if (reading != null) {
      reading.close();
      loop = null;
    }
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }
}
