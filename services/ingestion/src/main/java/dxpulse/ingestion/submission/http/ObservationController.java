package dxpulse.ingestion.submission.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.edge.DraftReader;
import dxpulse.ingestion.edge.ObservationIds;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.IdempotencyKeys;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.submission.Machines;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import dxpulse.ingestion.submission.SaidSoFar;
import dxpulse.ingestion.submission.SubmissionRule;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Takes figures in: one or many at a time, each answered for itself.
@RestController
class ObservationController {
  private static final Logger LOG = LoggerFactory.getLogger(ObservationController.class);
  private static final int MOST_ITEMS = 10_000;
  private static final int MOST_TOLD = 20;
  private static final Set<String> PLACE = Set.of("indicator", "area", "period");
  private static final Set<Role> SENDERS =
      Set.of(Role.FEED, Role.CLERK, Role.APPROVER, Role.OFFICE);

  private final AcceptSubmission acceptSubmission;
  private final Intake intake;
  private final IdempotencyKeys keys;
  private final Fates fates;
  private final RefusedFigures refusedFigures;
  private final Machines machines;
  private final Clock clock;
  private final MeterRegistry metrics;

  ObservationController(
      AcceptSubmission acceptSubmission,
      Intake intake,
      IdempotencyKeys keys,
      Fates fates,
      RefusedFigures refusedFigures,
      Machines machines,
      Clock clock,
      MeterRegistry metrics) {
    this.acceptSubmission = acceptSubmission;
    this.intake = intake;
    this.keys = keys;
    this.fates = fates;
    this.refusedFigures = refusedFigures;
    this.machines = machines;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping("/api/ingestion/observations")
  ResponseEntity<byte[]> submit(
      HttpServletRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    Caller caller = Callers.current();
    if (SENDERS.stream().noneMatch(caller::is)) {
      return Answers.problem(
          Problem.forbidden(
              "値を送れるのは、連携・担当者・承認者・事務局です / figures are sent by feeds, clerks, approvers and the office"));
    }
    if (caller.is(Role.FEED) && machines.isOff(caller)) {
      return Answers.problem(
          Problem.conflict(
              "この機械の連携は停止しています。再開するまで値を受け付けません"
                  + " / the feed of this machine is switched off: nothing is taken until it is on again"));
    }
    if (key != null && (key.isBlank() || key.length() > 200)) {
      return Answers.problem(
          Problem.malformed("Idempotency-Keyは1から200字です / Idempotency-Key: 1 to 200 characters"));
    }
    String trace = TraceContext.of(traceparent);
    return Bodies.of(
        request,
        content ->
            Answers.reading(
                content,
                json ->
                    key == null
                        ? submit(json, content.length, caller, ObservationIds.fresh(clock), trace)
                        : once(content, key, caller, json, trace)));
  }

  private ResponseEntity<byte[]> once(
      byte[] content, String key, Caller caller, JsonNode json, String trace) {
    String fingerprint = ObservationIds.fingerprint(content);
    IdempotencyKeys.Entry holder = keys.take(caller.id(), key, fingerprint);
    if (!holder.fingerprint().equals(fingerprint)) {
      return Answers.problem(
          Problem.conflict(
              "同じIdempotency-Keyが、ほかの内容で使われています / Idempotency-Key was used before with another body"));
    }
    byte[] earlier = holder.answer();
    if (earlier != null) {
      return ResponseEntity.status(202).header("Content-Type", "application/json").body(earlier);
    }
    ResponseEntity<byte[]> answer =
        submit(
            json,
            content.length,
            caller,
            ObservationIds.derived(caller.id(), key, fingerprint),
            trace);
    byte[] body = answer.getBody();
    int status = answer.getStatusCode().value();
    if (status == 202 && body != null) {
      afterThePromise(() -> keys.answer(caller.id(), key, body));
    } else if (status != 503) { // then nobody knows whether something was sent
      keys.release(caller.id(), key);
    }
    return answer;
  }

  /// What is kept beside a promise that Kafka holds: if it fails the promise still stands, and
  /// sending the same again leads to the same observations.
  private static void afterThePromise(Runnable keeping) {
    try {
      keeping.run();
    } catch (RuntimeException failed) {
      LOG.warn("accepted, but not kept beside it: {}", failed.toString());
    }
  }

  private ResponseEntity<byte[]> submit(
      JsonNode json, int bytes, Caller caller, Supplier<String> ids, String trace) {
    List<JsonNode> items = json.isArray() ? json.valueStream().toList() : List.of(json);
    if (items.isEmpty()) {
      return Answers.problem(
          Problem.malformed("値がありません（1件以上） / []: no item (expected: at least one)"));
    }
    if (items.size() > MOST_ITEMS) {
      return Answers.problem(
          Problem.tooLarge(
              "%d件あります（一度に%d件まで） / %d items (expected: at most %d)"
                  .formatted(items.size(), MOST_ITEMS, items.size(), MOST_ITEMS)));
    }
    Instant now = clock.instant();
    Map<Integer, ObservationSubmitted> accepted = new LinkedHashMap<>();
    SaidSoFar said = new SaidSoFar();
    Refusals refusals = new Refusals();
    for (int i = 0; i < items.size(); i++) {
      String pointer = json.isArray() ? "/" + i : "";
      String id = ids.get();
      DraftReader reader = new DraftReader(items.get(i), pointer);
      Optional<Draft> sketch = reader.sketch();
      if (!reader.faults().isEmpty()) {
        List<Problem.Fault> found = new ArrayList<>(reader.faults());
        sketch.ifPresent(read ->
            found.addAll(
                located(pointer, acceptSubmission.breachesOf(read, reader.unread(), caller, now))));
        refusals.add(
            i,
            pointer,
            items.get(i),
            found,
            sketch
                .filter(read -> PLACE.stream().noneMatch(reader.unread()::contains))
                .map(read -> place(read, caller))
                .orElse(null));
        continue;
      }
      Place place = place(sketch.orElseThrow(), caller);
      switch (acceptSubmission.decide(
          sketch.orElseThrow(), caller, kindOf(caller), systemOf(caller), id, now)) {
        case Decision.Accepted(ObservationSubmitted observation) -> {
          if (items.size() > 1 && said.contradicts(observation)) {
            refusals.add(i, pointer, items.get(i), List.of(repeated(pointer, observation)), place);
          } else {
            accepted.put(i, observation);
          }
        }
        case Decision.Refused(var breaches) ->
            refusals.add(i, pointer, items.get(i), located(pointer, breaches), place);
      }
    }
    List<Taken> taken;
    try {
      taken =
          accepted.isEmpty()
              ? List.of()
              : taken(List.copyOf(accepted.values()), caller, trace, now);
    } catch (NotAccepted away) {
      return Answers.problem(
          Problem.unavailable(
              "記録の仕組みが応答しません。何も受け付けていないので、もう一度送ってください / nothing is promised: the log does not acknowledge; send it again"));
    }
    List<String> promised = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    Iterator<Taken> outcomes = taken.iterator();
    accepted.forEach((i, observation) -> {
      String pointer = json.isArray() ? "/" + i : "";
      switch (outcomes.next()) {
        case Taken.Sent _ -> promised.add(observation.observationId());
        case Taken.Waits _ -> {
          promised.add(observation.observationId());
          waiting.add(observation.observationId());
        }
        case Taken.Refused(var code, var message) ->
            refusals.add(
                i,
                pointer,
                items.get(i),
                List.of(new Problem.Fault(pointer + "/period", code, message, null, null)),
                new Place(observation.indicator(), observation.area(), observation.period()));
      }
    });
    refusals.faults.forEach(
        fault -> metrics.counter("dxpulse.observations.refused", "code", fault.code()).increment());
    afterThePromise(() -> keep(refusals, caller, now));
    afterThePromise(() -> hear(caller, promised.size(), refusals, bytes));
    if (promised.isEmpty()) {
      boolean onlyForbidden =
          refusals.faults.stream().allMatch(fault -> fault.code().equals("WRONG_DEPARTMENT"));
      return Answers.problem(
          onlyForbidden
              ? Problem.forbidden("ほかの課の指標です / the indicator belongs to another department")
              : Problem.invalid(refusals.faults));
    }
    metrics.counter("dxpulse.observations.accepted").increment(promised.size());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("accepted", promised);
    answer.put("awaitingApproval", waiting);
    answer.put("rejected", refusals.rejected);
    return Answers.json(202, answer);
  }

  private List<Taken> taken(
      List<ObservationSubmitted> figures, Caller caller, String trace, Instant now) {
    return !caller.is(Role.FEED) || machines.isTrusted(caller)
        ? intake.take(figures, caller, trace, now)
        : intake.putForward(figures, caller, trace, now);
  }

  private void hear(Caller caller, int promised, Refusals refusals, int bytes) {
    if (caller.is(Role.FEED)) {
      List<RefusedFigures.Fault> faults =
          refusals.faults.stream()
              .limit(MOST_TOLD)
              .map(
                  fault -> new RefusedFigures.Fault(fault.pointer(), fault.code(), fault.message()))
              .toList();
      machines.hear(
          caller,
          new Machines.Sent(promised, refusals.items.size(), refusals.locked(), bytes, faults));
    }
  }

  private static Place place(Draft draft, Caller caller) {
    AreaCode area = draft.area();
    return new Place(
        draft.indicator(), area == null ? caller.organization().asArea() : area, draft.period());
  }

  private static Problem.Fault repeated(String pointer, ObservationSubmitted observation) {
    return new Problem.Fault(
        pointer + "/period",
        "REPEATED_IN_REQUEST",
        "同じ指標・地域・期間に違う内容が2つあります"
            + " / an earlier item of the request says something else of the same value",
        observation.period().toString(),
        "指標・地域・期間ごとに1つ / one item for each indicator, area and period");
  }

  private static List<Problem.Fault> located(String pointer, List<SubmissionRule.Breach> breaches) {
    return breaches.stream()
        .map(breach ->
            new Problem.Fault(
                pointer + breach.pointer(),
                breach.rule().name(),
                breach.message(),
                breach.value(),
                breach.right()))
        .toList();
  }

  /// Nobody sits at a feed: what it sent and nobody could use waits for people.
  private void keep(Refusals refusals, Caller caller, Instant now) {
    if (!caller.is(Role.FEED) || refusals.items.isEmpty()) {
      return;
    }
    String department = machines.departmentOf(caller);
    Map<String, RefusedFigure> figures = new LinkedHashMap<>();
    for (Refusals.Item refused : refusals.items) {
      String raw = refused.json().toString();
      String id =
          ObservationIds.derived(
                  caller.id(),
                  "refused",
                  ObservationIds.fingerprint(raw.getBytes(StandardCharsets.UTF_8)))
              .get();
      figures.put(
          id,
          new RefusedFigure(
              id,
              caller.organization(),
              raw,
              refused.faults().stream()
                  .map(fault ->
                      new RefusedFigures.Fault(
                          fault.pointer().substring(refused.pointer().length()),
                          fault.code(),
                          fault.message()))
                  .toList(),
              caller.id(),
              now,
              department,
              refused.place()));
    }
    refusedFigures.keep(refusedFigures.anew(figures.values()));
  }

  @GetMapping("/api/ingestion/observations/{id}")
  ResponseEntity<byte[]> fate(@PathVariable String id) {
    return fates
        .of(id)
        .map(fate -> Answers.json(200, fate))
        .orElseGet(() ->
            Answers.problem(
                Problem.notFound(
                    "%s の結果はまだありません / observation %s: no answer yet".formatted(id, id))));
  }

  static ObservationSubmitted.Source.Kind kindOf(Caller caller) {
    return caller.is(Role.FEED)
        ? ObservationSubmitted.Source.Kind.FEED
        : ObservationSubmitted.Source.Kind.ENTRY;
  }

  private static String systemOf(Caller caller) {
    return caller.is(Role.FEED) ? caller.id() : "entry";
  }
}
