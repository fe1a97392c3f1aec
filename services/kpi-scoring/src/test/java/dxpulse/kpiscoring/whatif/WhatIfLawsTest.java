package dxpulse.kpiscoring.whatif;

import static dxpulse.kpiscoring.ledger.SamplePlan.I15;
import static dxpulse.kpiscoring.ledger.SamplePlan.I16;
import static dxpulse.kpiscoring.ledger.SamplePlan.I17;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import dxpulse.kpiscoring.ledger.SamplePlan;
import dxpulse.kpiscoring.whatif.WhatIf.Compared;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ledger is the oracle: a preview says what the ledger would say.
class WhatIfLawsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final int PLANS = 20;

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void aProposalOfNothingGivesTheSeriesOfToday(Granularity granularity) {
    for (int seed = 0; seed < PLANS; seed++) {
      Facts facts = facts("STOCK", new Random(seed));

      List<Compared> series = WhatIf.of(facts, Proposal.NOTHING, granularity, TODAY);

      assertThat(series).as("seed %d", seed).isNotEmpty();
      assertThat(previewed(series)).as("seed %d", seed).isEqualTo(scored(facts, granularity));
      assertThat(series).allSatisfy(each -> assertThat(each.preview()).isEqualTo(each.today()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOCK", "FLOW", "CUMULATIVE", "RATE", "AVERAGE"})
  void aPreviewIsWhatTheLedgerWouldScoreIfItWereDecided(String accumulation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      Facts facts = facts(accumulation, random);
      for (Proposal proposal : proposals(random)) {
        Granularity granularity = Granularity.values()[random.nextInt(4)];

        List<Compared> series = WhatIf.of(facts, proposal, granularity, TODAY);

        assertThat(previewed(series))
            .as("seed %d, %s", seed, proposal)
            .isEqualTo(scored(proposal.appliedTo(facts, TODAY), granularity));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void scalingAllWeightsChangesNothing(Aggregation aggregation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      Facts plan = facts("STOCK", random);
      Facts facts =
          new Facts(
              SamplePlan.kpi(2, 3, aggregation.name(), "0.5"), plan.indicators(), plan.values());
      BigDecimal factor = BigDecimal.valueOf(1 + random.nextInt(900), 2);

      List<Compared> series =
          WhatIf.of(
              facts,
              Proposals.weights(
                  Map.of(
                      I15, BigDecimal.valueOf(2).multiply(factor),
                      I16, BigDecimal.valueOf(3).multiply(factor))),
              Granularity.MONTH,
              TODAY);

      assertThat(series)
          .as("seed %d, factor %s", seed, factor)
          .isNotEmpty()
          .allSatisfy(each -> {
            assertThat(each.preview().notScored()).isEqualTo(each.today().notScored());
            if (each.today().index() != null) {
              assertThat(each.difference()).isCloseTo(0, within(1e-9));
            }
          });
    }
  }

  private static List<Proposal> proposals(Random random) {
    return List.of(
        Proposals.weights(Map.of(I15, BigDecimal.valueOf(1 + random.nextInt(9)))),
        Proposals.components(
            List.of(new Component(I17, BigDecimal.valueOf(1 + random.nextInt(9)))), Set.of(I16)),
        Proposals.aggregation(Aggregation.values()[random.nextInt(4)]),
        Proposals.bounds(new Proposal.Limit(null), new Proposal.Limit(BigDecimal.TEN)),
        Proposals.carry("0.9", random.nextInt(24)),
        Proposals.method(
            Map.of(I15, new Proposal.Targets.Level(BigDecimal.valueOf(40 + random.nextInt(90)))),
            Map.of(I16, new Proposal.Baseline.Level(BigDecimal.valueOf(random.nextInt(50)))),
            Map.of(I15, new Normalisation(NormalisationMethod.DISTANCE, null, null, null))),
        Proposals.values(
            new HypotheticalValue(
                I15, period(random), BigDecimal.valueOf(random.nextInt(90)), null, null, null),
            new HypotheticalValue(
                I16,
                period(random),
                null,
                BigDecimal.valueOf(random.nextInt(90)),
                BigDecimal.valueOf(90),
                null)));
  }

  /// Two to twelve values of each indicator, some of periods longer than a month, some with counts.
  private static Facts facts(String accumulation, Random random) {
    Map<IndicatorCode, List<CurrentValue>> values = new HashMap<>();
    for (IndicatorCode indicator : List.of(I15, I16)) {
      Map<Period, CurrentValue> byPeriod = new TreeMap<>();
      for (int i = 0; i < 2 + random.nextInt(11); i++) {
        Period period = period(random);
        boolean counts = random.nextInt(3) == 0;
        byPeriod.put(
            period,
            new CurrentValue(
                period,
                BigDecimal.valueOf(random.nextInt(90)),
                counts ? BigDecimal.valueOf(random.nextInt(90)) : null,
                counts ? BigDecimal.valueOf(90) : null,
                null,
                ValueStatus.FINAL,
                false,
                1 + random.nextInt(3)));
      }
      values.put(indicator, List.copyOf(byPeriod.values()));
    }
    values.put(I17, List.of(SamplePlan.staged("FY2023", "検討")));
    return new Facts(
        SamplePlan.kpi(1, 1, "ARITHMETIC", "0.5"), SamplePlan.indicators(accumulation), values);
  }

  private static Period period(Random random) {
    int year = 2021 + random.nextInt(5);
    return Period.parse(
        switch (random.nextInt(8)) {
          case 0, 1 -> "FY%d-Q%d".formatted(year, 1 + random.nextInt(4));
          case 2 -> "FY%d-H%d".formatted(year, 1 + random.nextInt(2));
          case 3 -> "CY%d".formatted(year);
          default -> YearMonth.of(2021, 4).plusMonths(random.nextInt(54)).toString();
        });
  }

  private static Map<Period, String> scored(Facts facts, Granularity granularity) {
    OrganizationLedger ledger = new OrganizationLedger(facts.kpi().organization());
    assertThat(ledger.comeTo(NOW)).isEmpty();
    facts.indicators().values().forEach(ledger::restore);
    facts
        .values()
        .forEach((indicator, values) -> values.forEach(each -> ledger.restore(indicator, each)));
    List<KpiScored> scores = new ArrayList<>(ledger.apply(facts.kpi(), NOW));
    scores.removeIf(score -> score.granularity() != granularity);
    return told(scores);
  }

  private static Map<Period, String> previewed(List<Compared> series) {
    return told(series.stream().map(Compared::preview).toList());
  }

  /// Everything that a score says of its period.
  private static Map<Period, String> told(List<KpiScored> scores) {
    Map<Period, String> byPeriod = new TreeMap<>();
    scores.forEach(score ->
        byPeriod.put(
            score.period(),
            List.of(
                    String.valueOf(score.index()),
                    String.valueOf(score.notScored()),
                    String.valueOf(score.change()),
                    score.coverage(),
                    score.components(),
                    score.contributions(),
                    score.kpiVersion())
                .toString()));
    return byPeriod;
  }
}
