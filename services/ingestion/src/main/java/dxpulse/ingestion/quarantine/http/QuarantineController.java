package dxpulse.ingestion.quarantine.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.edge.DraftReader;
import dxpulse.ingestion.edge.ObservationIds;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Quarantine.Again;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolution.Outcome;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What could not be used, with the reason: it is sent again, mended or as it was, or discarded.
@RestController
class QuarantineController {
  private static final Logger LOG = LoggerFactory.getLogger(QuarantineController.class);
  private static final int LONGEST_REASON = 2000;

  private final Quarantine quarantine;
  private final Intake intake;
  private final Clock clock;
  private final MeterRegistry metrics;

  QuarantineController(Quarantine quarantine, Intake intake, Clock clock, MeterRegistry metrics) {
    this.quarantine = quarantine;
    this.intake = intake;
    this.clock = clock;
    this.metrics = metrics;
  }

  @GetMapping("/api/ingestion/quarantine")
  ResponseEntity<byte[]> list() {
    Caller caller = Callers.current();
    Map<String, Object> waiting = new LinkedHashMap<>();
    waiting.put("items", quarantine.observations(caller));
    waiting.put("figures", quarantine.figures(caller));
    waiting.put("rows", quarantine.rows(caller).stream().map(QuarantineController::shown).toList());
    return Answers.json(200, waiting);
  }

  /// A row with its cells under the names of the members that they would become.
  private static Map<String, Object> shown(RejectedRow row) {
    Map<String, Object> shown = Answers.members(row);
    shown.put("members", row.members());
    return shown;
  }

  /// Sends an item again: as it was without a body; with one, what the body gives over what was
  /// there, so that a mended value keeps its area, status, counts and note.
  @PostMapping("/api/ingestion/quarantine/{id}/replay")
  ResponseEntity<byte[]> replay(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    Caller caller = Callers.current();
    Optional<Item> found = quarantine.find(id, caller);
    if (found.isEmpty()) {
      return gone(id);
    }
    Item item = found.get();
    String trace = TraceContext.of(traceparent);
    return Bodies.of(
        request,
        content ->
            content.length == 0
                ? asItWas(item, caller, trace)
                : Answers.reading(content, json -> mended(item, json, content, caller, trace)));
  }

  private ResponseEntity<byte[]> asItWas(Item item, Caller caller, String trace) {
    String id = ObservationIds.derived("quarantine", item.id(), "as-it-was").get();
    Instant now = clock.instant();
    return switch (item) {
      case Item.Observation(var rejection) ->
          send(item, quarantine.asItWas(rejection, id, caller, now), null, caller, trace);
      case Item.Row(var row) ->
          send(item, quarantine.asItWas(row, id, caller, now), null, caller, trace);
      case Item.Figure(var figure) ->
          read(
              original(item),
              draft ->
                  send(
                      item,
                      quarantine.asItWas(figure, draft, id, caller, now),
                      null,
                      caller,
                      trace));
    };
  }

  private ResponseEntity<byte[]> mended(
      Item item, JsonNode given, byte[] content, Caller caller, String trace) {
    if (!given.isObject()) {
      return Answers.problem(Problem.malformed("the body: no object (expected: {…})"));
    }
    ObjectNode whole =
        original(item) instanceof ObjectNode was ? was : HttpFormat.mapper().createObjectNode();
    given
        .properties()
        .forEach(member -> {
          if (member.getValue().isNull()) {
            whole.remove(member.getKey()); // even one that nobody knows
          } else {
            whole.set(member.getKey(), member.getValue());
          }
        });
    String id =
        ObservationIds.derived("quarantine", item.id(), ObservationIds.fingerprint(content)).get();
    return read(
        whole,
        draft ->
            send(
                item,
                quarantine.mended(item, draft, id, caller, clock.instant()),
                given.path("note").isString() ? given.get("note").asString() : null,
                caller,
                trace));
  }

  /// The figure as it was sent; a row has no such form.
  private static JsonNode original(Item item) {
    return switch (item) {
      case Item.Observation(var rejection) -> {
        ObservationSubmitted o = rejection.observation();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("indicator", o.indicator());
        members.put("area", o.area());
        members.put("period", o.period());
        members.put("value", o.value());
        members.put("numerator", o.numerator());
        members.put("denominator", o.denominator());
        members.put("stage", o.stage());
        members.put("status", o.status());
        members.put("sample", o.sample());
        members.put("note", o.note());
        members.put("reference", o.source().reference());
        yield HttpFormat.mapper().valueToTree(members);
      }
      case Item.Figure(var figure) -> {
        try {
          yield HttpFormat.mapper().readTree(figure.raw());
        } catch (JacksonException cut) {
          yield HttpFormat.mapper().createObjectNode();
        }
      }
      case Item.Row _ -> HttpFormat.mapper().createObjectNode();
    };
  }

  private static ResponseEntity<byte[]> read(
      JsonNode json, Function<Draft, ResponseEntity<byte[]>> work) {
    DraftReader reader = new DraftReader(json, "");
    return reader
        .draft()
        .map(work)
        .orElseGet(() -> Answers.problem(Problem.invalid(reader.faults())));
  }

  private ResponseEntity<byte[]> send(
      Item item, Again again, @Nullable String note, Caller caller, String trace) {
    return switch (again) {
      case Again.Accepted(var observation) -> {
        try {
          Taken taken =
              intake.take(List.of(observation), caller, trace, clock.instant()).getFirst();
          if (taken instanceof Taken.Refused(var code, var message)) {
            yield Answers.problem(
                Problem.invalid(List.of(new Problem.Fault("/period", code, message, null, null))));
          }
        } catch (NotAccepted away) {
          yield Answers.problem(
              Problem.unavailable("the log does not acknowledge; nothing was changed"));
        }
        metrics.counter("dxpulse.observations.accepted").increment();
        yield Answers.json(
            202,
            resolved(
                new Resolution(
                    item.id(),
                    Outcome.SENT_AGAIN,
                    observation.observationId(),
                    note,
                    caller.id(),
                    clock.instant())));
      }
      case Again.Refused(var refused) ->
          Answers.problem(
              Problem.invalid(
                  refused.breaches().stream()
                      .map(breach ->
                          new Problem.Fault(
                              breach.pointer(),
                              breach.rule().name(),
                              breach.message(),
                              breach.value(),
                              breach.expected()))
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

  /// The observation is on its way already: if its resolution cannot be kept, the item waits on,
  /// and sending it again leads to the same observation.
  private Resolution resolved(Resolution resolution) {
    try {
      return quarantine.resolve(resolution);
    } catch (RuntimeException failed) {
      LOG.warn("{} was sent again, but still waits: {}", resolution.id(), failed.toString());
      return resolution;
    }
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
