package dxpulse.ingestion.report.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.edge.ObservationIds;
import dxpulse.ingestion.report.Approvals;
import dxpulse.ingestion.report.Approvals.Outcome;
import dxpulse.ingestion.report.Approvals.Wish;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.Reports.Listed;
import dxpulse.ingestion.report.Workflow;
import dxpulse.ingestion.sheet.History;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.Plausibility;
import dxpulse.ingestion.sheet.TypedDrafts;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Takes reports from the entry page, and shows those that are on their way.
@RestController
class ReportController {
  private static final int MOST_ITEMS = 1_000;
  private static final int MOST_SHOWN = 200;
  static final Set<Role> REPORTERS = Set.of(Role.CLERK, Role.APPROVER, Role.OFFICE);

  private final AcceptSubmission acceptSubmission;
  private final Approvals approvals;
  private final Reports reports;
  private final LastValues values;
  private final ShownReports shown;
  private final TypedDrafts drafts;
  private final Clock clock;
  private final MeterRegistry metrics;

  ReportController(
      AcceptSubmission acceptSubmission,
      Approvals approvals,
      Reports reports,
      LastValues values,
      ShownReports shown,
      TypedDrafts drafts,
      Clock clock,
      MeterRegistry metrics) {
    this.acceptSubmission = acceptSubmission;
    this.approvals = approvals;
    this.reports = reports;
    this.values = values;
    this.shown = shown;
    this.drafts = drafts;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping("/api/ingestion/reports")
  ResponseEntity<byte[]> submit(
      HttpServletRequest request,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    Caller caller = Callers.current();
    if (REPORTERS.stream().noneMatch(caller::is)) {
      return Answers.problem(
          Problem.forbidden(
              "値を報告できるのは、担当者・承認者・事務局です / clerks, approvers and the office report figures"));
    }
    return Bodies.of(
        request,
        content ->
            Answers.reading(content, json -> submit(json, caller, TraceContext.of(traceparent))));
  }

  private ResponseEntity<byte[]> submit(JsonNode json, Caller caller, String trace) {
    if (!json.isArray() || json.isEmpty()) {
      return Answers.problem(
          Problem.malformed("本文が報告の配列ではありません / the body: no array of reports (expected: […])"));
    }
    if (json.size() > MOST_ITEMS) {
      return Answers.problem(
          Problem.tooLarge(
              "%d件あります（一度に%d件まで） / %d items (expected: at most %d)"
                  .formatted(json.size(), MOST_ITEMS, json.size(), MOST_ITEMS)));
    }
    Instant now = clock.instant();
    Wishes reader = new Wishes(acceptSubmission, caller, now);
    Supplier<String> ids = ObservationIds.fresh(clock);
    Map<Integer, Wish> wishes = new LinkedHashMap<>();
    List<Map<String, @Nullable Object>> results = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      Wishes.Reading reading = reader.read(json.get(i), "/" + i, ids.get());
      List<Problem.Fault> faults = new ArrayList<>(reading.faults());
      Wish wish = reading.wish();
      if (wish != null) {
        faults.addAll(unexplained(wish, "/" + i));
      }
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      result.put("outcome", "REFUSED");
      result.put("errors", faults);
      results.add(result);
      if (wish != null && faults.isEmpty()) {
        wishes.put(i, wish);
      }
    }
    List<Wish> all = List.copyOf(wishes.values());
    List<Outcome> outcomes;
    try {
      outcomes = approvals.report(all, caller, trace, now);
    } catch (NotAccepted away) {
      return Answers.problem(
          Problem.unavailable(
              "記録の仕組みが応答しません。何も受け付けていないので、もう一度送ってください / nothing is promised: the log does not acknowledge; send it again"));
    }
    List<String> done = new ArrayList<>();
    int place = 0;
    for (Integer index : wishes.keySet()) {
      Wish wish = all.get(place);
      Outcome outcome = outcomes.get(place);
      place++;
      results.set(index, result(wish, outcome, "/" + index));
      if (!(outcome instanceof Outcome.Refused)) {
        done.add(Report.id(wish.observation()));
      }
    }
    if (!done.isEmpty()) {
      removeDrafts(done, caller);
      metrics.counter("dxpulse.observations.accepted").increment(done.size());
    }
    return Answers.json(200, Map.of("results", results));
  }

  /// What a colleague has typed meanwhile stays theirs.
  private void removeDrafts(List<String> reported, Caller caller) {
    drafts.remove(
        drafts.find(reported).entrySet().stream()
            .filter(draft -> draft.getValue().by().equals(caller.id()))
            .map(Map.Entry::getKey)
            .toList());
  }

  /// An unusual value is taken with a word about it.
  private List<Problem.Fault> unexplained(Wish wish, String pointer) {
    ObservationSubmitted observation = wish.observation();
    String note = observation.note();
    BigDecimal value = observation.measuredValue();
    if (value == null || (note != null && !note.isBlank())) {
      return List.of();
    }
    History history =
        History.of(
            values,
            observation.organization(),
            observation.indicator(),
            observation.area(),
            observation.period());
    Plausibility usual = history.plausibility();
    return usual == null
        ? List.of()
        : usual.doubtsOf(value).stream()
            .map(doubt ->
                new Problem.Fault(
                    pointer + "/note",
                    "NEEDS_A_COMMENT",
                    comment(doubt),
                    value.toPlainString(),
                    "理由の説明 / a note that says why"))
            .toList();
  }

  private static String comment(Plausibility.Doubt doubt) {
    String[] message = doubt.message().split(" / ", 2);
    return message[0] + "。備考に理由を書いてください / " + message[1] + ": say why in the note";
  }

  private static Map<String, @Nullable Object> result(Wish wish, Outcome outcome, String pointer) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("observationId", wish.observation().observationId());
    switch (outcome) {
      case Outcome.Sent(var report) -> {
        result.put("outcome", wish.absence() == null ? "SENT" : "NOTED");
        if (report != null) {
          result.put("id", report.id());
          result.put("version", report.version());
          result.put("state", report.state().name());
        }
      }
      case Outcome.Waits(var report) -> {
        result.put("outcome", report.state().name());
        result.put("id", report.id());
        result.put("version", report.version());
        result.put("observationId", report.observation().observationId());
      }
      case Outcome.Refused(var obstacle, var report) -> {
        result.put("outcome", "REFUSED");
        result.put(
            "errors",
            List.of(
                new Problem.Fault(
                    pointer,
                    obstacle.name(),
                    obstacle.message(),
                    null,
                    "今の内容の報告 / a report as it is now")));
        result.put("report", ReportView.figures(report));
      }
    }
    return result;
  }

  @GetMapping("/api/ingestion/reports")
  ResponseEntity<byte[]> list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String period) {
    Caller caller = Callers.current();
    if (REPORTERS.stream().noneMatch(caller::is)) {
      return Answers.problem(
          Problem.forbidden(
              "報告を見られるのは、担当者・承認者・事務局です / clerks, approvers and the office see reports"));
    }
    Set<State> states;
    Optional<Period> only;
    try {
      states =
          state == null
              ? EnumSet.of(State.SUBMITTED, State.RETURNED, State.REOPENED)
              : EnumSet.of(State.valueOf(state.toUpperCase(Locale.ROOT)));
      only = Optional.ofNullable(period).map(PeriodReader::read);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    First first = new First(inOrder(states), MOST_SHOWN);
    reports.goThrough(
        caller.organization(),
        states,
        each -> {
          if (Workflow.isOf(each.department(), caller)
              && only.map(each.period()::equals).orElse(true)) {
            first.add(each);
          }
        });
    return Answers.json(
        200,
        Map.of(
            "total",
            first.total(),
            "reports",
            reports.listed(first.all()).stream().map(report -> shown.of(report, caller)).toList(),
            "mayApprove",
            caller.is(Role.APPROVER) || caller.is(Role.OFFICE),
            "mayReopen",
            caller.is(Role.OFFICE)));
  }

  /// What waits longest is decided first; of what is decided, the newest is looked for.
  private static Comparator<Listed> inOrder(Set<State> states) {
    Comparator<Listed> byAge = Comparator.comparing(Listed::at);
    return Comparator.comparing(Listed::state)
        .thenComparing(states.contains(State.SUBMITTED) ? byAge : byAge.reversed())
        .thenComparing(Listed::id);
  }
}
