package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.time.CalendarHalf;
import dxpulse.contracts.types.time.CalendarYear;
import dxpulse.contracts.types.time.FiscalHalf;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// However versions, targets and paths follow one another, a period is measured by what is in force
/// for it, not by what was in force for the period that was measured before.
class YardstickTest {
  private static final List<Period> PERIODS = periods();

  private final Random random = new Random(20261130);

  @Test
  void aPeriodIsMeasuredInTheSameWayWhicheverPeriodWasMeasuredBefore() {
    int kept = 0;
    for (int round = 0; round < 300; round++) {
      IndicatorDefined definition = definition();
      for (Period before : PERIODS) {
        Yardstick known = Yardstick.of(definition, Stretch.of(before));
        for (Period period : PERIODS) {
          if (known.span().has(Stretch.of(period))) {
            assertThat(what(known))
                .as("%s after %s by %s", period, before, definition)
                .isEqualTo(what(Yardstick.of(definition, Stretch.of(period))));
            kept++;
          }
        }
      }
    }
    assertThat(kept).isGreaterThan(10_000);
  }

  private static Yardstick what(Yardstick known) {
    return new Yardstick(
        known.version(),
        known.inForce(),
        known.isReference(),
        known.target(),
        known.normalisation(),
        known.notScored(),
        Yardstick.Span.NONE);
  }

  private IndicatorDefined definition() {
    List<IndicatorDefined.Version> versions = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int version = 1; version <= count; version++) {
      versions.add(version(version));
    }
    return new IndicatorDefined(
        new OrganizationCode("020001"), new IndicatorCode("I1"), versions, Instant.EPOCH);
  }

  private IndicatorDefined.Version version(int version) {
    FiscalYear from = new FiscalYear(2019 + random.nextInt(4));
    List<Target> targets = new ArrayList<>();
    int end = 2019;
    for (int target = random.nextInt(4); target > 0; target--) {
      end += random.nextInt(3);
      Period period = random.nextBoolean() ? new FiscalYear(end) : new FiscalHalf(end, 1);
      targets.add(
          new Target(
              period,
              random.nextInt(4) == 0 ? null : BigDecimal.valueOf(50 + random.nextInt(50)),
              null,
              null,
              null));
    }
    return new IndicatorDefined.Version(
        version,
        new LocalizedText("指標", "Indicator"),
        null,
        "件",
        1,
        Direction.HIGHER_IS_BETTER,
        Accumulation.STOCK,
        Frequency.MONTH,
        new DatedValue(new FiscalYear(2018), BigDecimal.TEN),
        targets,
        random.nextInt(3) == 0 ? TargetPath.LINEAR : TargetPath.STEP,
        new Normalisation(
            random.nextBoolean() ? NormalisationMethod.RATIO : NormalisationMethod.DISTANCE,
            null,
            null,
            null),
        false,
        "dx-promotion",
        null,
        from,
        until(from),
        null,
        "office",
        Instant.EPOCH);
  }

  private @Nullable FiscalYear until(FiscalYear from) {
    return random.nextBoolean() ? null : new FiscalYear(from.year() + random.nextInt(3));
  }

  private static List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (int year = 2018; year < 2024; year++) {
      periods.add(new FiscalYear(year));
      periods.add(new CalendarYear(year));
      periods.add(new FiscalHalf(year, 2));
      periods.add(new CalendarHalf(year, 1));
      periods.add(new FiscalQuarter(year, 4));
      periods.add(new Month(year, 3));
      periods.add(new Month(year, 4));
    }
    return periods;
  }
}
