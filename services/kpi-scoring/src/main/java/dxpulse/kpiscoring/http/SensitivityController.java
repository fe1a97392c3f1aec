package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import dxpulse.kpiscoring.index.Score;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.ledger.Preview;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.ValueBook;
import dxpulse.kpiscoring.sensitivity.Percentiles;
import dxpulse.kpiscoring.sensitivity.Sensitivity;
import dxpulse.kpiscoring.sensitivity.SensitivityAnalysis;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How much of an index depends on choices, for everybody who is signed in.
@RestController
class SensitivityController {
  private static final int MOST_DRAWS = 10_000;

  private final KpiCatalogue catalogue;
  private final IndicatorNames names;
  private final ValueBook values;
  private final Clock clock;

  SensitivityController(
      KpiCatalogue catalogue, IndicatorNames names, ValueBook values, Clock clock) {
    this.catalogue = catalogue;
    this.names = names;
    this.values = values;
    this.clock = clock;
  }

  @GetMapping("/api/kpis/{code}/sensitivity")
  ResponseEntity<byte[]> sensitivity(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "quarter") String granularity,
      @RequestParam(defaultValue = "1000") String draws,
      @RequestParam(defaultValue = "1") String seed) {
    if (!catalogue.isComplete()) {
      return Answers.problem(KpiController.loading());
    }
    Caller caller = Callers.current();
    Optional<KpiDefined> kpi =
        KpiController.kpiCode(code).flatMap(known -> catalogue.find(caller.organization(), known));
    if (kpi.isEmpty()) {
      return Answers.problem(KpiController.unknown(code));
    }
    try {
      int times = (int) number("draws", draws, 1, MOST_DRAWS);
      long from = number("seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
      Granularity kind = ScoresController.granularity(granularity);
      Period asked = period == null ? null : board(period);
      Facts facts = KpiFacts.of(kpi.get(), List.of(), names, values);
      Period chosen = asked == null ? newest(new Preview(facts), kind) : asked;
      return SensitivityAnalysis.of(facts, chosen, times, from)
          .map(found -> Answers.json(200, shown(kpi.get(), chosen, found)))
          .orElseGet(() ->
              Answers.problem(
                  Problem.notFound(
                      "KPI %s（%s）はありません / no KPI %s for %s"
                          .formatted(code, chosen, code, chosen))));
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException refusedBelow) {
      // The same as a number that is too large.
    }
    throw QueryReader.refused(
        name,
        text,
        new LocalizedText(
            "%dから%dまでの整数".formatted(least, most), "an integer, %d to %d".formatted(least, most)));
  }

  private static Period board(String text) {
    Period period = Objects.requireNonNull(QueryReader.period("period", text));
    if (period.granularity().isEmpty()) {
      throw QueryReader.refused(
          "period",
          text,
          new LocalizedText(
              "月、または4月に始まる年度の四半期・半期・年度", "a month, or an April quarter, half or year"));
    }
    return period;
  }

  /// The newest period that has an index, else the newest one that is scored for, else today's.
  private Period newest(Preview preview, Granularity kind) {
    LocalDate today = JapanTime.day(clock.instant());
    List<Period> periods = preview.periods(kind, today).reversed();
    return periods.stream()
        .filter(each ->
            preview.index(each).filter(index -> index.score() instanceof Score.Scored).isPresent())
        .findFirst()
        .or(() -> periods.stream().findFirst())
        .orElseGet(() -> kind.containing(today));
  }

  private static Map<String, Object> shown(KpiDefined kpi, Period period, Sensitivity found) {
    Score index = found.index().score();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kpi", kpi.code());
    shown.put("granularity", period.granularity().orElseThrow());
    shown.put("period", period);
    shown.putAll(standing(index));
    shown.put("coverage", found.index().coverage());
    shown.put("aggregation", found.index().aggregation());
    shown.put("interval", found.interval());
    shown.put("weights", shown(found.weights()));
    shown.put(
        "aggregations",
        found.aggregations().stream()
            .map(each -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("aggregation", each.aggregation());
              one.put("current", each.current());
              one.putAll(standing(each.score()));
              one.put("difference", difference(index, each.score()));
              return one;
            })
            .toList());
    shown.put(
        "normalisations",
        found.normalisations().stream()
            .map(each -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("method", each.method());
              one.putAll(standing(each.score()));
              one.put("difference", difference(index, each.score()));
              one.put("changed", each.changed());
              one.put("kept", each.kept());
              return one;
            })
            .toList());
    shown.put("components", found.components().stream().map(each -> shown(each, index)).toList());
    shown.put("mostImportant", found.mostImportant().orElse(null));
    return shown;
  }

  private static Map<String, Object> shown(Sensitivity.UnderWeights weights) {
    Percentiles spread = weights.spread();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("share", SensitivityAnalysis.SHARE);
    shown.put("draws", weights.draws());
    shown.put("seed", weights.seed());
    shown.put("scored", weights.scored());
    shown.put("p5", spread == null ? null : spread.p5());
    shown.put("p50", spread == null ? null : spread.p50());
    shown.put("p95", spread == null ? null : spread.p95());
    shown.put("min", spread == null ? null : spread.min());
    shown.put("max", spread == null ? null : spread.max());
    shown.putAll(reason(weights.notScored()));
    return shown;
  }

  private static Map<String, Object> shown(Sensitivity.Importance each, Score index) {
    Sensitivity.Interval alone = each.alone();
    Score without = each.without().score();
    Map<String, Object> rest = standing(without);
    rest.put("coverage", each.without().coverage());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("indicator", each.component().indicator());
    shown.put("weight", each.share());
    shown.put("score", each.component().score());
    shown.putAll(reason(each.component().notScored()));
    shown.put("low", alone == null ? null : alone.low());
    shown.put("high", alone == null ? null : alone.high());
    shown.put("spread", each.spread());
    shown.put("without", rest);
    shown.put("withoutDifference", difference(index, without));
    return shown;
  }

  private static Map<String, Object> standing(Score score) {
    Map<String, Object> shown = new LinkedHashMap<>();
    switch (score) {
      case Score.Scored(double value) -> {
        shown.put("index", value);
        shown.putAll(reason(null));
      }
      case Score.NotScored(NotScoredReason why) -> {
        shown.put("index", null);
        shown.putAll(reason(why));
      }
    }
    return shown;
  }

  private static Map<String, Object> reason(@Nullable NotScoredReason why) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("notScored", why);
    shown.put("notScoredLabel", ScoresController.label(why));
    return shown;
  }

  private static @Nullable Double difference(Score index, Score other) {
    return index instanceof Score.Scored(double from) && other instanceof Score.Scored(double to)
        ? to - from
        : null;
  }
}
