package dxpulse.ingestion.feed.spring;

import dxpulse.ingestion.feed.Feed;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.Health;
import dxpulse.ingestion.feed.RightToRun;
import dxpulse.ingestion.feed.TendFeeds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// Looks at every feed again and again. A slow one keeps no other waiting.
public final class FeedClock implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FeedClock.class);

  private final Feeds feeds;
  private final TendFeeds tendFeeds;
  private final RightToRun right;
  private final Duration pause;
  private final Map<Health, AtomicInteger> counts = new EnumMap<>(Health.class);
  private @Nullable Runnable before;
  private final Set<String> looking = ConcurrentHashMap.newKeySet();
  private @Nullable ThreadPoolTaskScheduler scheduler;
  private @Nullable ExecutorService runs;

  /// @param before the first look: brings in what files define
  public FeedClock(
      Feeds feeds,
      TendFeeds tendFeeds,
      RightToRun right,
      Duration pause,
      Runnable before,
      MeterRegistry metrics) {
    this.feeds = feeds;
    this.tendFeeds = tendFeeds;
    this.right = right;
    this.pause = pause;
    this.before = before;
    for (Health health : Health.values()) {
      AtomicInteger count = new AtomicInteger();
      counts.put(health, count);
      Gauge.builder("dxpulse.feeds", count, AtomicInteger::get)
          .tag("health", health.name().toLowerCase(Locale.ROOT))
          .register(metrics);
    }
  }

  @Override
  public synchronized void start() {
    ExecutorService started = Executors.newVirtualThreadPerTaskExecutor();
    ThreadPoolTaskScheduler made = new ThreadPoolTaskScheduler();
    made.setThreadNamePrefix("feeds-");
    made.setDaemon(true);
    made.initialize();
    runs = started;
    scheduler = made;
    var _ = made.scheduleWithFixedDelay(() -> look(started), pause);
  }

  private void look(ExecutorService started) {
    try {
      right.keep();
      if (before != null) {
        before.run();
        before = null;
      }
      List<Feed> all = feeds.all();
      counts.forEach((health, count) ->
          count.set(
              (int)
                  all.stream()
                      .filter(feed -> !feed.isRemoved() && tendFeeds.health(feed) == health)
                      .count()));
      for (Feed feed : all) {
        if (looking.add(feed.definition().id())) {
          started.execute(() -> look(feed));
        }
      }
    } catch (RuntimeException away) {
      LOG.warn("feeds cannot be looked at: {}", away.toString());
    }
  }

  private void look(Feed feed) {
    try {
      tendFeeds.look(feed);
    } catch (RuntimeException failed) {
      LOG.warn("feed {}: {}", feed.definition().id(), failed.toString());
    } finally {
      looking.remove(feed.definition().id());
    }
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.shutdown();
      scheduler = null;
    }
    if (runs != null) {
      runs.shutdownNow();
      runs = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }
}
