package dxpulse.publication;

import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Positions;
import dxpulse.contracts.wire.WireFormat;
import dxpulse.publication.board.BoardCache;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.IndicatorNews;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.ReadyBoards;
import dxpulse.publication.board.http.BoardStream;
import dxpulse.publication.edge.Readiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts what flows once everything is built: the plan is read from the store, changes are heard,
/// facts are taken in, boards are published by a thread of their own, the cache is watched.
///
/// It starts before the web server, so that nobody is answered from half a plan.
final class Flow implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Flow.class);
  private static final long WATCH_MILLIS = 2_000;
  private static final long PAUSE_MILLIS = 500;
  // Pages of indicators are told once in a round, however many values came in it.
  private static final long TELL_MILLIS = 250;
  // While facts come, boards are drawn with rests, so that drawing leaves room for what brings
  // more;
  // when this many wait, even those that people wait for.
  private static final int CROWD = 200;
  private static final int REST = 3;
  private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int BEFORE_THE_WEB_SERVER = 0;

  private final String kafka;
  private final LivePlan plan;
  private final FactStore store;
  private final Positions positions;
  private final BatchLoop.Handler handler;
  private final BoardPublisher publisher;
  private final IndicatorNews news;
  private final BoardCache cache;
  private final ReadyBoards boards;
  private final BoardStream stream;
  private final Readiness readiness;
  private final MeterRegistry metrics;
  private final Clock clock;
  private @Nullable BatchLoop loop;
  private @Nullable AutoCloseable subscription;
  private @Nullable Thread publishing;
  private volatile boolean running;

  Flow(
      String kafka,
      LivePlan plan,
      FactStore store,
      Positions positions,
      BatchLoop.Handler handler,
      BoardPublisher publisher,
      IndicatorNews news,
      BoardCache cache,
      ReadyBoards boards,
      BoardStream stream,
      Readiness readiness,
      MeterRegistry metrics,
      Clock clock) {
    this.kafka = kafka;
    this.plan = plan;
    this.store = store;
    this.positions = positions;
    this.handler = handler;
    this.publisher = publisher;
    this.news = news;
    this.cache = cache;
    this.boards = boards;
    this.stream = stream;
    this.readiness = readiness;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_WEB_SERVER;
  }

  @Override
  public void start() {
    running = true;
    store.each(fact -> {
      var _ = plan.apply(fact);
      plan.betterThan(fact)
          .ifPresent(known -> store.save(known, WireFormat.mapper().writeValueAsBytes(known)));
    });
    subscription =
        cache.subscribe(
            change -> {
              boards.forget(change);
              stream.accept(change);
            },
            this::hearingBegins);
    publisher.lookAtAll(clock.millis());
    publishing = Thread.ofPlatform().daemon().name("publishing").start(this::publish);
    BatchLoop reading =
        new BatchLoop(
            List.of(
                Topics.INDICATOR_DEFINED,
                Topics.KPI_DEFINED,
                Topics.KPI_SCORED,
                Topics.PROJECT_UPDATED,
                Topics.FEED_HEALTH),
            KafkaClients.consumer(kafka, "publication"),
            positions,
            handler,
            readiness::reached);
    reading.topics().forEach(topic -> showLag(reading, topic));
    reading.start();
    loop = reading;
  }

  /// What changed while nobody listened was missed.
  private void hearingBegins() {
    boards.forgetAll();
    try {
      stream.recall(cache.changes());
    } catch (BoardCache.Away noAnswer) {
      LOG.warn("the changes so far could not be read: {}", noAnswer.toString());
    }
  }

  private void publish() {
    long watchedAt = 0;
    long toldAt = 0;
    while (running) {
      try {
        long now = clock.millis();
        if (now - watchedAt > WATCH_MILLIS) {
          watchedAt = now;
          publisher.refill(now);
        }
        // By the same thread as boards: streams go by the order of numbers.
        if (now - toldAt >= TELL_MILLIS) {
          toldAt = now;
          news.tell(now);
        }
        if (publisher.await(now, TELL_MILLIS)) {
          publishWithRests();
        }
      } catch (InterruptedException ended) {
        return;
      } catch (RuntimeException failed) {
        LOG.error("boards not published now, tried again", failed);
      }
    }
  }

  private void publishWithRests() throws InterruptedException {
    long start = System.nanoTime();
    long now = clock.millis();
    if (!publisher.publishSome(now)) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return;
    }
    if (!publisher.hearsMore(now)) {
      return;
    }
    long rest = Math.min(REST * (System.nanoTime() - start), LONGEST_REST_NANOS);
    if (publisher.urgent() > CROWD) {
      TimeUnit.NANOSECONDS.sleep(rest);
    } else {
      publisher.restUnlessUrgent(TimeUnit.NANOSECONDS.toMillis(rest));
    }
  }

  private void showLag(BatchLoop reading, String topic) {
    Gauge.builder("dxpulse.consumer.lag", reading, behind -> behind.lag(topic))
        .tag("consumer", reading.group())
        .tag("topic", topic)
        .register(metrics);
  }

  @Override
  public void stop() {
    if (loop != null) {
      loop.close();
      loop = null;
    }
    running = false;
    if (publishing != null) {
      publishing.interrupt();
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
    return running;
  }
}
