package dxpulse.indicator.value;

import static dxpulse.indicator.SampleDefinitions.AOMORI;
import static dxpulse.indicator.SampleDefinitions.TRAINED;
import static dxpulse.indicator.SampleDefinitions.defined;
import static dxpulse.indicator.SampleDefinitions.ratio;
import static dxpulse.indicator.SampleDefinitions.stages;
import static dxpulse.indicator.SampleDefinitions.version;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservationRuleTest {
  private static final Version MONTHLY = of(1, Frequency.MONTH, ratio(), 2024, null);
  private static final Version STAGED = of(1, Frequency.MONTH, stages("試行", "本稼働"), 2024, null);

  @Test
  void aFigureThatFitsBreaksNothing() {
    assertThat(ObservationRule.brokenBy(observation("020001", "2024-06", "7", null), MONTHLY))
        .isEmpty();
    assertThat(ObservationRule.brokenBy(observation("022012", "2024-06", "7", null), MONTHLY))
        .as("a municipality of the prefecture")
        .isEmpty();
    assertThat(ObservationRule.brokenBy(observation("020001", "2024-06", null, "試行"), STAGED))
        .isEmpty();
  }

  @Test
  void eachRuleRefusesItsOwn() {
    assertThat(ObservationRule.brokenBy(observation("020001", "2024-06", "7", null), null))
        .contains(ObservationRule.UNKNOWN_INDICATOR);
    assertThat(ObservationRule.brokenBy(observation("020001", "FY2024", "7", null), MONTHLY))
        .contains(ObservationRule.PERIOD_DOES_NOT_FIT);
    assertThat(ObservationRule.brokenBy(observation("020001", "1950-03", "7", null), MONTHLY))
        .contains(ObservationRule.PERIOD_TOO_EARLY);
    assertThat(ObservationRule.brokenBy(observation("020001", "1950-04", "7", null), MONTHLY))
        .isEmpty();
    assertThat(ObservationRule.brokenBy(observation("032018", "2024-06", "7", null), MONTHLY))
        .as("a city of the neighbour")
        .contains(ObservationRule.AREA_LIES_OUTSIDE);
    assertThat(ObservationRule.brokenBy(observation("020001", "2024-06", null, null), MONTHLY))
        .contains(ObservationRule.NOTHING_TO_RECORD);
    assertThat(ObservationRule.brokenBy(observation("020001", "2024-06", "1E+98", null), MONTHLY))
        .contains(ObservationRule.NUMBER_TOO_LARGE);
    assertThat(ObservationRule.brokenBy(observation("020001", "2024-06", "7", null), STAGED))
        .contains(ObservationRule.STAGE_IS_MISSING);
    assertThat(ObservationRule.brokenBy(observation("020001", "2024-06", null, "夢"), STAGED))
        .contains(ObservationRule.UNKNOWN_STAGE);
  }

  @Test
  void aPeriodIsJudgedByTheVersionThatIsValidForIt() {
    var definition =
        defined(
            of(1, Frequency.YEAR, ratio(), 2020, 2023),
            of(2, Frequency.MONTH, ratio(), 2024, null));

    assertThat(definition.versionFor(Period.parse("FY2023")).version()).isEqualTo(1);
    assertThat(definition.versionFor(Period.parse("2024-04")).version()).isEqualTo(2);
    assertThat(definition.versionFor(Period.parse("FY2010")).version())
        .as("before the plan the first one holds")
        .isEqualTo(1);
    ObservationSubmitted yearly = observation("020001", "FY2023", "7", null);
    assertThat(ObservationRule.brokenBy(yearly, definition.versionFor(yearly.period()))).isEmpty();
  }

  private static Version of(
      int number,
      Frequency frequency,
      Normalisation normalisation,
      int validFrom,
      @Nullable Integer validTo) {
    return version(
        number,
        frequency,
        Direction.HIGHER_IS_BETTER,
        null,
        List.of(),
        normalisation,
        validFrom,
        validTo);
  }

  private static ObservationSubmitted observation(
      String area, String period, @Nullable String value, @Nullable String stage) {
    return new ObservationSubmitted(
        "o1",
        AOMORI,
        TRAINED,
        new AreaCode(area),
        Period.parse(period),
        value == null ? null : new BigDecimal(value),
        null,
        null,
        stage,
        ValueStatus.FINAL,
        false,
        null,
        Source.of(Source.Kind.FEED, "test", null, "feed"),
        Instant.EPOCH);
  }
}
