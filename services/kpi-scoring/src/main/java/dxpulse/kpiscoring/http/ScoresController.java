package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.Chain;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import dxpulse.kpiscoring.reading.ScoreBook;
import dxpulse.kpiscoring.reading.Waiting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The scores of a KPI, as they stand or as they were known at an instant.
@RestController
class ScoresController {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final KpiCatalogue catalogue;
  private final ScoreBook book;
  private final Waiting waiting;

  ScoresController(KpiCatalogue catalogue, ScoreBook book, Waiting waiting) {
    this.catalogue = catalogue;
    this.book = book;
    this.waiting = waiting;
  }

  @GetMapping("/api/kpis/{code}/scores")
  ResponseEntity<byte[]> scores(
      @PathVariable String code,
      @RequestParam(defaultValue = "quarter") String granularity,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(defaultValue = "false") boolean revisions,
      @RequestParam(required = false) @Nullable String wait)
      throws InterruptedException {
    if (!catalogue.isComplete()) {
      return Answers.problem(KpiController.loading());
    }
    Caller caller = Callers.current();
    boolean waited = wait == null || waiting.await(wait, LONGEST_WAIT);
    Optional<KpiCode> kpi =
        KpiController.kpiCode(code)
            .filter(known -> catalogue.find(caller.organization(), known).isPresent());
    if (kpi.isEmpty()) {
      return Answers.problem(Problem.notFound("KPI " + code));
    }
    try {
      Granularity kind = granularity(granularity);
      Period first = from == null ? null : PeriodReader.read(from);
      Period last = to == null ? null : PeriodReader.read(to);
      List<List<KpiScored>> known = known(caller, kpi.get(), kind, asOf, revisions);
      List<@Nullable Double> chained = Chain.of(known.stream().map(List::getLast).toList());
      List<Map<String, Object>> shown = new ArrayList<>();
      for (int i = 0; i < known.size(); i++) {
        KpiScored score = known.get(i).getLast();
        if ((first == null || score.period().firstMonth() >= first.firstMonth())
            && (last == null || score.period().endMonth() <= last.endMonth())) {
          Map<String, Object> told = shown(score);
          told.put("chained", chained.get(i));
          if (revisions) {
            told.put("revisions", Revisions.shown(known.get(i)));
          }
          shown.add(told);
        }
      }
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("kpi", kpi.get());
      answer.put("granularity", kind);
      answer.put("waited", waited);
      answer.put("scores", shown);
      return Answers.json(200, answer);
    } catch (IllegalArgumentException | DateTimeException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  static Granularity granularity(String text) {
    return Granularity.ofCode(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "granularity: \"" + text + "\" (expected: month, quarter, half or year)"));
  }

  /// By period, oldest first, the score that was known, behind its earlier revisions if they are
  /// read anyhow or asked for.
  private List<List<KpiScored>> known(
      Caller caller, KpiCode kpi, Granularity kind, @Nullable String asOf, boolean revisions) {
    if (asOf == null && !revisions) {
      return book.newest(caller.organization(), kpi, kind).stream().map(List::of).toList();
    }
    Instant instant = asOf == null ? Instant.MAX : instant(asOf);
    return book.revisions(caller.organization(), kpi, kind).stream()
        .map(all -> all.stream().filter(score -> !score.scoredAt().isAfter(instant)).toList())
        .filter(known -> !known.isEmpty())
        .toList();
  }

  /// An instant, or the end of a day in Japan. A `+` that was not escaped arrives as a blank.
  static Instant instant(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).plusDays(1).atStartOfDay(JAPAN).toInstant().minusNanos(1);
    }
    return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
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
