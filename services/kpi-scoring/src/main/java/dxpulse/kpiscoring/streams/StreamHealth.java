package dxpulse.kpiscoring.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the state of the stream. Records that cannot be used are set aside before they get here:
/// what ends a thread is a fault that passes, and another thread takes its place; only an error of
/// the machine itself ends the client.
public final class StreamHealth
    implements KafkaStreams.StateListener, StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StreamHealth.class);

  private final Observer observer;

  /// Hears what the state means.
  public interface Observer {
    void running();

    /// Not running now; may run again by itself.
    void interrupted();

    /// Only a new process helps.
    void failed();
  }

  public StreamHealth(Observer observer) {
    this.observer = observer;
  }

  @Override
  public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
    switch (now) {
      case RUNNING -> observer.running();
      // Partitions move between nodes while what is stored goes on being read.
      case CREATED, REBALANCING -> {}
      case PENDING_SHUTDOWN, NOT_RUNNING -> observer.interrupted();
      case PENDING_ERROR, ERROR -> {
        observer.interrupted();
        observer.failed();
      }
    }
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable fault) {
    boolean passes = !isOfTheMachine(fault);
    LOG.error(passes ? "the stream's thread is replaced" : "the stream ends", fault);
    return passes
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static boolean isOfTheMachine(Throwable fault) {
    for (Throwable at = fault; at != null; at = at.getCause()) {
      if (at instanceof Error) {
        return true;
      }
    }
    return false;
  }
}
