package dxpulse.kpiscoring.sensitivity;

import static dxpulse.kpiscoring.ledger.SamplePlan.I15;
import static dxpulse.kpiscoring.ledger.SamplePlan.I16;
import static dxpulse.kpiscoring.ledger.SamplePlan.I17;
import static dxpulse.kpiscoring.ledger.SamplePlan.Q1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Score;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.ledger.SamplePlan;
import dxpulse.kpiscoring.sensitivity.Sensitivity.ByAggregation;
import dxpulse.kpiscoring.sensitivity.Sensitivity.ByNormalisation;
import dxpulse.kpiscoring.sensitivity.Sensitivity.Importance;
import dxpulse.kpiscoring.sensitivity.Sensitivity.UnderWeights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// I15 has 50 points, I16 has 25; with equal weights their index is 37.5.
class SensitivityAnalysisTest {
  private static final int DRAWS = 1000;

  /// With `r` the quotient of the two factors, the index is `25 + 25·r/(1 + r)`. The share of
  /// quotients up to r, for r from 0.6 to 1, is `3.125·r + 1.125/r − 3.75`: 0.05 of them lie below
  /// 0.7063, which gives an index of 35.3485; on the other side it is as far from 37.5.
  @Test
  void percentilesUnderOtherWeightsAreThoseOfTheKnownDistribution() {
    Percentiles spread =
        Objects.requireNonNull(analysis(SamplePlan.facts(), 10_000).weights().spread());

    assertThat(spread.p5()).isCloseTo(35.3485, within(0.08));
    assertThat(spread.p50()).isCloseTo(37.5, within(0.08));
    assertThat(spread.p95()).isCloseTo(39.6515, within(0.08));
    assertThat(spread.min()).isBetween(34.375, 34.6);
    assertThat(spread.max()).isBetween(40.4, 40.625);
  }

  @Test
  void theSameSeedGivesTheSameAnswerAndAnotherOneAnother() {
    Facts facts = SamplePlan.facts();

    Sensitivity once = SensitivityAnalysis.of(facts, Q1, DRAWS, 42).orElseThrow();
    Sensitivity again = SensitivityAnalysis.of(facts, Q1, DRAWS, 42).orElseThrow();
    Sensitivity other = SensitivityAnalysis.of(facts, Q1, DRAWS, 43).orElseThrow();

    assertThat(again).isEqualTo(once);
    assertThat(other.weights().spread()).isNotEqualTo(once.weights().spread());
  }

  @Test
  void showsTheIndexByEveryAggregation() {
    List<ByAggregation> found = analysis(SamplePlan.facts(), DRAWS).aggregations();

    assertThat(found).extracting(ByAggregation::aggregation).containsExactly(Aggregation.values());
    assertThat(number(found.get(0).score())).isEqualTo(37.5);
    assertThat(number(found.get(1).score())).isCloseTo(35.355339059327, within(1e-9));
    assertThat(number(found.get(2).score())).isCloseTo(100.0 / 3, within(1e-9));
    assertThat(number(found.get(3).score())).isEqualTo(37.5);
    assertThat(found).filteredOn(ByAggregation::current).containsExactly(found.get(0));
  }

  /// By its share of 60, I16 has 50 points; from 30 to 80, I15 has 20.
  @Test
  void showsTheIndexByEachOtherNormalisationThatCanBeApplied() {
    List<ByNormalisation> found = analysis(SamplePlan.facts(), DRAWS).normalisations();

    assertThat(found)
        .containsExactly(
            new ByNormalisation(
                NormalisationMethod.RATIO, new Score.Scored(50), List.of(I16), List.of()),
            new ByNormalisation(
                NormalisationMethod.DISTANCE, new Score.Scored(22.5), List.of(I15), List.of()));
  }

  @Test
  void aStageKeepsItsTable() {
    Facts facts = SamplePlan.facts();
    KpiDefined.Version v = facts.kpi().newest();
    KpiDefined staged =
        new KpiDefined(
            facts.kpi().organization(),
            facts.kpi().code(),
            List.of(
                new KpiDefined.Version(
                    1,
                    v.field(),
                    v.name(),
                    List.of(new Component(I16, BigDecimal.ONE), new Component(I17, BigDecimal.ONE)),
                    v.aggregation(),
                    v.cap(),
                    v.floor(),
                    v.minimumCoverage(),
                    v.maxAgeMonths(),
                    v.validFrom(),
                    v.validTo(),
                    v.reason(),
                    v.changedBy(),
                    v.changedAt())),
            facts.kpi().definedAt());

    assertThat(
            analysis(new Facts(staged, facts.indicators(), facts.values()), DRAWS).normalisations())
        .containsExactly(
            new ByNormalisation(
                NormalisationMethod.RATIO, new Score.Scored(50), List.of(I16), List.of(I17)));
  }

  /// With weights 3 and 1: a quarter less and more of 3 gives 137.5/3.25 and 212.5/4.75, of 1 it
  /// gives 168.75/3.75 and 181.25/4.25.
  @Test
  void theComponentWhoseWeightAloneMovesTheIndexMostComesFirst() {
    Sensitivity found = analysis(SamplePlan.facts(3, 1, "ARITHMETIC", "0.5"), DRAWS);

    Importance first = found.components().getFirst();
    Importance second = found.components().getLast();
    assertThat(found.mostImportant()).contains(I15);
    assertThat(first.component().indicator()).isEqualTo(I15);
    assertThat(first.share()).isEqualTo(0.75);
    assertThat(first.spread()).isCloseTo(2.4291497976, within(1e-9));
    assertThat(number(first.without().score())).isEqualTo(25);
    assertThat(second.spread()).isCloseTo(2.3529411765, within(1e-9));
    assertThat(number(second.without().score())).isEqualTo(50);
  }

  /// From 22.5 by distances to 50 by shares.
  @Test
  void theIntervalReachesOverEveryChoice() {
    Sensitivity found = analysis(SamplePlan.facts(), DRAWS);

    assertThat(found.interval()).isEqualTo(new Sensitivity.Interval(22.5, 50));
  }

  @Test
  void whatHasNoScoreHasAReasonEverywhere() {
    Facts facts = SamplePlan.with(SamplePlan.facts(1, 1, "ARITHMETIC", "0.8"), I16);

    Sensitivity found = analysis(facts, DRAWS);

    Score withheld = new Score.NotScored(NotScoredReason.BELOW_MIN_COVERAGE);
    assertThat(found.index().score()).isEqualTo(withheld);
    assertThat(found.weights())
        .isEqualTo(new UnderWeights(DRAWS, 1, 0, null, NotScoredReason.BELOW_MIN_COVERAGE));
    assertThat(found.aggregations())
        .allSatisfy(each -> assertThat(each.score()).isEqualTo(withheld));
    assertThat(found.interval()).isNull();
    assertThat(found.mostImportant()).contains(I15);
    assertThat(found.components()).allSatisfy(each -> assertThat(each.alone()).isNull());
  }

  /// Coverage is one half by the agreed weights, and less than that in about half of the draws.
  @Test
  void drawsThatWithholdTheIndexAreCounted() {
    UnderWeights found = analysis(SamplePlan.with(SamplePlan.facts(), I16), DRAWS).weights();

    assertThat(found.scored()).isBetween(400, 600);
    assertThat(found.notScored()).isEqualTo(NotScoredReason.BELOW_MIN_COVERAGE);
    assertThat(found.spread()).isEqualTo(new Percentiles(50, 50, 50, 50, 50));
  }

  @Test
  void aScoreOfNothingLeavesTheGeometricIndexUnscoredAndTheOthersNot() {
    Facts facts = SamplePlan.with(SamplePlan.facts(), I16, SamplePlan.value("FY2024-Q1", "20"));

    assertThat(analysis(facts, DRAWS).aggregations())
        .extracting(ByAggregation::score)
        .containsExactly(
            new Score.Scored(25),
            new Score.NotScored(NotScoredReason.NON_POSITIVE_SCORE),
            new Score.NotScored(NotScoredReason.NON_POSITIVE_SCORE),
            new Score.Scored(25));
  }

  @Test
  void thereIsNoneBeforeTheKpisFirstYear() {
    assertThat(SensitivityAnalysis.of(SamplePlan.facts(), Period.parse("FY2018-Q4"), DRAWS, 1))
        .isEmpty();
  }

  private static Sensitivity analysis(Facts facts, int draws) {
    return SensitivityAnalysis.of(facts, Q1, draws, 1).orElseThrow();
  }

  private static double number(Score score) {
    return score.asNumber().orElseThrow();
  }
}
