package dxpulse.ingestion.submission;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import java.time.Instant;
import java.util.List;

/// Where figures go that keep the rules: to the log at once, or to whoever approves them first.
public interface Intake {
  /// What became of a figure.
  sealed interface Taken {
    /// The log holds it.
    record Sent() implements Taken {}

    /// It is kept, and goes to the log once somebody has approved it.
    record Waits() implements Taken {}

    /// It is not taken.
    ///
    /// @param message Japanese, then English
    record Refused(String code, String message) implements Taken {}
  }

  /// Takes figures in from whoever reports them.
  ///
  /// @return one for each figure, in their order; all that are not refused are durable
  /// @throws ObservationSink.NotAccepted when the log may not hold them; to send them again does no
  ///   harm
  List<Taken> take(
      List<ObservationSubmitted> figures, Caller caller, String traceparent, Instant now);

  /// Takes figures in that somebody must approve, whoever sends them: those of a feed that is not
  /// trusted. What was given back is not put forward again as it is.
  ///
  /// @throws ObservationSink.NotAccepted when the log may not hold what they would take the place
  ///   of
  List<Taken> putForward(
      List<ObservationSubmitted> figures, Caller caller, String traceparent, Instant now);
}
