package dxpulse.kpiscoring.ledger;

import static dxpulse.kpiscoring.ledger.PlanText.baseline;
import static dxpulse.kpiscoring.ledger.PlanText.components;
import static dxpulse.kpiscoring.ledger.PlanText.counts;
import static dxpulse.kpiscoring.ledger.PlanText.indicator;
import static dxpulse.kpiscoring.ledger.PlanText.kpi;
import static dxpulse.kpiscoring.ledger.PlanText.kpiVersion;
import static dxpulse.kpiscoring.ledger.PlanText.range;
import static dxpulse.kpiscoring.ledger.PlanText.scored;
import static dxpulse.kpiscoring.ledger.PlanText.target;
import static dxpulse.kpiscoring.ledger.PlanText.targets;
import static dxpulse.kpiscoring.ledger.PlanText.value;
import static dxpulse.kpiscoring.ledger.PlanText.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import dxpulse.contracts.types.event.KpiScored.Pace.Band;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a definition, a value and a period meet in unusual ways.
class ScoringEdgesTest {

  @Test
  void aRangeThatBecomesNarrowerIsNoDoingOfItsIndicator() {
    KpiScored score =
        scored(
            indicator(
                "I1", version(targets(range("FY2024", "10", "20"), range("FY2025", "10", "15")))),
            "FY2025",
            value("FY2024", "20"),
            value("FY2025", "20"));

    assertThat(score.change()).isCloseTo(-25, within(1e-9));
    assertThat(score.contributions())
        .extracting(Contribution::cause)
        .containsExactly("COMPOSITION");
  }

  @Test
  void aTargetThatBecomesARangeIsNoDoingOfItsIndicator() {
    KpiScored score =
        scored(
            indicator("I1", version(targets(target("FY2024", "10"), range("FY2025", "10", "15")))),
            "FY2025",
            value("FY2024", "20"),
            value("FY2025", "20"));

    assertThat(score.change()).isCloseTo(-125, within(1e-9));
    assertThat(score.contributions())
        .extracting(Contribution::cause)
        .containsExactly("COMPOSITION");
  }

  @Test
  void aNewNameIsNoBreak() {
    IndicatorDefined renamed =
        indicator(
            "I1",
            version(targets(target("FY2028", "100"))),
            version(
                targets(target("FY2028", "100")),
                "\"version\":2",
                "\"validFrom\":\"FY2025\"",
                "\"name\":{\"ja\":\"新しい名\"}"));
    IndicatorDefined measuredAnew =
        indicator(
            "I1",
            version(targets(target("FY2028", "100"))),
            version(targets(target("FY2028", "50")), "\"version\":2", "\"validFrom\":\"FY2025\""));

    assertThat(scored(renamed, "FY2025", value("FY2024", "20"), value("FY2025", "30")).link())
        .isNull();
    assertThat(scored(measuredAnew, "FY2025", value("FY2024", "20"), value("FY2025", "30")).link())
        .isNotNull();
  }

  /// What a month counted is no quarter's rate; a year's holds for its quarters.
  @Test
  void countsAreCarriedIntoNoLongerPeriod() {
    IndicatorDefined rate =
        indicator("I1", version(targets(target("FY2028", "100")), "\"accumulation\":\"RATE\""));

    KpiScored next =
        scored(
            rate,
            "FY2024-Q2",
            counts("2024-04", "10", "100"),
            counts("2024-05", "20", "100"),
            counts("2024-06", "30", "100"));
    KpiScored ofAYear = scored(rate, "FY2025-Q1", counts("FY2024", "20", "100"));
    KpiScored ofALevel = scored(rate, "FY2024-Q2", value("2024-06", "30"));

    assertThat(next.index()).isNull();
    assertThat(next.components().getFirst().notScored()).isEqualTo(NotScoredReason.NO_VALUE);
    assertThat(ofAYear.index()).isEqualTo(20);
    assertThat(ofALevel.index()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({"STOCK", "CUMULATIVE", "RATE"})
  void aValueWithinThePeriodIsNewerThanThatOfTheWholeYear(String accumulation) {
    IndicatorDefined level =
        indicator(
            "I1",
            version(targets(target("FY2028", "100")), "\"accumulation\":\"" + accumulation + "\""));

    for (String period : List.of("FY2024-Q4", "FY2024-H2")) {
      assertThat(scored(level, period, value("FY2024", "45"), value("2025-03", "50")).index())
          .as(period)
          .isEqualTo(50);
    }
    assertThat(scored(level, "FY2024", value("FY2024", "45"), value("2025-03", "50")).index())
        .isEqualTo(45);
  }

  /// At least 80 from 90: to fall is no progress, and to stay above is no distance covered.
  @ParameterizedTest
  @CsvSource({"95", "85", "70"})
  void aTargetOnTheWorseSideOfTheBaselineHasNoPace(String value) {
    KpiScored score =
        scored(
            indicator("I1", version(baseline("90"), targets(target("FY2028", "80")))),
            "FY2024",
            value("FY2024", value));

    assertThat(score.index()).isNotNull();
    assertThat(score.pace()).isNull();
  }

  @Test
  void partOfAFlowHasNoPaceAndAQuarterIsNotMeasuredByAYearsTarget() {
    IndicatorDefined flow =
        indicator(
            "I1",
            version(
                baseline("1000"), targets(target("FY2028", "2000")), "\"accumulation\":\"FLOW\""));

    assertThat(scored(flow, "FY2025", value("FY2025-Q1", "500")).pace()).isNull();
    assertThat(scored(flow, "FY2025-Q1", value("FY2025-Q1", "500")).pace()).isNull();
    assertThat(scored(flow, "FY2025", value("FY2025", "1900")).pace()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "HIGHER_IS_BETTER, RATIO, 0, 10, 50, 30, ON_TRACK",
    "HIGHER_IS_BETTER, RATIO, 0, 10, 50, 25, NEEDS_ACCELERATION",
    "LOWER_IS_BETTER, DISTANCE, 100, 90, 50, 70, ON_TRACK"
  })
  void onALineOfSeveralTargetsPaceAndScoreAgree(
      String direction,
      String method,
      String from,
      String first,
      String last,
      String x,
      Band band) {
    KpiScored score =
        scored(
            indicator(
                "I1",
                version(
                    baseline(from),
                    targets(target("FY2022", first), target("FY2026", last)),
                    "\"direction\":\"" + direction + "\"",
                    "\"targetPath\":\"LINEAR\"",
                    "\"normalisation\":{\"method\":\"" + method + "\"}")),
            "FY2024",
            value("FY2024", x));

    assertThat(Objects.requireNonNull(score.pace()).band()).isEqualTo(band);
    assertThat(Objects.requireNonNull(score.index()) >= 100 - 1e-9)
        .isEqualTo(band == Band.ON_TRACK);
  }

  @Test
  void theIndexThatIsDueIsToldOnlyWhereEveryComponentHasAWay() {
    IndicatorDefined without = indicator("I1", version(targets(target("FY2028", "100"))));
    IndicatorDefined with =
        indicator("I2", version(baseline("0"), targets(target("FY2028", "100"))));

    KpiScored score =
        scored(
            kpi(kpiVersion(components("I1*1 I2*1"))),
            Map.of(without.code(), without, with.code(), with),
            Map.of(
                without.code(), List.of(value("FY2024", "100")),
                with.code(), List.of(value("FY2024", "10"))),
            "FY2024");

    assertThat(score.index()).isEqualTo(55);
    assertThat(Objects.requireNonNull(score.pace()).expected()).isNull();
    assertThat(score.pace().ratio()).isCloseTo(0.2, within(1e-9));
  }

  /// A made-up reference beside an index makes it no sample, and nor is one that is not there.
  @Test
  void anIndexIsASampleWhereAValueThatCountsInItIsOne() {
    IndicatorDefined counted = indicator("I1", version(targets(target("FY2028", "100"))));
    IndicatorDefined reference = indicator("I2", version());
    KpiDefined both = kpi(kpiVersion(components("I1*1 I2*1")));
    Map<IndicatorCode, IndicatorDefined> indicators =
        Map.of(counted.code(), counted, reference.code(), reference);
    CurrentValue real = value("FY2024", "40");
    CurrentValue sample =
        new CurrentValue(real.period(), real.value(), null, null, null, ValueStatus.FINAL, true, 1);

    KpiScored beside =
        scored(
            both,
            indicators,
            Map.of(counted.code(), List.of(real), reference.code(), List.of(sample)),
            "FY2024");
    KpiScored alone = scored(both, indicators, Map.of(reference.code(), List.of(sample)), "FY2024");
    KpiScored counting =
        scored(both, indicators, Map.of(counted.code(), List.of(sample)), "FY2024");

    assertThat(beside.index()).isEqualTo(40);
    assertThat(beside.sample()).isFalse();
    assertThat(alone.index()).isNull();
    assertThat(alone.sample()).isFalse();
    assertThat(counting.sample()).isTrue();
  }

  /// The binary mean of 46.3 and 1.4 is 23.849999999999998.
  @Test
  void figuresInWordsAreRoundedAsAReaderRoundsThem() {
    IndicatorDefined one = indicator("I1", version(targets(target("FY2028", "100"))));
    IndicatorDefined two = indicator("I2", version(targets(target("FY2028", "100"))));

    KpiScored score =
        scored(
            kpi(kpiVersion(components("I1*1 I2*1"))),
            Map.of(one.code(), one, two.code(), two),
            Map.of(
                one.code(), List.of(value("FY2023", "40"), value("FY2024", "46.3")),
                two.code(), List.of(value("FY2023", "2"), value("FY2024", "1.4"))),
            "FY2024");

    LocalizedText told = Objects.requireNonNull(score.explanation());
    assertThat(told.ja()).startsWith("前期より2.9ポイント上昇。").contains("＋3.2");
  }

  /// The counts of a month are no reason to forget the year's rate.
  @Test
  void aYearsRateIsCarriedBeyondTheCountsOfAMonth() {
    IndicatorDefined rate =
        indicator("I1", version(targets(target("FY2028", "100")), "\"accumulation\":\"RATE\""));

    KpiScored score =
        scored(rate, "FY2024-Q2", counts("FY2023", "20", "100"), counts("2024-04", "50", "100"));

    assertThat(score.index()).isEqualTo(20);
    assertThat(score.components().getFirst().carriedForward()).isTrue();
  }

  /// December's own rate holds on in January, whatever the half-year counted that ended with it.
  @ParameterizedTest
  @CsvSource({"2025-01, 80", "FY2024-Q4, 30", "FY2025-H1, 30"})
  void ofRatesThatEndedTogetherTheOneOfThePeriodsOwnLengthHoldsOn(String period, double index) {
    IndicatorDefined rate =
        indicator("I1", version(targets(target("FY2028", "100")), "\"accumulation\":\"RATE\""));

    KpiScored score =
        scored(rate, period, counts("2024-12", "80", "100"), counts("CY2024-H2", "30", "100"));

    assertThat(score.index()).isEqualTo(index);
    assertThat(score.components().getFirst().carriedForward()).isTrue();
  }

  @Test
  void theCountsOfItsPartsMakeTheRateOfAPeriodNotThoseOfALongerOneThatEndedLater() {
    IndicatorDefined rate =
        indicator("I1", version(targets(target("FY2028", "100")), "\"accumulation\":\"RATE\""));

    KpiScored score =
        scored(rate, "FY2023-Q4", counts("2024-01", "90", "100"), counts("FY2023-H2", "20", "100"));

    assertThat(score.index()).isEqualTo(90);
    assertThat(score.components().getFirst().partial()).isTrue();
  }

  /// A level says how things stand at its end, for whatever period it was reported.
  @Test
  void aLevelReportedAtTheEndOfAPeriodIsNewerThanTheCountsOfItsParts() {
    IndicatorDefined rate =
        indicator("I1", version(targets(target("FY2028", "100")), "\"accumulation\":\"RATE\""));

    KpiScored score =
        scored(rate, "FY2024-Q3", counts("2024-10", "90", "100"), value("CY2024", "40"));

    assertThat(score.index()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"8", "15", "25", "40"})
  void aRangeAroundTheBaselineHasNoPace(String value) {
    KpiScored score =
        scored(
            indicator("I1", version(baseline("15"), targets(range("FY2028", "10", "20")))),
            "FY2024",
            value("FY2024", value));

    assertThat(score.index()).isNotNull();
    assertThat(score.pace()).isNull();
  }

  /// From 0 in FY2020 by 10 in FY2022 to 50 in FY2026: in FY2024 the path stands at 30.
  @ParameterizedTest
  @CsvSource({"30, 0", "20, -12", "5, -36", "50, 24", "60, 36", "-5, -60"})
  void monthsAheadAreCountedOnThePath(String value, double ahead) {
    KpiScored score =
        scored(
            indicator(
                "I1",
                version(
                    baseline("0"),
                    targets(target("FY2022", "10"), target("FY2026", "50")),
                    "\"targetPath\":\"LINEAR\"")),
            "FY2024",
            value("FY2024", value));

    assertThat(
            Objects.requireNonNull(
                Objects.requireNonNull(score.components().getFirst().pace()).monthsAhead()))
        .isCloseTo(ahead, within(1e-9));
  }
}
