package dxpulse.ingestion.submission;

import dxpulse.contracts.types.event.ObservationSubmitted;
import java.util.List;

/// Where accepted observations go.
public interface ObservationSink {
  /// Returns once all of them are durable; an answer to a sender is a promise.
  ///
  /// @throws NotAccepted when they may not be; to send them again does no harm
  void accept(List<ObservationSubmitted> observations, String traceparent);

  /// Nothing is promised: the log did not acknowledge.
  final class NotAccepted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAccepted(Throwable cause) {
      super("Kafka did not acknowledge", cause);
    }
  }
}
