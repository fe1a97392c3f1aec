package dxpulse.publication;

import dxpulse.contracts.wire.KafkaClients.NotAcknowledged;
import dxpulse.publication.edge.Readiness;
import dxpulse.publication.release.Release;
import dxpulse.publication.release.ReleaseDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Does to releases what the time asks for: prepares those of closed periods, publishes those whose
/// embargo ends, and tells subscribers of what was published and not told yet.
final class ReleaseClock implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseClock.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final ReleaseDesk desk;
  private final Readiness readiness;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Duration pause;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("releases").factory());
  private Instant lookedAt = Instant.EPOCH;
  private volatile boolean running;

  ReleaseClock(
      ReleaseDesk desk, Readiness readiness, MeterRegistry metrics, Clock clock, Duration pause) {
    this.desk = desk;
    this.readiness = readiness;
    this.metrics = metrics;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public void start() {
    running = true;
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            this::tick, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      Instant now = clock.instant();
      count("published", desk.publishDue(now));
      // From half a plan nothing is prepared.
      if (readiness.isReady()
          && Duration.between(lookedAt, now).abs().compareTo(BETWEEN_LOOKS) >= 0) {
        count("prepared", desk.prepareClosed(now));
        lookedAt = now;
      }
      desk.announceLeft();
    } catch (NotAcknowledged later) {
      LOG.warn("releases are announced once Kafka answers");
    } catch (RuntimeException failed) {
      LOG.error("releases not tended now, tried again", failed);
    }
  }

  private void count(String what, List<Release> releases) {
    for (Release release : releases) {
      metrics.counter("dxpulse.releases.tended", "act", what).increment();
      LOG.info("release {} {} by the clock", release.id(), what);
    }
  }

  @Override
  public void stop() {
    running = false;
    timer.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
