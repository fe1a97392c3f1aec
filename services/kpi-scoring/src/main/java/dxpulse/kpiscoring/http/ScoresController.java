package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.Chain;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.ledger.Unscored;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.ScoreBook;
import dxpulse.kpiscoring.reading.ValueBook;
import dxpulse.kpiscoring.reading.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The scores of a KPI, as they stand or as they were known at an instant. Everybody may read those
/// of the organization whose boards are public; to wait for one needs a token.
@RestController
class ScoresController {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final KpiCatalogue catalogue;
  private final ScoreBook book;
  private final Waiting waiting;
  private final IndicatorNames names;
  private final ValueBook values;
  private final Clock clock;
  private final OrganizationCode published;

  ScoresController(
      KpiCatalogue catalogue,
      ScoreBook book,
      Waiting waiting,
      IndicatorNames names,
      ValueBook values,
      Clock clock,
      @Value("${dxpulse.organization}") String published) {
    this.published = new OrganizationCode(published);
    this.catalogue = catalogue;
    this.book = book;
    this.waiting = waiting;
    this.names = names;
    this.values = values;
    this.clock = clock;
  }

  @GetMapping("/api/kpis/{code}/scores")
  ResponseEntity<byte[]> scores(
      @PathVariable String code,
      @RequestParam(defaultValue = "quarter") String granularity,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(defaultValue = "false") boolean revisions,
      @RequestParam(required = false) @Nullable String wait,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String seen)
      throws InterruptedException {
    if (!catalogue.isComplete()) {
      return Answers.problem(KpiController.loading());
    }
    Optional<Caller> caller = Callers.known();
    if (caller.isEmpty() && wait != null) {
      return Answers.problem(Problem.unauthorised());
    }
    OrganizationCode organization = caller.map(Caller::organization).orElse(published);
    boolean waited = wait == null || waiting.await(wait, LONGEST_WAIT);
    Optional<KpiDefined> kpi =
        KpiController.kpiCode(code).flatMap(known -> catalogue.find(organization, known));
    if (kpi.isEmpty()) {
      return Answers.problem(KpiController.unknown(code));
    }
    try {
      Granularity kind = granularity(granularity);
      Period first = QueryReader.period("from", from);
      Period last = QueryReader.period("to", to);
      QueryReader.inOrder(first, last);
      // All periods, whichever are asked for: a chained series reaches back to its first method.
      List<KpiScored> known = known(kpi.get(), kind, asOf);
      List<@Nullable Double> chained = Chain.of(known);
      List<KpiScored> asked = new ArrayList<>();
      List<Map<String, Object>> shown = new ArrayList<>();
      for (int i = 0; i < known.size(); i++) {
        KpiScored score = known.get(i);
        if ((first == null || score.period().firstMonth() >= first.firstMonth())
            && (last == null || score.period().endMonth() <= last.endMonth())) {
          Map<String, Object> told = shown(score);
          told.put("chained", chained.get(i));
          asked.add(score);
          shown.add(told);
        }
      }
      if (revisions) {
        List<List<KpiScored>> histories = book.revisions(asked);
        for (int i = 0; i < shown.size(); i++) {
          shown.get(i).put("revisions", Revisions.shown(histories.get(i)));
        }
      }
      if (caller.isEmpty()) {
        shown.forEach(ScoresController::unname);
      }
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("kpi", kpi.get().code());
      answer.put("granularity", kind);
      answer.put("waited", waited);
      answer.put("scores", shown);
      return Answers.json(200, answer, seen);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  /// What everybody may read names no person.
  private static void unname(@Nullable Object told) {
    switch (told) {
      case Map<?, ?> members -> {
        members.remove("submittedBy");
        members.values().forEach(ScoresController::unname);
      }
      case List<?> all -> all.forEach(ScoresController::unname);
      case null, default -> {}
    }
  }

  static Granularity granularity(String text) {
    return Granularity.ofCode(text)
        .orElseThrow(() ->
            QueryReader.refused(
                "granularity",
                text,
                new LocalizedText("month、quarter、half、year のどれか", "month, quarter, half or year")));
  }

  /// By period, oldest first, the score that is or was known; of a KPI that never had a value, or
  /// had none by then, why it has none.
  private List<KpiScored> known(KpiDefined kpi, Granularity kind, @Nullable String asOf) {
    if (asOf == null) {
      List<KpiScored> newest = book.newest(kpi.organization(), kpi.code(), kind);
      return newest.isEmpty() ? Unscored.of(facts(kpi), kind, clock.instant()) : newest;
    }
    Instant at = QueryReader.instant("asOf", asOf);
    List<KpiScored> known = book.asOf(kpi.organization(), kpi.code(), kind, at);
    return known.isEmpty() ? Unscored.of(facts(kpi).withoutValues(), kind, earlier(at)) : known;
  }

  private Facts facts(KpiDefined kpi) {
    return KpiFacts.of(kpi, List.of(), names, values);
  }

  /// Nothing is known yet of what is to come.
  private Instant earlier(Instant at) {
    Instant now = clock.instant();
    return at.isAfter(now) ? now : at;
  }

  /// A score as its event, with a reason in words beside each code of one.
  static Map<String, Object> shown(KpiScored score) {
    Map<String, Object> shown = new LinkedHashMap<>(Answers.members(score));
    shown.remove("organization");
    shown.remove("kpi");
    shown.remove("granularity");
    shown.put("notScoredLabel", label(score.notScored()));
    shown.put("partial", score.standsForAPart());
    List<Map<String, Object>> components = new ArrayList<>();
    for (KpiScored.Component component : score.components()) {
      Map<String, Object> told = new LinkedHashMap<>(Answers.members(component));
      told.put("notScoredLabel", label(component.notScored()));
      components.add(told);
    }
    shown.put("components", components);
    return shown;
  }

  static @Nullable LocalizedText label(@Nullable NotScoredReason reason) {
    return reason == null ? null : reason.label();
  }
}
