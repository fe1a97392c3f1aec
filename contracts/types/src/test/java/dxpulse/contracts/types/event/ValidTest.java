package dxpulse.contracts.types.event;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidTest {

  @ParameterizedTest
  @CsvSource({
    // The newer one takes over from its first year on.
    "2024-/2025-, FY2024-Q4, 1",
    "2024-/2025-, FY2025-Q1, 2",
    // With the same first year it takes the place of the older one, whose end is its own.
    "2024-/2024-2025, FY2025, 2",
    "2024-/2024-2025, FY2026, 0",
    "2024-/2023-2025, FY2026, 0",
    // A newer one for some years in the midst leaves the others to the older one.
    "2024-/2026-2026, FY2025, 1",
    "2024-/2026-2026, FY2026, 2",
    "2024-/2026-2026, FY2027, 1",
    // A newer one for earlier years leaves the later ones.
    "2024-/2022-2023, FY2023, 2",
    "2024-/2022-2023, FY2024, 1",
    "2024-/2022-2023, FY2021, 0",
    // An end and a new beginning.
    "2024-/2024-2025/2027-, FY2026, 0",
    "2024-/2024-2025/2027-, FY2027, 3",
    // A calendar year that two of them share lies in neither.
    "2024-2024/2025-, CY2025, 0",
  })
  void theNewestValidVersionHoldsUnlessAnotherReplacedIt(
      String years, String period, int expected) {
    assertThat(
            Valid.inForce(versions(years), Period.parse(period))
                .map(KpiDefined.Version::version)
                .orElse(0))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-2023/2024-2025, FY2020, 1",
    "2022-2023/2024-2025, FY2026, 2",
    "2024-2025/2020-2023, FY2027, 1",
    "2024-2025/2020-2023, FY2019, 2",
    "2024-/2024-2025, FY2026, 2",
    "2024-/2024-2025, FY2020, 2",
    "2024-/2020-2023, FY2018, 2",
  })
  void whereNoneIsValidTheNearestHolds(String years, String period, int expected) {
    assertThat(Valid.inForceOrNearest(versions(years), Period.parse(period)).version())
        .isEqualTo(expected);
  }

  @Test
  void aReplacedVersionNeverHoldsAgain() {
    assertThat(
            Valid.inForce(versions("2024-/2024-2025/2024-"), Period.parse("FY2030"))
                .orElseThrow()
                .version())
        .isEqualTo(3);
  }

  /// Such as `2024-/2026-2027`: the first open, the second with an end.
  private static List<KpiDefined.Version> versions(String years) {
    List<KpiDefined.Version> versions = new ArrayList<>();
    for (String each : years.split("/", -1)) {
      String from = each.substring(0, 4);
      String to = each.substring(5);
      versions.add(
          new KpiDefined.Version(
              versions.size() + 1,
              Field.LIVING,
              new LocalizedText("暮らし", null),
              List.of(),
              Aggregation.ARITHMETIC,
              null,
              null,
              BigDecimal.ONE,
              18,
              new FiscalYear(Integer.parseInt(from)),
              to.isEmpty() ? null : new FiscalYear(Integer.parseInt(to)),
              null,
              "office",
              Instant.EPOCH));
    }
    return versions;
  }
}
