package dxpulse.ingestion.submission.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.edge.DraftReader;
import dxpulse.ingestion.edge.ObservationIds;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.IdempotencyKeys;
import dxpulse.ingestion.submission.ObservationSink;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Takes figures in: one or many at a time, each answered for itself.
@RestController
class ObservationController {
  private static final int MOST_ITEMS = 10_000;
  private static final int MOST_BYTES = 8_000_000;
  private static final Set<Role> SENDERS =
      Set.of(Role.FEED, Role.CLERK, Role.APPROVER, Role.OFFICE);

  private final AcceptSubmission acceptSubmission;
  private final ObservationSink sink;
  private final IdempotencyKeys keys;
  private final Fates fates;
  private final Clock clock;
  private final MeterRegistry metrics;

  ObservationController(
      AcceptSubmission acceptSubmission,
      ObservationSink sink,
      IdempotencyKeys keys,
      Fates fates,
      Clock clock,
      MeterRegistry metrics) {
    this.acceptSubmission = acceptSubmission;
    this.sink = sink;
    this.keys = keys;
    this.fates = fates;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping("/api/ingestion/observations")
  ResponseEntity<byte[]> submit(
      @RequestBody byte[] content,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent) {
    Caller caller = Callers.current();
    if (SENDERS.stream().noneMatch(caller::is)) {
      return Answers.problem(
          Problem.forbidden("figures are sent by feeds, clerks, approvers and the office"));
    }
    if (content.length > MOST_BYTES) {
      return Answers.problem(Problem.tooLarge("at most 8 MB at once"));
    }
    if (key != null && (key.isBlank() || key.length() > 200)) {
      return Answers.problem(Problem.malformed("Idempotency-Key: 1 to 200 characters"));
    }
    return Answers.reading(
        content,
        json ->
            key == null
                ? submit(json, caller, ObservationIds.fresh(clock), TraceContext.of(traceparent))
                    .entity()
                : once(content, key, caller, json, TraceContext.of(traceparent)));
  }

  private ResponseEntity<byte[]> once(
      byte[] content, String key, Caller caller, JsonNode json, String trace) {
    String fingerprint = ObservationIds.fingerprint(content);
    Optional<IdempotencyKeys.Entry> earlier = keys.find(caller.id(), key);
    if (earlier.isPresent()) {
      return earlier.get().fingerprint().equals(fingerprint)
          ? ResponseEntity.status(202)
              .header("Content-Type", "application/json")
              .body(earlier.get().answer())
          : Answers.problem(Problem.conflict("Idempotency-Key was used before with another body"));
    }
    Result result =
        submit(json, caller, ObservationIds.derived(caller.id(), key, fingerprint), trace);
    if (result.entity().getStatusCode().value() == 202) {
      keys.keep(caller.id(), key, new IdempotencyKeys.Entry(fingerprint, result.body()));
    }
    return result.entity();
  }

  private record Result(ResponseEntity<byte[]> entity, byte[] body) {
    static Result of(ResponseEntity<byte[]> entity) {
      byte[] body = entity.getBody();
      return new Result(entity, body == null ? new byte[0] : body);
    }
  }

  private Result submit(JsonNode json, Caller caller, Supplier<String> ids, String trace) {
    List<JsonNode> items = json.isArray() ? json.valueStream().toList() : List.of(json);
    if (items.isEmpty()) {
      return Result.of(Answers.problem(Problem.malformed("[]: no item (expected: at least one)")));
    }
    if (items.size() > MOST_ITEMS) {
      return Result.of(
          Answers.problem(
              Problem.tooLarge(items.size() + " items (expected: at most " + MOST_ITEMS + ")")));
    }
    Instant now = clock.instant();
    List<ObservationSubmitted> accepted = new ArrayList<>();
    List<Map<String, Object>> rejected = new ArrayList<>();
    List<Problem.Fault> faults = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String pointer = json.isArray() ? "/" + i : "";
      DraftReader reader = new DraftReader(items.get(i), pointer);
      Optional<Draft> draft = reader.draft();
      String id = ids.get();
      if (draft.isEmpty()) {
        refuse(i, reader.faults(), rejected, faults);
        continue;
      }
      switch (acceptSubmission.decide(
          draft.get(), caller, kindOf(caller), systemOf(caller), id, now)) {
        case Decision.Accepted(ObservationSubmitted observation) -> accepted.add(observation);
        case Decision.Refused(var breaches) ->
            refuse(
                i,
                breaches.stream()
                    .map(breach ->
                        new Problem.Fault(
                            pointer + breach.pointer(),
                            breach.rule().name(),
                            breach.message(),
                            null,
                            null))
                    .toList(),
                rejected,
                faults);
      }
    }
    count(accepted.size(), faults);
    if (accepted.isEmpty()) {
      boolean onlyForbidden =
          faults.stream().allMatch(fault -> fault.code().equals("WRONG_DEPARTMENT"));
      return Result.of(
          Answers.problem(
              onlyForbidden
                  ? Problem.forbidden("the indicator belongs to another department")
                  : Problem.invalid(faults)));
    }
    try {
      sink.accept(accepted, trace);
    } catch (NotAccepted away) {
      return Result.of(
          Answers.problem(
              Problem.unavailable(
                  "nothing is promised: the log does not acknowledge; send it again")));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("accepted", accepted.stream().map(ObservationSubmitted::observationId).toList());
    answer.put("rejected", rejected);
    return Result.of(Answers.json(202, answer));
  }

  @GetMapping("/api/ingestion/observations/{id}")
  ResponseEntity<byte[]> fate(@PathVariable String id) {
    return fates
        .of(id)
        .map(fate -> Answers.json(200, fate))
        .orElseGet(
            () -> Answers.problem(Problem.notFound("observation " + id + ": no answer yet")));
  }

  private static void refuse(
      int index,
      List<Problem.Fault> found,
      List<Map<String, Object>> rejected,
      List<Problem.Fault> faults) {
    faults.addAll(found);
    for (Problem.Fault fault : found) {
      Map<String, Object> item = new HashMap<>();
      item.put("index", index);
      item.put("code", fault.code());
      item.put("message", fault.message());
      item.put("pointer", fault.pointer());
      rejected.add(item);
    }
  }

  private void count(int accepted, List<Problem.Fault> faults) {
    metrics.counter("dxpulse.observations.accepted").increment(accepted);
    faults.forEach(
        fault -> metrics.counter("dxpulse.observations.refused", "code", fault.code()).increment());
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
