package dxpulse.ingestion.report;

import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Workflow.Obstacle;
import dxpulse.ingestion.report.Workflow.Result;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.Fates.Fate;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Carries out what people decide of reports, one or many at a time, each for itself.
public final class Decide {
  private final Reports reports;
  private final Approvals approvals;
  private final Fates fates;

  public Decide(Reports reports, Approvals approvals, Fates fates) {
    this.reports = reports;
    this.approvals = approvals;
    this.fates = fates;
  }

  /// What was decided of a report.
  ///
  /// @param report as it is now; absent when there is none
  /// @param obstacle why nothing was done; absent when it was, or when there is no report
  public record Decision(String id, @Nullable Report report, @Nullable Obstacle obstacle) {}

  /// Does the same with several reports.
  ///
  /// @param seen ids, each with the version that was looked at
  /// @param step what is done with each
  public List<Decision> decide(
      Map<String, Integer> seen, Function<Report, Result> step, String traceparent) {
    Map<String, Report> found = reports.find(seen.keySet());
    Map<String, Decision> decisions = new LinkedHashMap<>();
    List<Report> moved = new ArrayList<>();
    seen.forEach((id, version) -> {
      @Nullable Report report = found.get(id);
      if (report == null) {
        decisions.put(id, new Decision(id, null, null));
        return;
      }
      switch (step.apply(report)) {
        case Result.Same(var same) -> decisions.put(id, new Decision(id, same, null));
        case Result.Refused(var obstacle) -> decisions.put(id, new Decision(id, report, obstacle));
        case Result.Moved(var next) -> {
          if (version == report.version()) {
            moved.add(next);
            decisions.put(id, new Decision(id, next, null));
          } else {
            decisions.put(id, new Decision(id, report, Obstacle.CHANGED_MEANWHILE));
          }
        }
      }
    });
    Set<String> lost = reports.keep(moved);
    if (!lost.isEmpty()) {
      reports
          .find(lost)
          .forEach((id, report) ->
              decisions.put(id, new Decision(id, report, Obstacle.CHANGED_MEANWHILE)));
    }
    List<Report> kept = moved.stream().filter(report -> !lost.contains(report.id())).toList();
    note(kept);
    sendApproved(kept, traceparent)
        .forEach(sent -> decisions.put(sent.id(), new Decision(sent.id(), sent, null)));
    return List.copyOf(decisions.values());
  }

  private void note(List<Report> kept) {
    fates.tell(
        kept.stream()
            .filter(report ->
                report.steps().getLast().state() == State.RETURNED
                    || report.steps().getLast().state() == State.WITHDRAWN)
            .map(report ->
                new Fate(
                    report.observation().observationId(), report.steps().getLast().state().name()))
            .toList());
  }

  /// What is approved is promised by the store. If the log is away it is sent when it is back.
  private List<Report> sendApproved(List<Report> kept, String traceparent) {
    List<Report> approved =
        kept.stream().filter(report -> report.state() == State.APPROVED).toList();
    try {
      return approvals.sendReleased(approved, traceparent);
    } catch (NotAccepted later) {
      return List.of();
    }
  }

  /// Sends what an earlier failure left unsent.
  ///
  /// @throws NotAccepted when the log is still away
  public void sendLeft(String traceparent) {
    Collection<Report> left = reports.unsent();
    if (!left.isEmpty()) {
      var _ = approvals.sendReleased(left, traceparent);
    }
  }
}
