package dxpulse.publication;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Positions;
import dxpulse.publication.board.BoardCache;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.ReadyBoards;
import dxpulse.publication.board.http.ChangeHub;
import dxpulse.publication.edge.Readiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts what flows once everything is built: the plan is read from the store, changes are heard,
/// facts are taken in, the cache is watched.
final class Flow implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Flow.class);
  private static final int WATCH_SECONDS = 2;
  private static final int FOLLOW_MILLIS = 250;

  private final String kafka;
  private final LivePlan plan;
  private final FactStore store;
  private final Positions positions;
  private final BatchLoop.Handler handler;
  private final BoardPublisher publisher;
  private final BoardCache cache;
  private final ReadyBoards boards;
  private final ChangeHub hub;
  private final Readiness readiness;
  private final MeterRegistry metrics;
  private final Clock clock;
  private @Nullable BatchLoop loop;
  private @Nullable AutoCloseable subscription;
  private @Nullable ScheduledExecutorService watch;

  Flow(
      String kafka,
      LivePlan plan,
      FactStore store,
      Positions positions,
      BatchLoop.Handler handler,
      BoardPublisher publisher,
      BoardCache cache,
      ReadyBoards boards,
      ChangeHub hub,
      Readiness readiness,
      MeterRegistry metrics,
      Clock clock) {
    this.kafka = kafka;
    this.plan = plan;
    this.store = store;
    this.positions = positions;
    this.handler = handler;
    this.publisher = publisher;
    this.cache = cache;
    this.boards = boards;
    this.hub = hub;
    this.readiness = readiness;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void start() {
    store.each(fact -> {
      var _ = plan.apply(fact);
    });
    hub.recall(cache);
    subscription =
        cache.subscribe(change -> {
          boards.forget(change);
          hub.accept(change);
        });
    publisher.takeUp();
    publisher.refill(clock.millis());
    ScheduledExecutorService watching =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cache-watch").factory());
    var _ =
        watching.scheduleWithFixedDelay(
            () -> keepGoing(() -> publisher.refill(clock.millis())),
            WATCH_SECONDS,
            WATCH_SECONDS,
            TimeUnit.SECONDS);
    var _ =
        watching.scheduleWithFixedDelay(
            () -> keepGoing(() -> publisher.publishFollowing(clock.millis())),
            FOLLOW_MILLIS,
            FOLLOW_MILLIS,
            TimeUnit.MILLISECONDS);
    watch = watching;
    BatchLoop reading =
        new BatchLoop(
            List.of(
                Topics.INDICATOR_DEFINED,
                Topics.KPI_DEFINED,
                Topics.KPI_SCORED,
                Topics.PROJECT_UPDATED),
            KafkaClients.consumer(kafka, "publication"),
            positions,
            handler,
            readiness::reached);
    reading.topics().forEach(topic -> showLag(reading, topic));
    reading.start();
    loop = reading;
  }

  private void showLag(BatchLoop reading, String topic) {
    Gauge.builder("dxpulse.consumer.lag", reading, behind -> behind.lag(topic))
        .tag("topic", topic)
        .register(metrics);
  }

  /// A scheduled task that throws is never run again, so nothing may come out of it.
  private static void keepGoing(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failed) {
      LOG.error("boards not published now, tried again", failed);
    }
  }

  @Override
  public void stop() {
    if (loop != null) {
      loop.close();
      loop = null;
    }
    if (watch != null) {
      watch.shutdownNow();
    }
    if (subscription != null) {
      try {
        subscription.close();
      } catch (Exception alreadyGone) {
        subscription = null;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }
}
