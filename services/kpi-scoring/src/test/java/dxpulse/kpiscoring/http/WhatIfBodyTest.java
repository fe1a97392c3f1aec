package dxpulse.kpiscoring.http;

import static dxpulse.kpiscoring.ledger.SamplePlan.I15;
import static dxpulse.kpiscoring.ledger.SamplePlan.I16;
import static dxpulse.kpiscoring.ledger.SamplePlan.I17;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.kpiscoring.ledger.SamplePlan;
import dxpulse.kpiscoring.whatif.HypotheticalValue;
import dxpulse.kpiscoring.whatif.Proposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfBodyTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 8, 1);
  private static final Proposal.Targets NO_TARGETS = new Proposal.Targets.Dated(List.of());

  @Test
  void nothingIsAskedByAnEmptyBodyButTheSeriesByQuarter() {
    WhatIfBody.Question question = question("{}");

    assertThat(question.granularity()).isEqualTo(Granularity.QUARTER);
    assertThat(question.proposal()).isEqualTo(Proposal.NOTHING);
    assertThat(question.asksFor(Period.parse("FY2010-Q1"))).isTrue();
  }

  @Test
  void readsEveryMember() {
    WhatIfBody.Question question =
        question(
            """
            {"granularity": "half", "from": "令和6年度上期", "to": "FY2025-H2",
             "weights": {"I15": 2.5}, "add": [{"indicator": "I17", "weight": 3}], "remove": ["I16"],
             "aggregation": "GEOMETRIC", "cap": null, "floor": 5, "minimumCoverage": 0.25,
             "maxAgeMonths": 24,
             "targets": {"I15": 70, "I16": [{"period": "FY2028", "value": 40, "upper": 50,
                                             "form": "RANGE"}]},
             "baselines": {"I15": 35, "I16": {"period": "FY2020", "value": 10}},
             "normalisation": {"I15": {"method": "DISTANCE"}},
             "values": [{"indicator": "I15", "period": "2026-09", "value": 50},
                        {"indicator": "I16", "period": "FY2026-Q1", "value": 1},
                        {"indicator": "I17", "period": "FY2026-Q1", "stage": "検討"}]}
            """);

    Proposal proposal = question.proposal();
    assertThat(question.granularity()).isEqualTo(Granularity.HALF);
    assertThat(question.asksFor(Period.parse("FY2023-H2"))).isFalse();
    assertThat(question.asksFor(Period.parse("FY2024-H1"))).isTrue();
    assertThat(question.asksFor(Period.parse("FY2025-H2"))).isTrue();
    assertThat(question.asksFor(Period.parse("FY2026-H1"))).isFalse();
    assertThat(proposal.weights()).containsOnlyKeys(I15);
    assertThat(proposal.added().getFirst().weight()).isEqualByComparingTo("3");
    assertThat(proposal.removed()).containsExactly(I16);
    assertThat(proposal.aggregation()).isEqualTo(Aggregation.GEOMETRIC);
    assertThat(proposal.cap()).isEqualTo(new Proposal.Limit(null));
    assertThat(proposal.floor()).isEqualTo(new Proposal.Limit(new BigDecimal("5")));
    assertThat(proposal.minimumCoverage()).isEqualByComparingTo("0.25");
    assertThat(proposal.maxAgeMonths()).isEqualTo(24);
    assertThat(proposal.targets().get(I15))
        .isEqualTo(new Proposal.Targets.Level(new BigDecimal("70")));
    assertThat(proposal.targets().get(I16))
        .isInstanceOfSatisfying(
            Proposal.Targets.Dated.class,
            dated -> {
              assertThat(dated.targets().getFirst().form()).isEqualTo(TargetForm.RANGE);
              assertThat(dated.targets().getFirst().upper()).isEqualByComparingTo("50");
            });
    assertThat(proposal.baselines()).containsOnlyKeys(I15, I16);
    assertThat(proposal.normalisations())
        .containsOnly(
            Map.entry(I15, new Normalisation(NormalisationMethod.DISTANCE, null, null, null)));
    assertThat(proposal.values())
        .extracting(HypotheticalValue::indicator)
        .containsExactly(I15, I16, I17);
  }

  @Test
  void aCapThatIsLeftOutStaysAsItIs() {
    assertThat(question("{\"cap\": 120}").proposal().floor()).isNull();
  }

  /// One fault of each kind: a member that cannot be read hides none of the others.
  @Test
  void namesEveryFaultInOneRound() {
    List<Problem.Fault> faults =
        faults(
            """
            {"granularity": "week", "from": "2026-13", "waits": {},
             "weights": {"I15": -1, "I99": 1}, "add": [{"indicator": "I98"}], "remove": ["I97", 3],
             "aggregation": "SUM", "cap": 10, "floor": 20, "minimumCoverage": 2,
             "maxAgeMonths": -1, "targets": {"I15": "many", "I99": 5}, "baselines": {"I16": 60},
             "normalisation": {"I15": {"method": "NONE"}},
             "values": [{"indicator": "I15", "period": "2026-09"},
                        {"indicator": "I17", "period": "FY2026-Q1", "stage": "検討"},
                        {"indicator": "I16", "period": "2199-12", "value": 1},
                        {"indicator": "I16", "period": "2026-04", "numerator": -5, "denominator": -1},
                        {"indicator": "I15", "period": "2026-04", "value": NaN}]}
            """);

    assertThat(faults)
        .extracting(Problem.Fault::pointer, Problem.Fault::code)
        .map(tuple -> tuple.toList().getFirst() + " " + tuple.toList().getLast())
        .containsExactlyInAnyOrder(
            "/granularity UNKNOWN_WORD",
            "/from NOT_A_PERIOD",
            "/waits UNKNOWN_MEMBER",
            "/weights/I15 WEIGHTS_ARE_NOT_NEGATIVE",
            "/weights/I99 NOT_A_COMPONENT",
            "/add/0/indicator UNKNOWN_INDICATOR",
            "/remove/0 NOT_A_COMPONENT",
            "/remove/1 NOT_A_COMPONENT",
            "/aggregation UNKNOWN_WORD",
            "/cap CAP_IS_ABOVE_FLOOR",
            "/minimumCoverage COVERAGE_IS_A_SHARE",
            "/maxAgeMonths OUT_OF_RANGE",
            "/targets/I15 NOT_A_TARGET",
            "/targets/I99 UNKNOWN_INDICATOR",
            "/baselines/I16 TARGET_DIFFERS_FROM_BASELINE",
            "/normalisation/I15/method UNKNOWN_WORD",
            "/values/0 ONE_FORM",
            "/values/1/indicator NOT_A_COMPONENT",
            "/values/2/period PERIOD_OUT_OF_REACH",
            "/values/3/numerator COUNTS_ARE_NOT_NEGATIVE",
            "/values/3/denominator COUNTS_ARE_NOT_NEGATIVE",
            "/values/3/numerator COUNTS_BELONG_TO_A_RATE",
            "/values/4/value NOT_A_NUMBER");
    assertThat(faults)
        .filteredOn(fault -> fault.pointer().equals("/weights/I15"))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.value()).isEqualTo("-1");
          assertThat(fault.expected()).isEqualTo("0以上の数 / 0 or above");
          assertThat(fault.message()).contains("重み").contains("weight");
        });
    assertThat(faults)
        .filteredOn(fault -> fault.pointer().equals("/values/3/numerator"))
        .extracting(Problem.Fault::expected)
        .containsExactlyInAnyOrder(
            "0以上の数 / 0 or more", "値だけ（分子と分母は割合の指標で使います） / value; counts belong to RATE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[]; '' ; NOT_AN_OBJECT",
        "{\"weights\": [2]}; /weights ; NOT_AN_OBJECT",
        "{\"weights\": {\"I15\": \"NaN\"}}; /weights/I15 ; NOT_A_NUMBER",
        "{\"weights\": {\"I15\": 1e400}}; /weights/I15 ; NUMBER_TOO_LARGE",
        "{\"weights\": {\"I15\": null}}; /weights/I15 ; MISSING",
        "{\"remove\": \"I15\"}; /remove ; NOT_AN_ARRAY",
        "{\"remove\": [\"I15\", \"I16\"]}; /remove ; HAS_A_COMPONENT",
        "{\"components\": []}; /components ; HAS_A_COMPONENT",
        "{\"components\": [{\"indicator\": \"I15\"}, {\"indicator\": \"I15\"}]}; /components/1/indicator ; EACH_INDICATOR_ONCE",
        "{\"add\": [{\"indicator\": \"I15\"}]}; /add/0/indicator ; EACH_INDICATOR_ONCE",
        "{\"from\": \"FY2025-Q1\", \"to\": \"FY2024-Q4\"}; /to ; RUNS_BACKWARD",
        "{\"floor\": 100}; /floor ; CAP_IS_ABOVE_FLOOR",
        "{\"targets\": {\"I16\": 20}}; /targets/I16 ; TARGET_DIFFERS_FROM_BASELINE",
        "{\"targets\": {\"I16\": 10}}; /targets/I16 ; TARGET_IS_BETTER_THAN_BASELINE",
        "{\"targets\": {\"I15\": 0}}; /targets/I15 ; TARGET_IS_POSITIVE_FOR_RATIO",
        "{\"targets\": {\"I17\": 1}}; /targets/I17 ; NOT_A_COMPONENT",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\"}]}}; /targets/I15/0/value ; MISSING",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\", \"value\": 2, \"upper\": 1, \"form\": \"RANGE\"}]}}; /targets/I15 ; RANGE_RUNS_UPWARD",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\", \"value\": 2}, {\"period\": \"FY2028\", \"value\": 3}]}}; /targets/I15 ; TARGETS_ARE_DATED_ONCE",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\", \"value\": 2}, {\"period\": \"FY2028-Q4\", \"value\": 3}]}}; /targets/I15 ; TARGETS_ARE_DATED_ONCE",
        "{\"normalisation\": {\"I15\": {\"method\": \"GOALPOSTS\", \"lower\": 5, \"upper\": 5}}}; /normalisation/I15 ; GOALPOSTS_ARE_APART",
        "{\"values\": [{\"indicator\": \"I15\", \"period\": \"2026-09\", \"stage\": \"検討\"}]}; /values/0/stage ; UNKNOWN_STAGE",
        "{\"cap\": -5, \"floor\": null, \"aggregation\": \"GEOMETRIC\"}; /cap ; CAP_IS_POSITIVE",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\", \"value\": 90, \"form\": \"AT_MOST\"}]}}; /targets/I15 ; FORM_AGREES_WITH_DIRECTION",
        "{\"targets\": {\"I16\": [{\"period\": \"FY2028\", \"value\": 10, \"upper\": 30, \"form\": \"RANGE\"}]}}; /targets/I16 ; TARGET_DIFFERS_FROM_BASELINE",
        "{\"baselines\": {\"I16\": {\"period\": \"FY2018\", \"value\": 70}}}; /baselines/I16 ; TARGET_IS_BETTER_THAN_BASELINE",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\", \"form\": \"IMPROVE\"}]}}; /targets/I15 ; IMPROVEMENT_IS_IN_WORDS",
        "{\"normalisation\": {\"I15\": {\"method\": \"STAGES\", \"stages\": {}}}}; /normalisation/I15 ; STAGES_ARE_NAMED",
        "{\"weights\": {\"I15\": 0, \"I16\": 0}}; /weights ; WEIGHTS_HAVE_A_SUM",
        "{\"components\": [{\"indicator\": \"I15\", \"weight\": 0}]}; /components ; WEIGHTS_HAVE_A_SUM",
        "{\"values\": [{\"indicator\": \"I15\", \"period\": \"2026-09\", \"numerator\": 1, \"denominator\": 2}]}; /values/0/numerator ; COUNTS_BELONG_TO_A_RATE",
      })
  void refusesWhatCannotBeDecided(String body, String pointer, String code) {
    assertThat(faults(body))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.pointer()).isEqualTo(pointer.replace("'", ""));
          assertThat(fault.code()).isEqualTo(code);
        });
  }

  /// What the catalogue and the entry accept can be previewed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"targets\": {\"I15\": []}}",
        "{\"targets\": {\"I15\": [], \"I16\": []}}",
        "{\"weights\": {\"I15\": 0}}",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\", \"form\": \"IMPROVE\", \"text\": {\"ja\": \"現状より増加\"}}]}}",
        "{\"targets\": {\"I16\": [{\"period\": \"FY2028\", \"value\": 5, \"upper\": 10, \"form\": \"RANGE\"}]}}",
        "{\"targets\": {\"I15\": [{\"period\": \"FY2028\", \"value\": 90, \"form\": \"AT_LEAST\"}]}}",
        "{\"values\": [{\"indicator\": \"I15\", \"period\": \"2026-09\", \"value\": -5}]}"
      })
  void acceptsWhatCanBeDecided(String body) {
    assertThat(question(body)).isNotNull();
  }

  @Test
  void whatIsWrongWithAWeightHidesNothingOfItsComponent() {
    assertThat(
            faults(
                """
                {"components": [{"indicator": "I15", "weight": "x"}, {"indicator": "I15", "weight": -2}],
                 "weights": {"I15": 1, "I16": -1}}
                """))
        .extracting(found -> found.pointer() + " " + found.code())
        .containsExactly(
            "/components/0/weight NOT_A_NUMBER",
            "/components/1/weight WEIGHTS_ARE_NOT_NEGATIVE",
            "/components/1/indicator EACH_INDICATOR_ONCE",
            "/weights/I16 NOT_A_COMPONENT",
            "/weights/I16 WEIGHTS_ARE_NOT_NEGATIVE");
  }

  @Test
  void targetsAndStagesAreBoundedAsInTheCatalogue() {
    String targets =
        IntStream.range(2000, 2051)
            .mapToObj("{\"period\": \"FY%d\", \"value\": 90}"::formatted)
            .collect(Collectors.joining(", ", "[", "]"));
    String words =
        "[{\"period\": \"FY2028\", \"form\": \"IMPROVE\", \"text\": {\"ja\": \"%s\"}}]"
            .formatted("増".repeat(201));
    String stages =
        IntStream.range(0, 51)
            .mapToObj("\"%d\": 1"::formatted)
            .collect(Collectors.joining(", ", "{", ", \"%s\": 2}".formatted("段".repeat(101))));

    assertThat(
            faults(
                """
                {"targets": {"I15": %s, "I16": %s},
                 "normalisation": {"I15": {"method": "STAGES", "stages": %s}}}
                """
                    .formatted(targets, words, stages)))
        .extracting(found -> found.pointer() + " " + found.code())
        .containsExactly(
            "/targets/I15 TOO_MANY",
            "/targets/I16/0/text/ja TEXT_TOO_LONG",
            "/normalisation/I15/stages TOO_MANY",
            "/normalisation/I15/stages TEXT_TOO_LONG");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1 ; 0 ; ''",
        "0 ; 0 ; ''",
        "-5 ; 2 ; /values/0/numerator COUNTS_ARE_NOT_NEGATIVE",
        "5 ; -2 ; /values/0/denominator COUNTS_ARE_NOT_NEGATIVE",
        "5 ; null ; /values/0/denominator MISSING"
      })
  void countsOfARateAreHeldToTheRulesOfTheEntry(
      String numerator, String denominator, String fault) {
    WhatIfBody read =
        new WhatIfBody(
            HttpFormat.mapper()
                .readTree(
                    """
                    {"values": [{"indicator": "I15", "period": "2026-04", "numerator": %s,
                                 "denominator": %s}]}
                    """
                        .formatted(numerator, denominator)),
            SamplePlan.facts().kpi(),
            SamplePlan.indicators("RATE"),
            TODAY);

    var _ = read.question();

    assertThat(read.faults())
        .extracting(found -> found.pointer() + " " + found.code())
        .isEqualTo(fault.equals("''") ? List.of() : List.of(fault));
  }

  /// A KPI that cannot be scored today can be looked at all the same.
  @Test
  void whatCannotBeScoredAnywayIsNotTheProposalsFault() {
    WhatIfBody read =
        new WhatIfBody(
            HttpFormat.mapper().readTree("{\"weights\": {\"I15\": 2}}"),
            SamplePlan.facts().kpi(),
            without(SamplePlan.indicators("STOCK")),
            TODAY);

    assertThat(read.question()).isPresent();
  }

  private static Map<IndicatorCode, IndicatorDefined> without(
      Map<IndicatorCode, IndicatorDefined> indicators) {
    Proposal targetless =
        new Proposal(
            null,
            Map.of(),
            List.of(),
            Set.of(),
            null,
            null,
            null,
            null,
            null,
            Map.of(I15, NO_TARGETS, I16, NO_TARGETS),
            Map.of(),
            Map.of(),
            List.of());
    Map<IndicatorCode, IndicatorDefined> changed = new HashMap<>();
    indicators.forEach(
        (code, definition) -> changed.put(code, targetless.appliedTo(definition, TODAY)));
    return changed;
  }

  private static WhatIfBody.Question question(String body) {
    WhatIfBody read = read(body);
    var question = read.question();
    assertThat(read.faults()).isEmpty();
    return question.orElseThrow();
  }

  private static List<Problem.Fault> faults(String body) {
    WhatIfBody read = read(body);
    assertThat(read.question()).isEmpty();
    return read.faults();
  }

  private static WhatIfBody read(String body) {
    return new WhatIfBody(
        HttpFormat.mapper().readTree(body),
        SamplePlan.facts().kpi(),
        SamplePlan.indicators("STOCK"),
        TODAY);
  }
}
