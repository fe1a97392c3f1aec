package dxpulse.infra.edge;

import dxpulse.contracts.wire.BatchLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/// Loads a store and starts its batch loop before the first request is let in, and ends the loop
/// after the last one, before the stores close. Without a broker, as in some tests, it does
/// nothing.
public final class FlowReader implements SmartLifecycle {
  private static final int BEFORE_REQUESTS =
      WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;

  private final Supplier<BatchLoop> making;
  private volatile boolean running;
  private volatile @Nullable BatchLoop loop;
  private Consumer<BatchLoop> whenStarted = started -> {};
  private Runnable whenBroken = () -> {};

  /// @param making loads what the loop works on, then makes the loop
  public FlowReader(Supplier<BatchLoop> making) {
    this.making = making;
  }

  @Override
  public int getPhase() {
    return BEFORE_REQUESTS;
  }

  @Override
  public void start() {
    BatchLoop made = making.get();
    loop = made;
    made.whenBroken(whenBroken);
    made.start();
    running = true;
    whenStarted.accept(made);
  }

  /// Shows how many records of each topic wait for the reader.
  void showLag(MeterRegistry metrics) {
    whenStarted =
        started ->
            started
                .topics()
                .forEach(topic ->
                    Gauge.builder("dxpulse.consumer.lag", this, reader -> reader.lag(topic))
                        .tag("consumer", started.group())
                        .tag("topic", topic)
                        .register(metrics));
  }

  /// Shows operators that nothing is read any more.
  void showBreak(Readiness readiness) {
    whenBroken = () -> readiness.failed("reading from Kafka");
  }

  private long lag(String topic) {
    BatchLoop made = loop;
    return made == null ? 0 : made.lag(topic);
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
