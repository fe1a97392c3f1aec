package dxpulse.ingestion.quarantine.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolution.Outcome;
import dxpulse.ingestion.quarantine.Waiting;
import dxpulse.ingestion.quarantine.http.SendAgain.Tried;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import tools.jackson.databind.JsonNode;

/// What could not be used, with the reason: it is sent again, mended or as it was, or discarded.
@RestController
class QuarantineController {
  private static final Logger LOG = LoggerFactory.getLogger(QuarantineController.class);
  private static final int MOST_SHOWN = 1000;

  /// Of why something is discarded.
  static final int LONGEST_REASON = 2000;

  private final Quarantine quarantine;
  private final SendAgain again;
  private final Intake intake;
  private final Clock clock;
  private final MeterRegistry metrics;

  QuarantineController(Quarantine quarantine, Intake intake, Clock clock, MeterRegistry metrics) {
    this.quarantine = quarantine;
    this.again = new SendAgain(quarantine);
    this.intake = intake;
    this.clock = clock;
    this.metrics = metrics;
  }

  @GetMapping("/api/ingestion/quarantine")
  ResponseEntity<byte[]> list(
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String feed,
      @RequestParam(required = false) @Nullable String file,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(defaultValue = "false") boolean discarded,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "200") int limit) {
    if (from < 0 || limit < 1 || limit > MOST_SHOWN) {
      return Answers.problem(
          Problem.malformed(
              "limitは1から%d、fromは0以上にしてください / limit: 1 to %d, from: 0 or more are expected"
                  .formatted(MOST_SHOWN, MOST_SHOWN)));
    }
    Instant came;
    try {
      came = at == null ? null : QueryReader.instant("at", at);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    return Answers.json(
        200,
        QuarantineList.of(
            quarantine.page(
                Callers.current(),
                new Waiting.Search(reason, feed, file, came, discarded),
                from,
                limit)));
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
                ? send(item, again.asItWas(item, caller, clock.instant()), null, caller, trace)
                : Answers.reading(content, json -> mended(item, json, content, caller, trace)));
  }

  private ResponseEntity<byte[]> mended(
      Item item, JsonNode given, byte[] content, Caller caller, String trace) {
    if (!given.isObject()) {
      return Answers.problem(
          Problem.malformed("本文がオブジェクトではありません / the body: no object (expected: {…})"));
    }
    return send(
        item,
        again.mended(item, given, content, caller, clock.instant()),
        given.path("note").isString() ? given.get("note").asString() : null,
        caller,
        trace);
  }

  private ResponseEntity<byte[]> send(
      Item item, Tried tried, @Nullable String note, Caller caller, String trace) {
    return switch (tried) {
      case Tried.Ready(var observation) -> {
        try {
          Taken taken =
              intake.take(List.of(observation), caller, trace, clock.instant()).getFirst();
          if (taken instanceof Taken.Refused(var code, var message)) {
            yield Answers.problem(
                Problem.invalid(List.of(new Problem.Fault("/period", code, message, null, null))));
          }
        } catch (NotAccepted away) {
          yield Answers.problem(
              Problem.unavailable(
                  "記録の仕組みが応答しません。何も変わっていません / the log does not acknowledge; nothing was changed"));
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
      case Tried.Refused(var faults) -> Answers.problem(Problem.invalid(faults));
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
          Problem.malformed(
              "reason：理由を1から%d字で書いてください / reason: 1 to %d characters say why"
                  .formatted(LONGEST_REASON, LONGEST_REASON)));
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
                    "%s は片付いています / %s: %s by %s at %s"
                        .formatted(
                            id, id, resolution.outcome(), resolution.by(), resolution.at()))))
        .orElseGet(() ->
            Answers.problem(
                Problem.notFound(
                    "直しが必要なもの %s はありません / nothing in quarantine is %s".formatted(id, id))));
  }
}
