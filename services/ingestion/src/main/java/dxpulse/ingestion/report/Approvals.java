package dxpulse.ingestion.report;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Workflow.Obstacle;
import dxpulse.ingestion.report.Workflow.Result;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.Fates.Fate;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.ObservationSink;
import dxpulse.ingestion.submission.Prospect;
import dxpulse.ingestion.submission.Prospect.Stand;
import dxpulse.ingestion.submission.Prospect.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where accepted figures go: to the log at once, or to whoever approves them.
///
/// The office and trusted feeds need nobody. What clerks and approvers report needs a second pair
/// of eyes unless their department does without.
public final class Approvals implements Intake {
  private static final int TRIES = 5;

  private final ObservationSink sink;
  private final Reports reports;
  private final Rules rules;
  private final Fates fates;
  private final KnownIndicators indicators;

  public Approvals(
      ObservationSink sink, Reports reports, Rules rules, Fates fates, KnownIndicators indicators) {
    this.sink = sink;
    this.reports = reports;
    this.rules = rules;
    this.fates = fates;
    this.indicators = indicators;
  }

  /// A figure that somebody wants to report, and what they know of it.
  ///
  /// @param absence why there is no figure
  /// @param seen the version of the report that they looked at, 0 for none; absent when they looked
  ///   at none and mean to replace whatever is there
  public record Wish(
      ObservationSubmitted observation, @Nullable String absence, @Nullable Integer seen) {
    public static Wish of(ObservationSubmitted observation) {
      return new Wish(observation, null, null);
    }
  }

  /// What became of a wish.
  public sealed interface Outcome {
    /// The log holds it.
    record Sent() implements Outcome {}

    /// It waits for approval.
    record Waits(Report report) implements Outcome {}

    /// @param report what is there instead
    record Refused(Obstacle obstacle, Report report) implements Outcome {}
  }

  /// Whether what somebody reports waits for approval.
  public boolean needsApproval(Caller caller) {
    boolean trusted = caller.is(Role.OFFICE) || caller.is(Role.FEED);
    return !trusted && rules.fourEyes(caller.organization(), caller.department());
  }

  @Override
  public List<Taken> take(
      List<ObservationSubmitted> figures, Caller caller, String traceparent, Instant now) {
    return report(figures.stream().map(Wish::of).toList(), caller, traceparent, now).stream()
        .map(Approvals::taken)
        .toList();
  }

  @Override
  public List<Taken> putForward(List<ObservationSubmitted> figures, Caller caller, Instant now) {
    return forward(figures.stream().map(Wish::of).toList(), caller, now).stream()
        .map(Approvals::taken)
        .toList();
  }

  @Override
  public List<Prospect> prospects(List<ObservationSubmitted> figures, Caller caller, Instant now) {
    if (caller.is(Role.FEED)) {
      return figures.stream().map(_ -> new Prospect(new Taken.Sent(), null)).toList();
    }
    boolean waits = needsApproval(caller);
    Map<String, Report> known = reports.find(figures.stream().map(Report::id).toList());
    return figures.stream()
        .map(figure -> {
          @Nullable Report existing = known.get(Report.id(figure));
          return new Prospect(
              waits ? prospect(existing, figure, caller, now) : new Taken.Sent(),
              existing == null ? null : standing(existing, figure));
        })
        .toList();
  }

  private Taken prospect(
      @Nullable Report existing, ObservationSubmitted figure, Caller caller, Instant now) {
    return switch (Workflow.submit(existing, figure, null, "", caller, now)) {
      case Result.Moved _, Result.Same _ -> new Taken.Waits();
      case Result.Refused(var obstacle) -> new Taken.Refused(obstacle.name(), obstacle.message());
    };
  }

  private static Standing standing(Report report, ObservationSubmitted figure) {
    Report.Step last = report.steps().getLast();
    String absence = report.absence();
    return new Standing(
        report.observation().observationId(),
        report.version(),
        switch (report.state()) {
          case SUBMITTED -> Stand.WAITS;
          case APPROVED -> Stand.HOLDS;
          case REOPENED -> Stand.REOPENED;
          case RETURNED, WITHDRAWN -> Stand.GIVEN_UP;
        },
        report.says(figure, null),
        last.byName(),
        absence != null ? absence : Workflow.figure(report.observation()));
  }

  private static Taken taken(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sent _ -> new Taken.Sent();
      case Outcome.Waits _ -> new Taken.Waits();
      case Outcome.Refused(var obstacle, _) ->
          new Taken.Refused(obstacle.name(), obstacle.message());
    };
  }

  /// Takes reports in from whoever makes them.
  ///
  /// @return an outcome for each wish, in their order; all that are not refused are durable
  /// @throws ObservationSink.NotAccepted when the log may not hold them; sending again does no harm
  public List<Outcome> report(List<Wish> wishes, Caller caller, String traceparent, Instant now) {
    return needsApproval(caller)
        ? forward(wishes, caller, now)
        : sendOn(wishes, caller, traceparent, now);
  }

  private List<Outcome> sendOn(List<Wish> wishes, Caller caller, String traceparent, Instant now) {
    List<ObservationSubmitted> figures =
        wishes.stream()
            .filter(wish -> wish.absence() == null)
            .map(wish -> wish.observation())
            .toList();
    sink.accept(figures, traceparent);
    for (Wish wish : wishes) {
      String absence = wish.absence();
      if (absence != null) {
        note(wish.observation(), absence, caller, now);
      }
    }
    return wishes.stream().<Outcome>map(_ -> new Outcome.Sent()).toList();
  }

  /// Keeps a reason for no figure that needs no approval: no log would hold it.
  private void note(ObservationSubmitted nothing, String absence, Caller caller, Instant now) {
    String id = Report.id(nothing);
    for (int tries = 0; tries < TRIES; tries++) {
      @Nullable Report existing = reports.find(List.of(id)).get(id);
      Report noted =
          Workflow.noted(existing, nothing, absence, departmentOf(nothing, caller), caller, now);
      if (reports.keep(List.of(noted)).isEmpty()) {
        return;
      }
    }
    throw new IllegalStateException(id + ": the report changed again and again");
  }

  private List<Outcome> forward(List<Wish> wishes, Caller caller, Instant now) {
    Map<String, Wish> open = new LinkedHashMap<>();
    wishes.forEach(wish -> open.put(wish.observation().observationId(), wish));
    Map<String, Outcome> outcomes = new HashMap<>();
    for (int tries = 0; !open.isEmpty() && tries < TRIES; tries++) {
      forward(open, outcomes, caller, now);
      open.keySet().removeAll(outcomes.keySet());
    }
    if (!open.isEmpty()) {
      throw new IllegalStateException("reports changed again and again under " + open.keySet());
    }
    fates.note(
        outcomes.entrySet().stream()
            .filter(
                each -> each.getValue() instanceof Outcome.Waits waits && waits.report().isOpen())
            .map(each -> new Fate(each.getKey(), "AWAITING_APPROVAL"))
            .toList());
    return wishes.stream()
        .map(wish -> outcomes.get(wish.observation().observationId()))
        .map(Objects::requireNonNull)
        .toList();
  }

  private void forward(
      Map<String, Wish> open, Map<String, Outcome> outcomes, Caller caller, Instant now) {
    Map<String, Report> known =
        new HashMap<>(
            reports.find(
                open.values().stream().map(wish -> Report.id(wish.observation())).toList()));
    Map<String, Report> changed = new LinkedHashMap<>();
    Map<String, Outcome> hoped = new LinkedHashMap<>();
    for (Wish wish : open.values()) {
      ObservationSubmitted observation = wish.observation();
      String id = Report.id(observation);
      @Nullable Report existing = known.get(id);
      int version = existing == null ? 0 : existing.version();
      Result result =
          Workflow.submit(
              existing,
              observation,
              wish.absence(),
              departmentOf(observation, caller),
              caller,
              now);
      switch (result) {
        case Result.Same(var same) ->
            outcomes.put(observation.observationId(), new Outcome.Waits(same));
        case Result.Refused(var obstacle) ->
            outcomes.put(
                observation.observationId(),
                new Outcome.Refused(obstacle, Objects.requireNonNull(existing)));
        case Result.Moved(var moved) -> {
          if (existing != null && wish.seen() != null && wish.seen() != version) {
            outcomes.put(
                observation.observationId(),
                new Outcome.Refused(Obstacle.CHANGED_MEANWHILE, existing));
          } else if (!changed.containsKey(id)) {
            changed.put(id, moved);
            hoped.put(observation.observationId(), new Outcome.Waits(moved));
          }
        }
      }
    }
    Set<String> lost = reports.keep(changed.values());
    hoped.forEach((observation, outcome) -> {
      if (outcome instanceof Outcome.Waits waits && !lost.contains(waits.report().id())) {
        outcomes.put(observation, outcome);
      }
    });
  }

  private String departmentOf(ObservationSubmitted observation, Caller caller) {
    return indicators
        .find(observation.organization(), observation.indicator())
        .map(IndicatorDefined::newest)
        .map(newest -> newest.department())
        .orElse(caller.department());
  }

  /// Sends on what was approved.
  ///
  /// @return those that the log holds
  /// @throws ObservationSink.NotAccepted when it may not; they are sent later
  List<Report> sendApproved(List<Report> approved, String traceparent) {
    List<Report> figures = approved.stream().filter(report -> report.absence() == null).toList();
    if (!figures.isEmpty()) {
      sink.accept(figures.stream().map(Report::observation).toList(), traceparent);
    }
    List<Report> sent = new ArrayList<>();
    for (Report report : figures) {
      sent.add(
          new Report(
              report.version() + 1,
              report.state(),
              report.observation(),
              report.department(),
              null,
              true,
              report.steps()));
    }
    Set<String> lost = reports.keep(sent);
    return sent.stream().filter(report -> !lost.contains(report.id())).toList();
  }
}
