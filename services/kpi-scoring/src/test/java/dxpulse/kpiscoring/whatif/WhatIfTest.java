package dxpulse.kpiscoring.whatif;

import static dxpulse.kpiscoring.ledger.SamplePlan.I15;
import static dxpulse.kpiscoring.ledger.SamplePlan.I16;
import static dxpulse.kpiscoring.ledger.SamplePlan.I17;
import static dxpulse.kpiscoring.ledger.SamplePlan.Q1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.ledger.SamplePlan;
import dxpulse.kpiscoring.whatif.WhatIf.Compared;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// I15 has 50 points, I16 has 25; today their index is 37.5.
class WhatIfTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 8, 1);
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final Facts facts = SamplePlan.facts();

  @Test
  void otherWeightsMoveTheIndex() {
    Compared compared = atQ1(Proposals.weights(Map.of(I15, BigDecimal.valueOf(3))));

    assertThat(compared.today().index()).isEqualTo(37.5);
    assertThat(compared.preview().index()).isEqualTo(43.75);
    assertThat(compared.difference()).isEqualTo(6.25);
  }

  @Test
  void aStageIsAddedAndAnIndicatorTakenOut() {
    assertThat(preview(Proposals.components(List.of(new Component(I17, ONE)), Set.of())))
        .isCloseTo(125.0 / 3, within(1e-9));
    assertThat(preview(Proposals.components(List.of(), Set.of(I16)))).isEqualTo(50);
    assertThat(preview(Proposals.composition(List.of(new Component(I16, ONE))))).isEqualTo(25);
  }

  @Test
  void theAggregationIsAnother() {
    assertThat(preview(Proposals.aggregation(Aggregation.GEOMETRIC)))
        .isCloseTo(35.355339059327, within(1e-9));
    assertThat(preview(Proposals.aggregation(Aggregation.HARMONIC)))
        .isCloseTo(100.0 / 3, within(1e-9));
  }

  @Test
  void aCapHoldsDownAndNoFloorLetsFall() {
    Facts fallen = SamplePlan.with(facts, I16, SamplePlan.value("FY2024-Q1", "10"));

    assertThat(
            preview(
                Proposals.bounds(
                    new Proposal.Limit(BigDecimal.valueOf(40)),
                    new Proposal.Limit(BigDecimal.ZERO))))
        .isEqualTo(32.5);
    assertThat(
            at(Q1, fallen, Proposals.bounds(new Proposal.Limit(null), new Proposal.Limit(null)))
                .preview()
                .index())
        .isEqualTo(12.5);
  }

  @Test
  void coverageAndAgeDecideWhetherThereIsAnIndex() {
    Facts half = SamplePlan.with(facts, I16);

    Compared strict = at(Q1, half, Proposals.carry("0.6", 6));
    assertThat(strict.today().index()).isEqualTo(50);
    assertThat(strict.preview().index()).isNull();
    assertThat(strict.preview().notScored()).isEqualTo(NotScoredReason.BELOW_MIN_COVERAGE);
    assertThat(strict.difference()).isNull();

    Compared young = at(Period.parse("FY2024-Q2"), facts, Proposals.carry("0.5", 0));
    assertThat(young.today().index()).isEqualTo(37.5);
    assertThat(young.preview().notScored()).isEqualTo(NotScoredReason.NO_DATA);
  }

  @Test
  void targetsBaselinesAndNormalisationsAreOthers() {
    assertThat(
            preview(
                Proposals.method(
                    Map.of(I15, new Proposal.Targets.Level(BigDecimal.valueOf(50))),
                    Map.of(),
                    Map.of())))
        .isEqualTo(52.5);
    assertThat(
            preview(
                Proposals.method(
                    Map.of(
                        I15,
                        new Proposal.Targets.Dated(
                            List.of(
                                Target.of(Period.parse("FY2024"), BigDecimal.valueOf(40)),
                                Target.of(Period.parse("FY2028"), BigDecimal.valueOf(80))))),
                    Map.of(),
                    Map.of())))
        .isEqualTo(62.5);
    assertThat(
            preview(
                Proposals.method(
                    Map.of(), Map.of(I16, new Proposal.Baseline.Level(BigDecimal.ZERO)), Map.of())))
        .isEqualTo(50);
    assertThat(
            preview(
                Proposals.method(
                    Map.of(),
                    Map.of(),
                    Map.of(I16, new Normalisation(NormalisationMethod.RATIO, null, null, null)))))
        .isEqualTo(50);
  }

  @Test
  void aValueThatNobodyReportedTakesThePlaceOfTheOneThatHoldsAndOpensPeriods() {
    Period later = Period.parse("FY2024-Q3");
    Proposal proposal =
        Proposals.values(
            new HypotheticalValue(I15, Q1, BigDecimal.valueOf(80), null, null, null),
            new HypotheticalValue(I15, later, null, BigDecimal.ONE, BigDecimal.valueOf(5), null));

    assertThat(preview(proposal)).isEqualTo(62.5);
    assertThat(series(facts, Proposal.NOTHING)).extracting(Compared::period).doesNotContain(later);
    assertThat(at(later, facts, proposal).preview().index()).isEqualTo(25);
    assertThat(facts).isEqualTo(SamplePlan.facts());
  }

  private @Nullable Double preview(Proposal proposal) {
    return atQ1(proposal).preview().index();
  }

  private Compared atQ1(Proposal proposal) {
    return at(Q1, facts, proposal);
  }

  private static Compared at(Period period, Facts facts, Proposal proposal) {
    return series(facts, proposal).stream()
        .filter(each -> each.period().equals(period))
        .findFirst()
        .orElseThrow();
  }

  private static List<Compared> series(Facts facts, Proposal proposal) {
    return WhatIf.of(facts, proposal, Granularity.QUARTER, TODAY);
  }

  /// What is decided for later years stays as it was decided; what holds today is tried.
  @Test
  void theVersionInForceTodayIsChangedForItsYears() {
    Facts planned = withASecondVersion(facts, "FY2026", null, 9);

    List<Compared> series =
        WhatIf.of(
            planned,
            Proposals.weights(Map.of(I15, BigDecimal.valueOf(3))),
            Granularity.YEAR,
            TODAY);

    assertThat(at(series, "FY2024").difference()).isEqualTo(6.25);
    assertThat(planned.kpi().newest().components()).isNotEqualTo(facts.kpi().newest().components());
    Facts later = Proposals.weights(Map.of(I15, BigDecimal.valueOf(3))).appliedTo(planned, TODAY);
    assertThat(later.kpi().versionFor(Period.parse("FY2026")))
        .isEqualTo(planned.kpi().versionFor(Period.parse("FY2026")));
    assertThat(later.kpi().versionFor(Period.parse("FY2025"))).contains(later.kpi().newest());
  }

  @Test
  void aNewerVersionForThePastIsNotWhatIsTried() {
    Facts corrected = withASecondVersion(facts, "FY2020", "FY2021", 9);

    Facts tried = Proposals.weights(Map.of(I15, BigDecimal.valueOf(3))).appliedTo(corrected, TODAY);

    KpiDefined.Version now = tried.kpi().versionFor(Q1).orElseThrow();
    assertThat(now.components().getFirst().weight()).isEqualByComparingTo("3");
    assertThat(tried.kpi().versionFor(Period.parse("FY2021")))
        .isEqualTo(corrected.kpi().versionFor(Period.parse("FY2021")));
    assertThat(tried.kpi().versionFor(Period.parse("FY2019")).orElseThrow().components())
        .isEqualTo(now.components());
  }

  private static Compared at(List<Compared> series, String period) {
    return series.stream()
        .filter(each -> each.period().equals(Period.parse(period)))
        .findFirst()
        .orElseThrow();
  }

  private static Facts withASecondVersion(
      Facts facts, String from, @Nullable String to, int weightOfI15) {
    KpiDefined.Version first = facts.kpi().newest();
    KpiDefined.Version second =
        new KpiDefined.Version(
            2,
            first.field(),
            first.name(),
            List.of(new Component(I15, BigDecimal.valueOf(weightOfI15)), new Component(I16, ONE)),
            first.aggregation(),
            first.cap(),
            first.floor(),
            first.minimumCoverage(),
            first.maxAgeMonths(),
            FiscalYear.parse(from),
            to == null ? null : FiscalYear.parse(to),
            "later",
            "office",
            first.changedAt());
    return new Facts(
        new KpiDefined(
            facts.kpi().organization(),
            facts.kpi().code(),
            List.of(first, second),
            facts.kpi().definedAt()),
        facts.indicators(),
        facts.values());
  }
}
