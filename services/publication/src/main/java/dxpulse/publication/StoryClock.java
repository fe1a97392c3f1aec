package dxpulse.publication;

import dxpulse.publication.story.PublicStories;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Shows what is published when the service starts, and what another node published since.
final class StoryClock implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StoryClock.class);
  // Nobody is answered from a plan without its cases.
  private static final int BEFORE_THE_BOARDS = -1;

  private final PublicStories stories;
  private final Clock clock;
  private final Duration pause;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("cases").factory());
  private volatile boolean running;

  StoryClock(PublicStories stories, Clock clock, Duration pause) {
    this.stories = stories;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_BOARDS;
  }

  @Override
  public void start() {
    stories.show(clock.millis());
    running = true;
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      stories.show(clock.millis());
    } catch (RuntimeException away) {
      LOG.warn("cases are looked at again in a moment: {}", away.toString());
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
