package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.RollUp.Rolled;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Values in place of the ones that were not reported.
class RollUpTest {
  /// May 2024 ends on the 31st; 18 months later it is the end of November 2025.
  @ParameterizedTest
  @EnumSource(names = {"STOCK", "CUMULATIVE", "RATE"})
  void aStandIsCarriedForwardEighteenMonthsAndNotNineteen(Accumulation accumulation) {
    Series series = series("2024-05=30");

    Rolled carried = rolled(series, "2025-11", accumulation);
    assertThat(carried.value()).isEqualByComparingTo("30");
    assertThat(carried.carriedForward()).isTrue();
    assertThat(carried.from()).hasToString("2024-05");
    assertThat(carried.partial()).isFalse();
    assertThat(RollUp.of(series, Period.parse("2025-12"), accumulation, 18)).isEmpty();
    assertThat(RollUp.isOnlyTooOld(series, Period.parse("2025-12"), accumulation)).isTrue();
    assertThat(RollUp.of(series, Period.parse("2024-04"), accumulation, 18)).isEmpty();
  }

  @Test
  void aYearsStandIsCarriedToTheEndOfTheHalfAfterTheNextYear() {
    Series series = series("FY2023=30");

    assertThat(rolled(series, "FY2025-Q2", Accumulation.STOCK).carriedForward()).isTrue();
    assertThat(RollUp.of(series, Period.parse("FY2025-Q3"), Accumulation.STOCK, 18)).isEmpty();
    assertThat(RollUp.of(series, Period.parse("FY2025"), Accumulation.STOCK, 18)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOW", "AVERAGE"})
  void flowsAndAveragesAreNeverCarriedForward(Accumulation accumulation) {
    Series series = series("2024-05=30");

    assertThat(RollUp.of(series, Period.parse("2024-06"), accumulation, 18)).isEmpty();
    assertThat(RollUp.isOnlyTooOld(series, Period.parse("2024-06"), accumulation)).isFalse();
  }

  /// Month by month in the quarter, the value that counts is said with its own date, unless that is
  /// the quarter's.
  @ParameterizedTest
  @CsvSource({
    "2024-04=10,2024-04,10",
    "2024-04=10 2024-05=20,2024-05,20",
    "2024-04=10 2024-06=30,FY2024-Q1,30"
  })
  void aStandSaysTheDateThatItIsFrom(String values, String from, String value) {
    Rolled rolled = rolled(series(values.split(" ")), "FY2024-Q1", Accumulation.STOCK);

    assertThat(rolled.from()).hasToString(from);
    assertThat(rolled.value()).isEqualByComparingTo(value);
    assertThat(rolled.carriedForward()).isFalse();
    assertThat(rolled.partial()).isTrue();
  }

  /// A calendar half from July is no part of a fiscal year, a quarter is one of either.
  @ParameterizedTest
  @CsvSource({
    "2024-04=1 2024-05=2 2024-06=3,FY2024-Q1,false",
    "2024-03=1 2024-04=1 2024-06=3,FY2024-Q1,true",
    "FY2024-Q1=1 2024-07=2 2024-08=3 2024-09=4,FY2024-H1,false",
    "FY2024-Q1=1 2024-06=2 2024-08=3 2024-09=4,FY2024-H1,true",
    "FY2024-Q1=1 CY2024-H2=2 FY2024-Q4=3,FY2024,true",
    "FY2024-H1=1 FY2024-Q3=2 FY2024-Q4=3,FY2024,false",
    "FY2023-Q4=1 FY2024-Q1=2 CY2024-H2=3,CY2024,false",
    "CY2024-H1=1 FY2024-H2=2 FY2024-Q3=3,CY2024,true"
  })
  void aStandIsOfTheWholePeriodWhenPartsFillIt(String values, String period, boolean partial) {
    assertThat(rolled(series(values.split(" ")), period, Accumulation.STOCK).partial())
        .isEqualTo(partial);
  }

  @Test
  void theNewestEndWinsWhateverKindOfPeriodItIs() {
    Series series = series("2024-06=60", "CY2024=120");

    Rolled year = rolled(series, "FY2024", Accumulation.STOCK);
    assertThat(year.value()).isEqualByComparingTo("120");
    assertThat(year.from()).hasToString("CY2024");
    assertThat(rolled(series, "FY2024-Q3", Accumulation.STOCK).value()).isEqualByComparingTo("120");
    assertThat(rolled(series, "FY2024-Q3", Accumulation.STOCK).partial()).isFalse();
    assertThat(rolled(series, "FY2024-Q1", Accumulation.STOCK).value()).isEqualByComparingTo("60");
  }

  @ParameterizedTest
  @CsvSource({
    "CY2024-H1=10 CY2024-H2=20,30,false",
    "CY2024-H1=10 FY2024-Q2=5 FY2024-Q3=6,21,false",
    "FY2023-Q4=1 FY2024-Q1=2 FY2024-Q2=3 FY2024-Q3=4,10,false",
    "2024-01=1 2024-12=2,3,true"
  })
  void calendarYearsAreMadeOfHalvesQuartersOrMonths(String values, String sum, boolean partial) {
    Rolled rolled = rolled(series(values.split(" ")), "CY2024", Accumulation.FLOW);

    assertThat(rolled.value()).isEqualByComparingTo(sum);
    assertThat(rolled.partial()).isEqualTo(partial);
  }

  @Test
  void aFlowOfACalendarYearIsNoPartOfAFiscalOne() {
    assertThat(RollUp.of(series("CY2024=9"), Period.parse("FY2024"), Accumulation.FLOW, 18))
        .isEmpty();
  }

  private static Rolled rolled(Series series, String period, Accumulation accumulation) {
    Optional<Rolled> rolled = RollUp.of(series, Period.parse(period), accumulation, 18);
    assertThat(rolled).as(period).isPresent();
    return Objects.requireNonNull(rolled.orElse(null));
  }

  private static Series series(String... values) {
    return new Series(
        Stream.of(values)
            .map(value -> value.split("="))
            .map(value ->
                new CurrentValue(
                    Period.parse(value[0]),
                    new BigDecimal(value[1]),
                    null,
                    null,
                    null,
                    ValueStatus.FINAL,
                    false,
                    1))
            .toList());
  }
}
