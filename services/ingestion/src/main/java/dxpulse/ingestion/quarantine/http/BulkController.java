package dxpulse.ingestion.quarantine.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Quarantine.Chosen;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.quarantine.Resolution;
import dxpulse.ingestion.quarantine.Resolution.Outcome;
import dxpulse.ingestion.quarantine.http.BulkRequest.NotAsExpected;
import dxpulse.ingestion.quarantine.http.SendAgain.Tried;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.Intake.Taken;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Ends the quarantine of many things at once; each has a result of its own, and all of it can be
/// sent again without harm.
@RestController
class BulkController {
  private static final Logger LOG = LoggerFactory.getLogger(BulkController.class);

  private final Quarantine quarantine;
  private final SendAgain again;
  private final Intake intake;
  private final Clock clock;
  private final MeterRegistry metrics;

  BulkController(Quarantine quarantine, Intake intake, Clock clock, MeterRegistry metrics) {
    this.quarantine = quarantine;
    this.again = new SendAgain(quarantine);
    this.intake = intake;
    this.clock = clock;
    this.metrics = metrics;
  }

  @PostMapping("/api/ingestion/quarantine/replay")
  ResponseEntity<byte[]> replay(
      HttpServletRequest request,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent)
      throws IOException {
    String trace = TraceContext.of(traceparent);
    return reading(request, (bulk, caller) -> replay(bulk, caller, trace));
  }

  private ResponseEntity<byte[]> replay(BulkRequest bulk, Caller caller, String trace) {
    BulkResults results = new BulkResults();
    // Of several about the same value the newest goes, and the others end with it.
    Map<Place, Ready> ready = new LinkedHashMap<>();
    Instant now = clock.instant();
    Chosen chosen = bulk.chosen(quarantine, caller);
    Map<String, Item> items = quarantine.find(chosen.ids(), caller);
    Map<String, Resolution> before = quarantine.resolutionsOf(chosen.ids());
    for (String id : chosen.ids()) {
      Item item = items.get(id);
      if (item == null) {
        results.add(id, gone(before.get(id)));
        continue;
      }
      switch (again.mended(item, bulk.mend(), caller, now)) {
        case Tried.Ready(var observation) -> {
          Place place =
              new Place(observation.indicator(), observation.area(), observation.period());
          ready.computeIfAbsent(place, none -> new Ready(new ArrayList<>())).add(item, observation);
        }
        case Tried.Refused(var faults) -> results.refused(id, faults);
      }
    }
    List<ObservationSubmitted> observations = ready.values().stream().map(Ready::newest).toList();
    List<Taken> taken;
    try {
      taken = observations.isEmpty() ? List.of() : intake.take(observations, caller, trace, now);
    } catch (NotAccepted away) {
      return Answers.problem(
          Problem.unavailable(
              "記録の仕組みが応答しません。何も変わっていません / the log does not acknowledge; nothing left the quarantine"));
    }
    List<Resolution> ended = new ArrayList<>();
    int accepted = 0;
    Iterator<Ready> each = ready.values().iterator();
    for (Taken outcome : taken) {
      Ready sent = each.next();
      String newest = sent.newest().observationId();
      for (Candidate one : sent.candidates()) {
        String id = one.item().id();
        boolean older = !one.observation().observationId().equals(newest);
        switch (outcome) {
          case Taken.Refused(var code, var message) -> {
            results.refused(id, List.of(new Problem.Fault("/period", code, message, null, null)));
            continue;
          }
          case Taken.Sent _ -> results.sent(id, newest, false, older);
          case Taken.Waits _ -> results.sent(id, newest, true, older);
        }
        accepted += older ? 0 : 1;
        ended.add(new Resolution(id, Outcome.SENT_AGAIN, newest, bulk.reason(), caller.id(), now));
      }
    }
    metrics.counter("dxpulse.observations.accepted").increment(accepted);
    keep(ended);
    return results.answer(chosen, ended.size());
  }

  /// An item, and what would be sent in its place.
  private record Candidate(Item item, ObservationSubmitted observation) {}

  /// What would be sent about one value, the newest first.
  private record Ready(List<Candidate> candidates) {
    void add(Item item, ObservationSubmitted observation) {
      candidates.add(new Candidate(item, observation));
    }

    ObservationSubmitted newest() {
      return candidates.stream()
          .max(Comparator.comparing(candidate -> candidate.item().ticket().since()))
          .orElseThrow()
          .observation();
    }
  }

  /// The observations are on their way already: what cannot be kept waits on, and sending it again
  /// leads to the same observations.
  private void keep(List<Resolution> ended) {
    try {
      quarantine.resolve(ended);
    } catch (RuntimeException failed) {
      LOG.warn("{} were sent again, but may still wait: {}", ended.size(), failed.toString());
    }
  }

  @PostMapping("/api/ingestion/quarantine/discard")
  ResponseEntity<byte[]> discard(HttpServletRequest request) throws IOException {
    return reading(request, this::discard);
  }

  private ResponseEntity<byte[]> discard(BulkRequest bulk, Caller caller) {
    String reason = bulk.reason();
    if (reason == null) {
      return Answers.problem(
          Problem.malformed(
              "reason：理由を1から%d字で書いてください / reason: 1 to %d characters say why"
                  .formatted(
                      QuarantineController.LONGEST_REASON, QuarantineController.LONGEST_REASON)));
    }
    BulkResults results = new BulkResults();
    List<Resolution> ended = new ArrayList<>();
    Chosen chosen = bulk.chosen(quarantine, caller);
    Map<String, Item> items = quarantine.find(chosen.ids(), caller);
    Map<String, Resolution> before = quarantine.resolutionsOf(chosen.ids());
    for (String id : chosen.ids()) {
      if (!items.containsKey(id)) {
        results.add(id, gone(before.get(id)));
      } else {
        results.add(id, "DISCARDED");
        ended.add(
            new Resolution(id, Outcome.DISCARDED, null, reason, caller.id(), clock.instant()));
      }
    }
    quarantine.resolve(ended);
    return results.answer(chosen, ended.size());
  }

  /// What was discarded waits again; what was sent again cannot be called back.
  @PostMapping("/api/ingestion/quarantine/restore")
  ResponseEntity<byte[]> restore(HttpServletRequest request) throws IOException {
    return reading(request, this::restore);
  }

  private ResponseEntity<byte[]> restore(BulkRequest bulk, Caller caller) {
    BulkResults results = new BulkResults();
    List<String> back = new ArrayList<>();
    Chosen chosen = bulk.chosen(quarantine, caller);
    Map<String, Item> items = quarantine.look(chosen.ids(), caller);
    Map<String, Resolution> before = quarantine.resolutionsOf(chosen.ids());
    for (String id : chosen.ids()) {
      Resolution ended = before.get(id);
      if (!items.containsKey(id)) {
        results.add(id, "NOT_FOUND");
      } else if (ended == null) {
        results.add(id, "WAITING");
      } else if (ended.outcome() == Outcome.SENT_AGAIN) {
        results.add(id, "SENT_BEFORE");
      } else {
        results.add(id, "RESTORED");
        back.add(id);
        LOG.info("{} took back what {} had discarded: {}", caller.id(), ended.by(), id);
      }
    }
    quarantine.takeBack(back);
    return results.answer(chosen, 0);
  }

  private static String gone(@Nullable Resolution ended) {
    return ended == null
        ? "NOT_FOUND"
        : switch (ended.outcome()) {
          case DISCARDED -> "DISCARDED_BEFORE";
          case REPLACED -> "REPLACED_BEFORE";
          case SENT_AGAIN -> "SENT_BEFORE";
        };
  }

  private static ResponseEntity<byte[]> reading(
      HttpServletRequest request, BiFunction<BulkRequest, Caller, ResponseEntity<byte[]>> work)
      throws IOException {
    Caller caller = Callers.current();
    return Bodies.of(
        request,
        content ->
            Answers.reading(
                content,
                json -> {
                  try {
                    return work.apply(BulkRequest.of(json), caller);
                  } catch (NotAsExpected refused) {
                    return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
                  }
                }));
  }

  /// A result for each thing, in the order in which they were decided.
  private static final class BulkResults {
    private final List<Map<String, Object>> results = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String id, String outcome) {
      var _ = result(id, outcome);
    }

    /// @param older whether a newer figure about the same value went in its place
    void sent(String id, String observation, boolean waits, boolean older) {
      Map<String, Object> result = result(id, older ? "NEWER_SENT" : "SENT_AGAIN");
      result.put("observationId", observation);
      result.put("awaitsApproval", waits);
    }

    void refused(String id, List<Problem.Fault> faults) {
      result(id, "REFUSED").put("errors", faults);
    }

    private Map<String, Object> result(String id, String outcome) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("id", id);
      result.put("outcome", outcome);
      results.add(result);
      var _ = counts.merge(outcome, 1, Integer::sum);
      return result;
    }

    /// @param ended how many of the chosen wait no more, and are not to be passed over
    ResponseEntity<byte[]> answer(Chosen chosen, int ended) {
      Map<String, @Nullable Object> answer = new LinkedHashMap<>();
      answer.put("results", results);
      answer.put("counts", counts);
      answer.put("left", chosen.left());
      answer.put("next", chosen.left() == 0 ? null : chosen.passed() - ended);
      return Answers.json(200, answer);
    }
  }
}
