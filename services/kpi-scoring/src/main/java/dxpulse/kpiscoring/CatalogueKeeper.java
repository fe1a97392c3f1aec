package dxpulse.kpiscoring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Fills the catalogue when the service starts, and from then on announces what could not be
/// announced when it was saved.
final class CatalogueKeeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Runnable filling;
  private final Runnable announcing;
  private volatile @Nullable Thread thread;

  CatalogueKeeper(Runnable filling, Runnable announcing) {
    this.filling = filling;
    this.announcing = announcing;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().daemon().name("catalogue-keeper").start(this::keep);
  }

  private void keep() {
    boolean filled = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (!filled) {
          filling.run();
          filled = true;
        }
        announcing.run();
      } catch (RuntimeException later) {
        LOG.warn("the catalogue is tended again in {}: {}", PAUSE, later.toString());
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
