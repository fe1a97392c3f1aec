package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However values arrive, the scores are those of a recompute from scratch.
class LedgerLawsTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final int PLANS = 20;

  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "CUMULATIVE", "RATE", "AVERAGE"})
  void valuesInAnyOrderAndTwiceScoreAsARecomputeFromScratch(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      List<ValueRecorded> values = values(random);
      Map<Period, String> recomputed = scoresOf(fromScratch(accumulation, values));
      List<ValueRecorded> arriving = new ArrayList<>(values);
      arriving.addAll(values.subList(0, values.size() / 2));
      Collections.shuffle(arriving, random);

      Map<Period, String> incremental = scoresOf(oneByOne(accumulation, arriving));

      assertThat(incremental).as("%s, seed %d", accumulation, seed).isEqualTo(recomputed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "CUMULATIVE", "RATE", "AVERAGE"})
  void valuesScoredTogetherScoreAsOneByOne(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      List<ValueRecorded> values = values(random);
      Map<Period, String> oneByOne = scoresOf(oneByOne(accumulation, values));

      OrganizationLedger ledger = defined(accumulation);
      List<KpiScored> told = new ArrayList<>(ledger.apply(kpi(), NOW));
      for (ValueRecorded value : values) {
        boolean unused = ledger.take(value);
        switch (random.nextInt(4)) {
          case 0 -> told.addAll(ledger.settle(NOW).told());
          case 1 -> told.addAll(ledger.settleMoved(NOW));
          default -> {}
        }
      }
      Settled last = ledger.settle(NOW);
      told.addAll(last.told());

      assertThat(scoresOf(told)).as("%s, seed %d", accumulation, seed).isEqualTo(oneByOne);
      assertThat(ledger.settle(NOW).told()).isEmpty();
    }
  }

  /// What follows has the index that it had: whoever reads in between reads no wrong one.
  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "CUMULATIVE", "RATE", "AVERAGE"})
  void everyIndexStandsBeforeWhatFollowsIsTold(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      List<ValueRecorded> values = values(new Random(seed));
      OrganizationLedger ledger = defined(accumulation);
      Map<Period, String> told = new TreeMap<>(indexes(ledger.apply(kpi(), NOW)));
      for (int i = 0; i < values.size(); i++) {
        boolean unused = ledger.take(values.get(i));
        told.putAll(indexes(ledger.settleMoved(NOW)));

        assertThat(told)
            .as("%s, seed %d, value %d", accumulation, seed, i)
            .isEqualTo(indexes(fromScratch(accumulation, values.subList(0, i + 1))));
      }
    }
  }

  private static Map<Period, String> indexes(List<KpiScored> scores) {
    Map<Period, String> indexes = new TreeMap<>();
    scores.forEach(score -> indexes.put(score.period(), score.index() + " " + score.notScored()));
    return indexes;
  }

  /// The process may end when values are kept and their scores are not.
  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "CUMULATIVE", "RATE", "AVERAGE"})
  void anOpenedLedgerTellsWhatWasNotTold(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      List<ValueRecorded> values = values(random);
      Map<Period, String> oneByOne = scoresOf(oneByOne(accumulation, values));
      int end = random.nextInt(values.size());

      OrganizationLedger opened = defined(accumulation);
      opened.restore(kpi());
      List<KpiScored> told = new ArrayList<>(oneByOne(accumulation, values.subList(0, end)));
      told.forEach(score -> {
        boolean unused = opened.restore(score);
      });
      values.forEach(value -> opened.restore(value.indicator(), CurrentValue.of(value)));
      told.addAll(opened.recovered(Duration.ofMinutes(1), NOW));

      assertThat(scoresOf(told)).as("%s, seed %d", accumulation, seed).isEqualTo(oneByOne);
    }
  }

  /// Values are carried into periods that begin, whenever anybody looks at the clock.
  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "CUMULATIVE", "RATE", "AVERAGE"})
  void timeThatGoesOnInStepsScoresAsARecomputeAtItsEnd(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      List<ValueRecorded> values = values(random);
      Map<Period, String> recomputed = scoresOf(fromScratch(accumulation, values));

      OrganizationLedger ledger = new OrganizationLedger(AOMORI);
      Instant at = Instant.parse("2021-03-01T00:00:00Z");
      assertThat(ledger.comeTo(at)).isEmpty();
      define(ledger, accumulation);
      List<KpiScored> told = new ArrayList<>(ledger.apply(kpi(), at));
      for (ValueRecorded value : values) {
        if (random.nextBoolean()) {
          at = at.plus(Duration.ofDays(random.nextInt(300)));
          at = at.isAfter(NOW) ? NOW : at;
          told.addAll(ledger.comeTo(at));
        }
        told.addAll(ledger.apply(value, at));
      }
      told.addAll(ledger.comeTo(NOW));

      assertThat(scoresOf(told)).as("%s, seed %d", accumulation, seed).isEqualTo(recomputed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "CUMULATIVE", "RATE", "AVERAGE"})
  void revisionsOfAScoreGrowByOneAndTheirTimeNeverGoesBack(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      OrganizationLedger ledger = defined(accumulation);
      List<KpiScored> told = new ArrayList<>(ledger.apply(kpi(), NOW));
      for (ValueRecorded value : values(random)) {
        told.addAll(ledger.apply(value, NOW.minusSeconds(random.nextInt(60))));
      }
      Map<Period, KpiScored> newest = new TreeMap<>();
      for (KpiScored score : told) {
        KpiScored before = newest.put(score.period(), score);
        assertThat(score.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
        assertThat(before == null || !score.scoredAt().isBefore(before.scoredAt())).isTrue();
      }
    }
  }

  /// Values, an indicator's newest definition and a KPI that changes and ends, in any order, some
  /// of them twice: where a KPI is not in force, nothing or that stands.
  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "RATE"})
  void definitionsAndValuesInAnyOrderEndInTheSameScores(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      List<ValueRecorded> values = values(random);
      KpiDefined first = kpi();
      KpiDefined changed = ending(first, 2, null, random.nextInt(1, 5));
      KpiDefined ended = ending(changed, 3, FiscalYear.parse("FY2023"), random.nextInt(1, 5));
      List<Consumer<OrganizationLedger>> facts = new ArrayList<>();
      List<KpiScored> told = new ArrayList<>();
      values.forEach(value -> facts.add(ledger -> told.addAll(ledger.apply(value, NOW))));
      for (KpiDefined kpi : List.of(first, changed, ended, first)) {
        facts.add(ledger -> told.addAll(ledger.apply(kpi, NOW)));
      }
      Collections.shuffle(facts, random);

      OrganizationLedger shuffled = defined(accumulation);
      facts.forEach(fact -> fact.accept(shuffled));
      Map<Period, String> incremental = scoresOf(inForce(told));

      OrganizationLedger fresh = defined(accumulation);
      values.forEach(value -> fresh.apply(value, NOW));
      assertThat(incremental)
          .as("%s, seed %d", accumulation, seed)
          .isEqualTo(scoresOf(inForce(fresh.apply(ended, NOW))));
    }
  }

  /// The newest score of each period, but for those that say that the KPI is not in force.
  private static List<KpiScored> inForce(List<KpiScored> told) {
    Map<Period, KpiScored> newest = new TreeMap<>();
    told.forEach(score -> newest.put(score.period(), score));
    return newest.values().stream()
        .filter(score -> score.notScored() != NotScoredReason.KPI_NOT_IN_FORCE)
        .toList();
  }

  private static KpiDefined ending(
      KpiDefined kpi, int version, @Nullable FiscalYear end, int weight) {
    KpiDefined.Version newest = kpi.newest();
    List<KpiDefined.Component> components = new ArrayList<>(newest.components());
    components.set(
        0, new KpiDefined.Component(components.getFirst().indicator(), BigDecimal.valueOf(weight)));
    List<KpiDefined.Version> versions = new ArrayList<>(kpi.versions());
    versions.add(
        new KpiDefined.Version(
            version,
            newest.field(),
            newest.name(),
            components,
            newest.aggregation(),
            newest.cap(),
            newest.floor(),
            newest.minimumCoverage(),
            newest.maxAgeMonths(),
            newest.validFrom(),
            end,
            "changed",
            "office",
            newest.changedAt()));
    return new KpiDefined(kpi.organization(), kpi.code(), versions, kpi.definedAt());
  }

  private static List<KpiScored> fromScratch(String accumulation, List<ValueRecorded> values) {
    OrganizationLedger ledger = defined(accumulation);
    values.forEach(value -> ledger.apply(value, NOW));
    return ledger.apply(kpi(), NOW);
  }

  private static List<KpiScored> oneByOne(String accumulation, List<ValueRecorded> values) {
    OrganizationLedger ledger = defined(accumulation);
    List<KpiScored> told = new ArrayList<>(ledger.apply(kpi(), NOW));
    values.forEach(value -> told.addAll(ledger.apply(value, NOW)));
    return told;
  }

  private static OrganizationLedger defined(String accumulation) {
    OrganizationLedger ledger = new OrganizationLedger(AOMORI);
    assertThat(ledger.comeTo(NOW)).isEmpty();
    define(ledger, accumulation);
    return ledger;
  }

  private static void define(OrganizationLedger ledger, String accumulation) {
    assertThat(ledger.apply(indicator("I15", accumulation), NOW)).isEmpty();
    assertThat(ledger.apply(indicator("I16", "STOCK"), NOW)).isEmpty();
  }

  /// The newest score of each period, without revision, cause and time.
  private static Map<Period, String> scoresOf(List<KpiScored> told) {
    Map<Period, String> newest = new TreeMap<>();
    told.forEach(score ->
        newest.put(
            score.period(),
            List.of(
                    String.valueOf(score.index()),
                    String.valueOf(score.notScored()),
                    String.valueOf(score.change()),
                    score.coverage(),
                    score.components(),
                    score.contributions(),
                    String.valueOf(score.pace()),
                    String.valueOf(score.forecast()),
                    String.valueOf(score.explanation()),
                    String.valueOf(score.link()))
                .toString()));
    return newest;
  }

  /// Values of three to ten places, one to three revisions each, in the order in which they were
  /// made; some are of periods longer than a month, a third have counts.
  private static List<ValueRecorded> values(Random random) {
    Map<String, List<ValueRecorded>> byPlace = new TreeMap<>();
    for (int i = 0; i < 3 + random.nextInt(8); i++) {
      YearMonth month = YearMonth.of(2021, 4).plusMonths(random.nextInt(54));
      int year = 2021 + random.nextInt(5);
      String period =
          switch (random.nextInt(8)) {
            case 0, 1 -> "FY%d-Q%d".formatted(year, 1 + random.nextInt(4));
            case 2 -> "FY%d-H%d".formatted(year, 1 + random.nextInt(2));
            case 3 -> "CY%d".formatted(year);
            default -> month.toString();
          };
      String indicator = random.nextBoolean() ? "I15" : "I16";
      List<ValueRecorded> revisions = new ArrayList<>();
      for (int revision = 1; revision <= 1 + random.nextInt(3); revision++) {
        revisions.add(value(indicator, period, revision, random));
      }
      byPlace.put(indicator + period, revisions);
    }
    return byPlace.values().stream().flatMap(List::stream).toList();
  }

  private static ValueRecorded value(String indicator, String period, int revision, Random random) {
    String counts =
        random.nextInt(3) == 0
            ? "\"numerator\":\"%d\",\"denominator\":\"%d\","
                .formatted(random.nextInt(90), 90 + random.nextInt(9))
            : "";
    return EventCodec.decode(
        EventType.VALUE_RECORDED,
        bytes(
            """
            {"organization":"020001","indicator":"%s","area":"020001","period":"%s","value":"%d",
             %s"status":"FINAL","sample":false,
             "source":{"kind":"FEED","system":"s","submittedBy":"f"},
             "revision":%d,"observationId":"%s-%s-%d","outcome":"RECORDED",
             "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:03Z"}
            """
                .formatted(
                    indicator,
                    period,
                    random.nextInt(90),
                    counts,
                    revision,
                    indicator,
                    period,
                    revision)));
  }

  private static IndicatorDefined indicator(String code, String accumulation) {
    return EventCodec.decode(
        EventType.INDICATOR_DEFINED,
        bytes(
            """
            {"organization":"020001","code":"%s","versions":[{"version":1,"name":{"ja":"指標","en":"i"},
             "unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER","accumulation":"%s",
             "frequency":"MONTH","baseline":{"period":"FY2020","value":"10"},"targets":[{"period":"FY2028","value":"100"}],"targetPath":"STEP",
             "normalisation":{"method":"RATIO"},"sample":false,"department":"dx-promotion",
             "validFrom":"FY2019","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
             "definedAt":"2024-04-01T00:00:00Z"}
            """
                .formatted(code, accumulation)));
  }

  private static KpiDefined kpi() {
    return EventCodec.decode(
        EventType.KPI_DEFINED,
        bytes(
            """
            {"organization":"020001","code":"K6","versions":[{"version":1,"field":"administration",
             "name":{"ja":"行政","en":"k"},"components":[{"indicator":"I15","weight":"1"},
             {"indicator":"I16","weight":"1"}],"aggregation":"ARITHMETIC","cap":"100","floor":"0",
             "minimumCoverage":"0.5","maxAgeMonths":6,"validFrom":"FY2019","changedBy":"office",
             "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
            """));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
