package dxpulse.infra.edge;

import dxpulse.contracts.wire.BatchLoop;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Starts a batch loop with the application and ends it before the stores close. In a trial run,
/// which meets no broker, it does nothing.
public final class FlowReader implements SmartLifecycle {
  private final Supplier<BatchLoop> making;
  private volatile boolean running;
  private @Nullable BatchLoop loop;

  public FlowReader(Supplier<BatchLoop> making) {
    this.making = making;
  }

  @Override
  public void start() {
    BatchLoop made = making.get();
    loop = made;
    made.start();
    running = true;
  }

  @Override
  public void stop() {
    BatchLoop made = loop;
    if (made != null) {
      made.close();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
