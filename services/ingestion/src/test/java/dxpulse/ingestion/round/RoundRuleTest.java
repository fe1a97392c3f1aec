package dxpulse.ingestion.round;

import static dxpulse.ingestion.SampleIndicators.AOMORI;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.round.Round.Asked;
import dxpulse.ingestion.round.RoundRule.Breach;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundRuleTest {
  private final KnownIndicators indicators = new KnownIndicators();

  RoundRuleTest() {
    indicators.learn(SampleIndicators.trained("I19"));
  }

  @Test
  void aSoundRoundBreaksNone() {
    assertThat(breaches("FY2026-Q3", "2027-01-20", "I19")).isEmpty();
  }

  @Test
  void eachUnknownIndicatorIsNamedWithItsPlace() {
    assertThat(breaches("FY2026-Q3", "2027-01-20", "I19", "I99"))
        .singleElement()
        .satisfies(breach -> {
          assertThat(breach.rule()).isEqualTo(RoundRule.UNKNOWN_INDICATOR);
          assertThat(breach.pointer()).isEqualTo("/indicators/1");
          assertThat(breach.value()).isEqualTo("I99");
        });
  }

  @Test
  void aQuarterlyIndicatorIsNotAskedForAYear() {
    assertThat(breaches("FY2026", "2027-05-20", "I19"))
        .extracting(Breach::rule)
        .containsExactly(RoundRule.COARSER_THAN_EXPECTED);
  }

  @Test
  void aRoundAsksForSomethingByADayToCome() {
    List<Breach> breaches = breaches("FY2027-Q1", "2027-01-04");

    assertThat(breaches)
        .extracting(Breach::rule)
        .containsExactly(
            RoundRule.NO_INDICATOR, RoundRule.DUE_IN_THE_PAST, RoundRule.DUE_BEFORE_THE_PERIOD);
    assertThat(breaches.subList(1, 3))
        .extracting(Breach::expected)
        .as("the day in both languages")
        .containsExactly(
            "2027-01-05以降 / 2027-01-05 or later", "2027-04-01以降 / 2027-04-01 or later");
  }

  private List<Breach> breaches(String period, String due, String... codes) {
    return RoundRule.breaches(
        new Asked(
            new LocalizedText("実績値", null),
            Period.parse(period),
            Stream.of(codes).map(IndicatorCode::new).toList(),
            LocalDate.parse(due),
            Asked.USUAL_REMINDERS,
            null),
        new RoundRule.Situation(AOMORI, indicators, LocalDate.parse("2027-01-05")));
  }
}
