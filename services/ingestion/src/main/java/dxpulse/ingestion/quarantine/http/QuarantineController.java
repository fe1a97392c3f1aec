package dxpulse.ingestion.quarantine.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.edge.DraftReader;
import dxpulse.ingestion.edge.ObservationIds;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Quarantine.Again;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolution.Outcome;
import dxpulse.ingestion.submission.ObservationSink;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What could not be used, with the reason: it is sent again, mended or as it was, or discarded.
@RestController
class QuarantineController {
  private static final int LONGEST_REASON = 2000;

  private final Quarantine quarantine;
  private final ObservationSink sink;
  private final Clock clock;
  private final MeterRegistry metrics;

  QuarantineController(
      Quarantine quarantine, ObservationSink sink, Clock clock, MeterRegistry metrics) {
    this.quarantine = quarantine;
    this.sink = sink;
    this.clock = clock;
    this.metrics = metrics;
  }

  @GetMapping("/api/ingestion/quarantine")
  ResponseEntity<byte[]> list() {
    Caller caller = Callers.current();
    Map<String, Object> waiting = new LinkedHashMap<>();
    waiting.put("items", quarantine.observations(caller));
    waiting.put("rows", quarantine.rows(caller));
    return Answers.json(200, waiting);
  }

  @PostMapping("/api/ingestion/quarantine/{id}/replay")
  ResponseEntity<byte[]> replay(
      @PathVariable String id,
      @RequestBody(required = false) byte @Nullable [] content,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent) {
    Caller caller = Callers.current();
    Optional<Item> found = quarantine.find(id, caller);
    if (found.isEmpty()) {
      return gone(id);
    }
    Item item = found.get();
    String trace = TraceContext.of(traceparent);
    if (content == null || content.length == 0) {
      return send(item, null, "as-it-was", caller, trace);
    }
    return Answers.reading(
        content,
        json -> {
          DraftReader reader = new DraftReader(json, "");
          return reader
              .draft()
              .map(draft -> send(item, draft, ObservationIds.fingerprint(content), caller, trace))
              .orElseGet(() -> Answers.problem(Problem.invalid(reader.faults())));
        });
  }

  private ResponseEntity<byte[]> send(
      Item item, @Nullable Draft mended, String how, Caller caller, String trace) {
    String id = ObservationIds.derived("quarantine", item.id(), how).get();
    return switch (quarantine.again(item, mended, id, caller, clock.instant())) {
      case Again.Accepted(var observation) -> {
        try {
          sink.accept(List.of(observation), trace);
        } catch (NotAccepted away) {
          yield Answers.problem(
              Problem.unavailable("the log does not acknowledge; nothing was changed"));
        }
        metrics.counter("dxpulse.observations.accepted").increment();
        Resolution holds =
            quarantine.resolve(
                new Resolution(
                    item.id(),
                    Outcome.SENT_AGAIN,
                    observation.observationId(),
                    mended == null ? null : mended.note(),
                    caller.id(),
                    clock.instant()));
        yield Answers.json(202, holds);
      }
      case Again.Refused(var refused) ->
          Answers.problem(
              Problem.invalid(
                  refused.breaches().stream()
                      .map(breach ->
                          new Problem.Fault(
                              breach.pointer(), breach.rule().name(), breach.message(), null, null))
                      .toList()));
      case Again.StillUnreadable(var row) ->
          Answers.problem(
              Problem.invalid(
                  row.errors().stream()
                      .map(fault ->
                          new Problem.Fault(
                              "/" + fault.column(),
                              fault.code(),
                              fault.message(),
                              fault.value(),
                              null))
                      .toList()));
    };
  }

  @DeleteMapping("/api/ingestion/quarantine/{id}")
  ResponseEntity<byte[]> discard(
      @PathVariable String id, @RequestParam(required = false) @Nullable String reason) {
    Caller caller = Callers.current();
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Answers.problem(
          Problem.malformed("reason: 1 to " + LONGEST_REASON + " characters say why"));
    }
    if (quarantine.find(id, caller).isEmpty()) {
      return gone(id);
    }
    Resolution holds =
        quarantine.resolve(
            new Resolution(
                id, Outcome.DISCARDED, null, reason.strip(), caller.id(), clock.instant()));
    return Answers.json(200, holds);
  }

  private ResponseEntity<byte[]> gone(String id) {
    return quarantine
        .resolutionOf(id)
        .map(resolution ->
            Answers.problem(
                Problem.conflict(
                    "%s: %s by %s at %s"
                        .formatted(id, resolution.outcome(), resolution.by(), resolution.at()))))
        .orElseGet(() -> Answers.problem(Problem.notFound("quarantine " + id)));
  }
}
