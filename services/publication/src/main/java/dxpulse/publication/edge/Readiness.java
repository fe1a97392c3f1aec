package dxpulse.publication.edge;

import java.util.concurrent.atomic.AtomicBoolean;

/// Whether the plan was read and facts are flowing.
public final class Readiness {
  private final AtomicBoolean ready = new AtomicBoolean();

  public void reached() {
    ready.set(true);
  }

  public boolean isReady() {
    return ready.get();
  }
}
