package dxpulse.ingestion.submission;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.draft.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Decides which figures are accepted, and makes observations of them.
public final class AcceptSubmission {

  private final KnownIndicators indicators;

  public AcceptSubmission(KnownIndicators indicators) {
    this.indicators = indicators;
  }

  /// What was decided of one figure: an observation, or why not.
  public sealed interface Decision {
    record Accepted(ObservationSubmitted observation) implements Decision {}

    record Refused(List<SubmissionRule.Breach> breaches) implements Decision {}
  }

  /// @param id of the observation, if it is accepted
  public Decision decide(
      Draft draft, Caller caller, Source.Kind kind, String system, String id, Instant now) {
    List<SubmissionRule.Breach> breaches = breachesOf(draft, Set.of(), caller, now);
    return breaches.isEmpty()
        ? new Decision.Accepted(observation(draft, caller, kind, system, id, now))
        : new Decision.Refused(breaches);
  }

  /// What is wrong with a figure of which some members could not be read.
  ///
  /// @param unread members that could not be read and have a stand-in in the draft
  public List<SubmissionRule.Breach> breachesOf(
      Draft draft, Set<String> unread, Caller caller, Instant now) {
    return SubmissionRule.breachesOf(
        draft,
        indicators.find(caller.organization(), draft.indicator()).orElse(null),
        unread,
        caller,
        JapanTime.day(now));
  }

  private static ObservationSubmitted observation(
      Draft draft, Caller caller, Source.Kind kind, String system, String id, Instant now) {
    return new ObservationSubmitted(
        id,
        caller.organization(),
        draft.indicator(),
        draft.area() == null ? caller.organization().asArea() : draft.area(),
        draft.period(),
        draft.value(),
        draft.numerator(),
        draft.denominator(),
        draft.stage(),
        draft.status(),
        draft.sample(),
        draft.note(),
        Source.of(kind, system, draft.reference(), caller.id()),
        now);
  }
}
