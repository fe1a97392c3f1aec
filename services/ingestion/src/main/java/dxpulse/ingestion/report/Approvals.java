package dxpulse.ingestion.report;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Report.State;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where accepted figures go: to the log at once, or to whoever approves them.
///
/// The office and trusted feeds need nobody. What clerks and approvers report needs a second pair
/// of eyes unless their department does without. What is approved is locked for all of them.
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

    private String report() {
      return Report.id(observation);
    }
  }

  /// What became of a wish.
  public sealed interface Outcome {
    /// Nobody needs to approve it, and the log holds it if it is a figure.
    ///
    /// @param report what is kept of it; absent when it came from nobody's sheet
    record Sent(@Nullable Report report) implements Outcome {}

    /// It waits for approval, or is approved already.
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
  public List<Taken> putForward(
      List<ObservationSubmitted> figures, Caller caller, String traceparent, Instant now) {
    List<Wish> wishes = figures.stream().map(Wish::of).toList();
    return forward(wishes, Workflow::putForward, caller, traceparent, now).stream()
        .map(Approvals::taken)
        .toList();
  }

  @Override
  public List<Prospect> prospects(List<ObservationSubmitted> figures, Caller caller, Instant now) {
    boolean waits = needsApproval(caller);
    Taken good = waits ? new Taken.Waits() : new Taken.Sent();
    Workflow.Entry entry = waits ? Workflow::submit : Workflow::record;
    Map<String, Report> known = reports.find(figures.stream().map(Report::id).toList());
    Set<String> rejected = rejected(known.values());
    return figures.stream()
        .map(figure -> {
          @Nullable Report existing = known.get(Report.id(figure));
          if (existing == null) {
            return new Prospect(good, null);
          }
          Result result = entry.of(existing, figure, null, existing.department(), caller, now);
          return new Prospect(
              result instanceof Result.Refused(var obstacle)
                  ? new Taken.Refused(obstacle.name(), obstacle.message())
                  : good,
              standing(existing, figure, rejected));
        })
        .toList();
  }

  private static Standing standing(
      Report report, ObservationSubmitted figure, Set<String> rejected) {
    Report.Step last = report.steps().getLast();
    String absence = report.absence();
    return new Standing(
        report.observation().observationId(),
        report.version(),
        switch (report.state()) {
          case SUBMITTED -> Stand.WAITS;
          case APPROVED -> Stand.HOLDS;
          case RECORDED -> Stand.RECORDED;
          case REOPENED -> Stand.REOPENED;
          case RETURNED, WITHDRAWN -> Stand.GIVEN_UP;
        },
        report.says(figure, null) && !rejected.contains(report.id()),
        last.byName(),
        absence != null ? absence : Workflow.figure(report.observation()));
  }

  private static Taken taken(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Sent _ -> new Taken.Sent();
      case Outcome.Waits(var report) -> report.isReleased() ? new Taken.Sent() : new Taken.Waits();
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
        ? forward(wishes, Workflow::submit, caller, traceparent, now)
        : sendOn(wishes, caller, traceparent, now);
  }

  private List<Outcome> forward(
      List<Wish> wishes, Workflow.Entry entry, Caller caller, String traceparent, Instant now) {
    Map<String, Outcome> outcomes = settled(wishes, entry, caller, traceparent, now);
    var _ = sendReleased(unsent(outcomes.values()), traceparent);
    return wishes.stream().map(wish -> of(wish, outcomes)).toList();
  }

  /// Sends figures to the log. Those that concern a report become part of it first, so that what is
  /// locked stays, and what waited is not approved over them later. What a released report says
  /// already is not sent again: it would take the approval from the value.
  private List<Outcome> sendOn(List<Wish> wishes, Caller caller, String traceparent, Instant now) {
    Set<String> known = reports.find(wishes.stream().map(Wish::report).toList()).keySet();
    List<Wish> concerned =
        wishes.stream()
            .filter(wish ->
                wish.seen() != null || wish.absence() != null || known.contains(wish.report()))
            .toList();
    Map<String, Outcome> kept =
        concerned.isEmpty()
            ? Map.of()
            : settled(concerned, Workflow::record, caller, traceparent, now);
    Map<String, Report> sent = new HashMap<>();
    sendReleased(unsent(kept.values()), traceparent)
        .forEach(report -> sent.put(report.id(), report));
    List<ObservationSubmitted> figures =
        wishes.stream()
            .map(Wish::observation)
            .filter(figure -> !kept.containsKey(figure.observationId()))
            .toList();
    if (!figures.isEmpty()) {
      sink.accept(figures, traceparent);
    }
    return wishes.stream()
        .map(wish ->
            switch (kept.get(wish.observation().observationId())) {
              case null -> new Outcome.Sent(null);
              case Outcome.Waits(var report) ->
                  new Outcome.Sent(sent.getOrDefault(report.id(), report));
              case Outcome other -> other;
            })
        .toList();
  }

  /// What is released and not yet in the log.
  private static List<Report> unsent(Collection<Outcome> outcomes) {
    Map<String, Report> unsent = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Waits(var report) && report.isReleased() && !report.sent()) {
        unsent.put(report.id(), report);
      }
    }
    return List.copyOf(unsent.values());
  }

  private static Outcome of(Wish wish, Map<String, Outcome> outcomes) {
    return Objects.requireNonNull(outcomes.get(wish.observation().observationId()));
  }

  /// Makes reports of wishes.
  ///
  /// @return by observation: the report as it is kept, or why not
  private Map<String, Outcome> settled(
      List<Wish> wishes, Workflow.Entry entry, Caller caller, String traceparent, Instant now) {
    Map<String, Wish> open = new LinkedHashMap<>();
    wishes.forEach(wish -> open.put(wish.observation().observationId(), wish));
    Map<String, Outcome> outcomes = new HashMap<>();
    int inVain = 0;
    while (!open.isEmpty()) {
      Map<String, Outcome> settled = settleOnce(open.values(), entry, caller, traceparent, now);
      inVain = settled.isEmpty() ? inVain + 1 : 0;
      if (inVain == TRIES) {
        throw new IllegalStateException("reports changed again and again under " + open.keySet());
      }
      outcomes.putAll(settled);
      open.keySet().removeAll(settled.keySet());
    }
    return outcomes;
  }

  private Map<String, Outcome> settleOnce(
      Collection<Wish> wishes,
      Workflow.Entry entry,
      Caller caller,
      String traceparent,
      Instant now) {
    Map<String, Report> known = allSent(wishes.stream().map(Wish::report).toList(), traceparent);
    Set<String> rejected = rejected(known.values());
    Map<String, Outcome> outcomes = new HashMap<>();
    Map<String, Report> changed = new LinkedHashMap<>();
    for (Wish wish : wishes) {
      ObservationSubmitted observation = wish.observation();
      @Nullable Report existing = known.get(wish.report());
      Result result =
          entry.of(
              existing,
              observation,
              wish.absence(),
              departmentOf(observation, caller),
              caller,
              now);
      switch (result) {
        case Result.Same(var same) -> {
          if (rejected.contains(same.id()) && wish.absence() == null) {
            var _ = changed.putIfAbsent(same.id(), same.again(observation));
          } else {
            outcomes.put(observation.observationId(), new Outcome.Waits(same));
          }
        }
        case Result.Refused(var obstacle) ->
            outcomes.put(
                observation.observationId(),
                new Outcome.Refused(obstacle, Objects.requireNonNull(existing)));
        case Result.Moved(var moved) -> {
          if (existing != null && wish.seen() != null && wish.seen() != existing.version()) {
            outcomes.put(
                observation.observationId(),
                new Outcome.Refused(Obstacle.CHANGED_MEANWHILE, existing));
          } else {
            // Of several about one value, each takes its turn.
            var _ = changed.putIfAbsent(wish.report(), moved);
          }
        }
      }
    }
    Set<String> lost = reports.keep(changed.values());
    changed.keySet().removeAll(lost);
    changed.forEach((id, report) ->
        outcomes.put(report.observation().observationId(), new Outcome.Waits(report)));
    noteWaiting(changed.values());
    noteReplaced(changed.keySet(), known);
    noteRepeated(outcomes);
    return outcomes;
  }

  /// Ids of released reports whose figure the log's readers could not use: it is sent again when
  /// somebody says it again.
  private Set<String> rejected(Collection<Report> known) {
    List<Report> sent =
        known.stream().filter(report -> report.isReleased() && report.sent()).toList();
    if (sent.isEmpty()) {
      return Set.of();
    }
    Map<String, Fate> became =
        fates.of(sent.stream().map(report -> report.observation().observationId()).toList());
    return sent.stream()
        .filter(report ->
            became.get(report.observation().observationId()) instanceof Fate fate
                && fate.state().equals("REJECTED"))
        .map(Report::id)
        .collect(Collectors.toSet());
  }

  /// Reports that are known, after those that wait to be sent are: nothing takes the place of a
  /// released figure that the log has not seen.
  private Map<String, Report> allSent(List<String> ids, String traceparent) {
    Map<String, Report> known = reports.find(ids);
    List<Report> unsent =
        known.values().stream()
            .filter(report -> report.state() == State.RECORDED && !report.sent())
            .toList();
    if (unsent.isEmpty()) {
      return known;
    }
    var _ = sendReleased(unsent, traceparent);
    return reports.find(ids);
  }

  private void noteWaiting(Collection<Report> kept) {
    fates.tell(
        kept.stream()
            .filter(report -> report.state() == State.SUBMITTED)
            .map(report -> new Fate(report.observation().observationId(), "AWAITING_APPROVAL"))
            .toList());
  }

  /// Figures that waited and were replaced will never be approved.
  private void noteReplaced(Set<String> changed, Map<String, Report> before) {
    fates.tell(
        changed.stream()
            .map(before::get)
            .filter(Objects::nonNull)
            .filter(report -> report.state() == State.SUBMITTED)
            .map(report -> new Fate(report.observation().observationId(), "SUPERSEDED"))
            .toList());
  }

  /// What says what stands already, under another id, will never be sent.
  private void noteRepeated(Map<String, Outcome> outcomes) {
    fates.tell(
        outcomes.entrySet().stream()
            .filter(each ->
                each.getValue() instanceof Outcome.Waits(var report)
                    && !report.observation().observationId().equals(each.getKey()))
            .map(each -> new Fate(each.getKey(), "UNCHANGED"))
            .toList());
  }

  private String departmentOf(ObservationSubmitted observation, Caller caller) {
    return indicators
        .find(observation.organization(), observation.indicator())
        .map(IndicatorDefined::newest)
        .map(newest -> newest.department())
        .orElse(caller.department());
  }

  /// Sends on what was released.
  ///
  /// @return those that the log holds
  /// @throws ObservationSink.NotAccepted when it may not; they are sent later
  List<Report> sendReleased(Collection<Report> released, String traceparent) {
    List<Report> figures = released.stream().filter(report -> report.absence() == null).toList();
    if (figures.isEmpty()) {
      return List.of();
    }
    sink.accept(figures.stream().map(Report::observation).toList(), traceparent);
    List<Report> sent = figures.stream().map(Report::asSent).toList();
    Set<String> lost = reports.keep(sent);
    return sent.stream().filter(report -> !lost.contains(report.id())).toList();
  }
}
