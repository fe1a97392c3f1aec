package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Months to quarters and years, by results that were made independently of this project.
class RollUpVectorsTest {
  static Stream<Arguments> cases() {
    try (InputStream in =
        RollUpVectorsTest.class.getResourceAsStream("/vectors/time-aggregation.json")) {
      return new JsonMapper()
          .readTree(in).get("cases").valueStream().toList().stream()
              .map(vector -> Arguments.of(vector.get("id").asString(), vector));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void rollsMonthsUpAsExpected(String id, JsonNode vector) {
    Accumulation accumulation =
        switch (vector.get("kind").asString()) {
          case "stock" -> Accumulation.STOCK;
          case "flow" -> Accumulation.FLOW;
          case "cumulative" -> Accumulation.CUMULATIVE;
          case "rate_level", "rate_of_counts" -> Accumulation.RATE;
          case "mean" -> Accumulation.AVERAGE;
          default -> throw new IllegalArgumentException(id);
        };
    Series series = new Series();
    for (JsonNode month : vector.get("observations")) {
      series.apply(value(month));
    }

    for (JsonNode quarter : vector.get("quarters")) {
      assertRolledUp(series, Period.parse(quarter.get("period").asString()), accumulation, quarter);
    }
    assertRolledUp(
        series,
        new FiscalYear(vector.get("fiscal_year").asInt()),
        accumulation,
        vector.get("year"));
  }

  private static void assertRolledUp(
      Series series, Period period, Accumulation accumulation, JsonNode expected) {
    Optional<RollUp.Rolled> rolled = RollUp.of(series, period, accumulation, 18);
    if (expected.get("expected").isNull()) {
      assertThat(rolled.map(RollUp.Rolled::value)).as("%s", period).isEmpty();
      return;
    }
    double wanted = expected.get("expected").asDouble();
    assertThat(rolled).as("%s", period).isPresent();
    assertThat(Objects.requireNonNull(rolled.get().value()).doubleValue())
        .as("%s", period)
        .isCloseTo(wanted, within(Math.abs(wanted) * 1e-9));
    JsonNode carriedFrom = expected.path("carried_forward_from");
    boolean carried = carriedFrom.isString();
    assertThat(rolled.get().carriedForward()).as("%s carried forward", period).isEqualTo(carried);
    assertThat(rolled.get().partial())
        .as("%s partial", period)
        .isEqualTo(!carried && !expected.get("complete").asBoolean());
    if (carried) {
      assertThat(rolled.get().from().toString()).isEqualTo(carriedFrom.asString());
    }
  }

  private static CurrentValue value(JsonNode month) {
    return new CurrentValue(
        Period.parse(month.get("month").asString()),
        decimal(month, "value"),
        decimal(month, "num"),
        decimal(month, "den"),
        null,
        ValueStatus.FINAL,
        false,
        1);
  }

  private static @Nullable BigDecimal decimal(JsonNode node, String name) {
    return node.hasNonNull(name) ? new BigDecimal(node.get(name).asString()) : null;
  }
}
