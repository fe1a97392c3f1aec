package dxpulse.roadmap;

import dxpulse.contracts.wire.KafkaClients.NotAcknowledged;
import dxpulse.roadmap.project.ProjectDesk;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Announces, from the start and every few seconds, what an earlier failure left unannounced.
final class OutboxRelay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ProjectDesk desk;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox").factory());
  private volatile boolean running;

  OutboxRelay(ProjectDesk desk) {
    this.desk = desk;
  }

  @Override
  public void start() {
    running = true;
    ScheduledFuture<?> unused =
        clock.scheduleWithFixedDelay(
            this::announce, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void announce() {
    try {
      desk.announceLeft();
    } catch (NotAcknowledged later) {
      LOG.warn("announcements wait for Kafka");
    } catch (RuntimeException failed) {
      LOG.error("announcements failed", failed);
    }
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
