package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodTest {
  @ParameterizedTest
  @CsvSource({"FY2023,40", "FY2024-Q1,40", "FY2025,40", "FY2026-Q2,70", "FY2028,70", "FY2030,70"})
  void aStepHoldsUntilItsDateAndTheLastOneAfterIt(String period, String target) {
    assertThat(target("STEP", period)).isEqualByComparingTo(target);
  }

  /// From 10 at the end of FY2023 to 40 two years later, 15 a year; to 70 another three years
  /// later.
  @ParameterizedTest
  @CsvSource({
    "FY2023,10",
    "FY2024,25",
    "FY2024-H1,17.5",
    "2024-06,13.75",
    "FY2025,40",
    "FY2026,50",
    "FY2028,70",
    "FY2030,70"
  })
  void aLineGoesFromTheBaselineThroughEachTarget(String period, String target) {
    assertThat(target("LINEAR", period)).isEqualByComparingTo(target);
  }

  @ParameterizedTest
  @CsvSource({"FY2020,1", "FY2022-Q1,1", "FY2024,2", "FY2025-Q4,2", "FY2026,2", "2030-01,2"})
  void beforeEveryValidityTheEarliestVersionHoldsAndAfterItTheLatest(String period, int version) {
    IndicatorDefined defined =
        defined(version(1, "FY2022", "FY2023", "STEP"), version(2, "FY2024", "FY2025", "STEP"));

    assertThat(defined.versionFor(Period.parse(period)).version()).isEqualTo(version);
  }

  @Test
  void aVersionForThePastThatWasWrittenLaterHoldsInThePastOnly() {
    IndicatorDefined defined =
        defined(version(1, "FY2024", "FY2025", "STEP"), version(2, "FY2020", "FY2023", "STEP"));

    assertThat(defined.versionFor(Period.parse("FY2027")).version()).isEqualTo(1);
    assertThat(defined.versionFor(Period.parse("FY2019")).version()).isEqualTo(2);
  }

  @Test
  void theNewerOfTwoValidVersionsHolds() {
    IndicatorDefined defined =
        defined(version(1, "FY2024", null, "STEP"), version(2, "FY2025", null, "STEP"));

    assertThat(defined.versionFor(Period.parse("FY2024-Q4")).version()).isEqualTo(1);
    assertThat(defined.versionFor(Period.parse("FY2025-Q1")).version()).isEqualTo(2);
  }

  private static BigDecimal target(String path, String period) {
    IndicatorDefined.Version version = defined(version(1, "FY2024", null, path)).newest();
    Period in = Period.parse(period);
    return Objects.requireNonNull(
        Method.targetFor(version, version.targetInForce(in).orElse(null), in));
  }

  private static IndicatorDefined defined(String... versions) {
    return EventCodec.decode(
        EventType.INDICATOR_DEFINED,
        """
        {"organization":"020001","code":"I19","versions":[%s],"definedAt":"2024-04-01T00:00:00Z"}
        """
            .formatted(String.join(",", versions))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String version(int number, String from, @Nullable String to, String path) {
    return """
    {"version":%d,"name":{"ja":"指標"},"unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER",
     "accumulation":"STOCK","frequency":"MONTH","baseline":{"period":"FY2023","value":"10"},
     "targets":[{"period":"FY2025","value":"40"},{"period":"FY2028","value":"70"}],
     "targetPath":"%s","normalisation":{"method":"RATIO"},"sample":false,
     "department":"dx-promotion","validFrom":"%s",%s"changedBy":"office",
     "changedAt":"2024-04-01T00:00:00Z"}
    """
        .formatted(number, path, from, to == null ? "" : "\"validTo\":\"%s\",".formatted(to));
  }
}
