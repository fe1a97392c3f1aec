package dxpulse.kpiscoring.http;

import static dxpulse.kpiscoring.ledger.SamplePlan.I15;
import static dxpulse.kpiscoring.ledger.SamplePlan.I16;
import static dxpulse.kpiscoring.ledger.SamplePlan.I17;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.TargetForm;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfBodyTest {
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
                        {"indicator": "I16", "period": "FY2026-Q1", "numerator": 1, "denominator": 4},
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
             "weights": {"I15": 0, "I99": 1}, "add": [{"indicator": "I98"}], "remove": ["I97", 3],
             "aggregation": "SUM", "cap": 10, "floor": 20, "minimumCoverage": 2,
             "maxAgeMonths": -1, "targets": {"I15": "many", "I99": 5}, "baselines": {"I16": 60},
             "normalisation": {"I15": {"method": "NONE"}},
             "values": [{"indicator": "I15", "period": "2026-09"},
                        {"indicator": "I17", "period": "FY2026-Q1", "stage": "検討"},
                        {"indicator": "I16", "period": "2199-12", "value": 1},
                        {"indicator": "I16", "period": "2026-04", "numerator": 1, "denominator": 0}]}
            """);

    assertThat(faults)
        .extracting(Problem.Fault::pointer, Problem.Fault::code)
        .map(tuple -> tuple.toList().getFirst() + " " + tuple.toList().getLast())
        .containsExactlyInAnyOrder(
            "/granularity UNKNOWN_WORD",
            "/from NOT_A_PERIOD",
            "/waits UNKNOWN_MEMBER",
            "/weights/I15 WEIGHTS_ARE_POSITIVE",
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
            "/values/3/denominator DENOMINATOR_IS_POSITIVE");
    assertThat(faults)
        .filteredOn(fault -> fault.pointer().equals("/weights/I15"))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.value()).isEqualTo("0");
          assertThat(fault.expected()).isEqualTo("above 0");
          assertThat(fault.message()).contains("重み").contains("weights");
        });
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
        "{\"normalisation\": {\"I15\": {\"method\": \"GOALPOSTS\", \"lower\": 5, \"upper\": 5}}}; /normalisation/I15 ; GOALPOSTS_ARE_APART",
        "{\"values\": [{\"indicator\": \"I15\", \"period\": \"2026-09\", \"stage\": \"検討\"}]}; /values/0/stage ; UNKNOWN_STAGE",
        "{\"values\": [{\"indicator\": \"I15\", \"period\": \"2026-09\", \"numerator\": 1}]}; /values/0/denominator ; MISSING",
      })
  void refusesWhatCannotBeDecided(String body, String pointer, String code) {
    assertThat(faults(body))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.pointer()).isEqualTo(pointer.replace("'", ""));
          assertThat(fault.code()).isEqualTo(code);
        });
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
        LocalDate.of(2024, 8, 1));
  }
}
