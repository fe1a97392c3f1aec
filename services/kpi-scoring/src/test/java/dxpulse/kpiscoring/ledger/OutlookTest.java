package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.kpiscoring.index.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where an index is going, and what is told of it where nobody can say.
class OutlookTest {
  private static final Period TARGET = Period.parse("FY2028");

  @Test
  void threeMeasuredPeriodsMakeATrend() {
    Forecast forecast = outlook(TARGET, "FY2023-Q3", "FY2023-Q4", "FY2024-Q1");

    assertThat(forecast.landing()).isNotNull();
    assertThat(forecast.points()).isEqualTo(3);
  }

  @Test
  void tooFewPeriodsAreToldByTheDateAlone() {
    assertThat(outlook(TARGET, "FY2023-Q4", "FY2024-Q1"))
        .isEqualTo(new Forecast(TARGET, null, null, null, null, null));
  }

  @Test
  void aDateThatIsOverIsToldWithThePeriodsThatThereAre() {
    Period over = Period.parse("FY2023");

    assertThat(outlook(over, "FY2023-Q3", "FY2023-Q4", "FY2024-Q1"))
        .isEqualTo(new Forecast(over, null, null, null, null, 3));
  }

  @Test
  void noDateIsToldAsNone() {
    assertThat(outlook(null, "FY2023-Q3", "FY2023-Q4", "FY2024-Q1"))
        .isEqualTo(new Forecast(null, null, null, null, null, 3));
  }

  private static Forecast outlook(@Nullable Period target, String... periods) {
    return Outlook.of(
        Stream.of(periods).map(OutlookTest::score).toList(), score -> true, Bounds.NONE, target);
  }

  private static KpiScored score(String period) {
    try {
      String example =
          Files.readString(Path.of("../../contracts/events/kpi.scored/v1/examples/scored.json"));
      return EventCodec.decode(
          EventType.KPI_SCORED,
          example.replace("FY2024-Q1", period).getBytes(StandardCharsets.UTF_8));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
