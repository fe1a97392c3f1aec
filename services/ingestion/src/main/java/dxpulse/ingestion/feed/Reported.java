package dxpulse.ingestion.feed;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.feed.SortFigures.Fate;
import dxpulse.ingestion.feed.SortFigures.Sorted;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.Workflow.Obstacle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What approvers have before them already, or have decided: a feed asks again and again, and must
/// not put forward again what waits, nor what was given back to it unchanged.
final class Reported {
  static final String LOCKED = Obstacle.LOCKED.name();
  private static final int BATCH = 2_000;

  private final Reports reports;

  Reported(Reports reports) {
    this.reports = reports;
  }

  /// The same figures, of which some are known to approvers.
  ///
  /// @param feed if it is trusted its figures take the place of what waits
  List<Sorted> asKnown(List<Sorted> figures, FeedDefinition feed) {
    Map<String, Report> known = known(figures);
    String submitter = SortFigures.caller(feed).id();
    return figures.stream()
        .map(figure ->
            figure.fate() == Fate.UNCHANGED
                ? asWaiting(figure, known, submitter)
                : asKnown(figure, known, feed.trusted()))
        .toList();
  }

  private Map<String, Report> known(List<Sorted> figures) {
    List<String> ids =
        figures.stream()
            .filter(figure -> figure.fate() != Fate.REJECTED)
            .map(figure -> Report.id(Objects.requireNonNull(figure.observation())))
            .distinct()
            .toList();
    Map<String, Report> known = new HashMap<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      known.putAll(reports.find(ids.subList(from, Math.min(ids.size(), from + BATCH))));
    }
    return known;
  }

  private static Sorted asKnown(Sorted figure, Map<String, Report> known, boolean trusted) {
    ObservationSubmitted observation = figure.observation();
    if (figure.fate() != Fate.ACCEPTED || observation == null) {
      return figure;
    }
    @Nullable Report report = known.get(Report.id(observation));
    if (report == null) {
      return figure;
    }
    boolean same = report.says(observation, null);
    if (!same && report.state() != State.WITHDRAWN && isLater(report, observation)) {
      return Overtaken.of(figure.item(), observation);
    }
    return switch (report.state()) {
      case APPROVED -> same ? unchanged(figure, List.of()) : locked(figure, observation);
      case RECORDED -> same ? unchanged(figure, List.of()) : figure;
      case SUBMITTED, WITHDRAWN -> same && !trusted ? unchanged(figure, List.of()) : figure;
      case RETURNED ->
          same && !trusted
              ? unchanged(figure, List.of(returned(figure, observation, report)))
              : figure;
      case REOPENED -> figure;
    };
  }

  /// What holds is said again while something else that the feed said meanwhile waits: who approves
  /// that would release what its source has taken back.
  private static Sorted asWaiting(Sorted figure, Map<String, Report> known, String submitter) {
    ObservationSubmitted observation = Objects.requireNonNull(figure.observation());
    @Nullable Report report = known.get(Report.id(observation));
    return report != null
            && report.state() == State.SUBMITTED
            && report.reportedBy().equals(submitter)
            && !Overtaken.is(figure)
            && !isLater(report, observation)
            && !report.says(observation.from(report.observation().source()), null)
        ? new Sorted(figure.item(), Fate.ACCEPTED, observation, figure.faults())
        : figure;
  }

  private static boolean isLater(Report report, ObservationSubmitted observation) {
    return report.observation().submittedAt().isAfter(observation.submittedAt());
  }

  private static Sorted unchanged(Sorted figure, List<FeedFault> warnings) {
    return new Sorted(figure.item(), Fate.UNCHANGED, figure.observation(), warnings);
  }

  private static Sorted locked(Sorted figure, ObservationSubmitted observation) {
    return new Sorted(
        figure.item(),
        Fate.REJECTED,
        null,
        List.of(fault(figure, observation, LOCKED, Obstacle.LOCKED.message())));
  }

  private static FeedFault returned(
      Sorted figure, ObservationSubmitted observation, Report report) {
    List<String> notes = new ArrayList<>();
    report.steps().stream()
        .filter(step -> step.state() == State.RETURNED && step.note() != null)
        .forEach(step -> notes.add(String.valueOf(step.note())));
    String note = notes.isEmpty() ? "" : notes.getLast();
    return fault(
        figure,
        observation,
        "RETURNED",
        "差し戻された値のままです（%s） / the value is still the one that was given back (%s)"
            .formatted(note, note));
  }

  private static FeedFault fault(
      Sorted figure, ObservationSubmitted observation, String code, String message) {
    return new FeedFault(
        figure.item().place(), "period", code, message, observation.period().toString(), null);
  }
}
