package dxpulse.kpiscoring.ledger;

import static dxpulse.kpiscoring.ledger.SamplePlan.I15;
import static dxpulse.kpiscoring.ledger.SamplePlan.I16;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnscoredTest {
  /// The sample KPI is in force since FY2019 and was defined on 1 April 2024.
  private static final Facts EMPTY = withoutValues(SamplePlan.facts());

  @Test
  void everyPeriodSinceItIsInForceSaysThatThereIsNoValue() {
    List<KpiScored> scores =
        Unscored.of(EMPTY, Granularity.YEAR, Instant.parse("2024-12-01T00:00:00Z"));

    assertThat(scores)
        .extracting(score -> score.period().toString())
        .containsExactly("FY2019", "FY2020", "FY2021", "FY2022", "FY2023", "FY2024");
    assertThat(scores)
        .allSatisfy(score -> {
          assertThat(score.index()).isNull();
          assertThat(score.notScored()).isEqualTo(NotScoredReason.NO_DATA);
          assertThat(score.coverage()).isZero();
          assertThat(score.revision()).isZero();
          assertThat(score.components())
              .extracting(component -> component.indicator() + " " + component.notScored())
              .containsExactly("I15 NO_VALUE", "I16 NO_VALUE");
        });
  }

  @Test
  void aPeriodBeginsToBeAnsweredOnItsFirstDayInJapan() {
    assertThat(quarters("2024-06-30T14:59:59Z")).last().hasToString("FY2024-Q1");
    assertThat(quarters("2024-06-30T15:00:00Z")).last().hasToString("FY2024-Q2");
  }

  @Test
  void nobodyKnewBeforeItWasDefined() {
    assertThat(quarters("2024-03-31T23:59:59Z")).isEmpty();
  }

  @Test
  void aSingleValueIsScoredInsteadWhicheverComponentItIsOf() {
    Facts one = SamplePlan.with(EMPTY, I16, SamplePlan.value("FY2020-Q1", "30"));

    assertThat(Unscored.of(one, Granularity.YEAR, Instant.parse("2024-12-01T00:00:00Z"))).isEmpty();
  }

  private static List<Object> quarters(String at) {
    return Unscored.of(EMPTY, Granularity.QUARTER, Instant.parse(at)).stream()
        .<Object>map(KpiScored::period)
        .toList();
  }

  private static Facts withoutValues(Facts facts) {
    return new Facts(facts.kpi(), facts.indicators(), Map.of(I15, List.of(), I16, List.of()));
  }
}
