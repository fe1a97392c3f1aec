package dxpulse.infra.bench;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A plan of eight KPIs as large as a benchmark wants it: every other indicator is a level that
/// rises to its target, the others fall to theirs from a baseline. The last month is the present
/// one, so that nothing is carried forward.
///
/// @param indicators divided evenly among the KPIs
/// @param months each with a value of every indicator
record ScoringPlan(int indicators, int months) {
  static final int KPIS = 8;
  static final double TARGET_OF_RISING = 1000;
  static final double BASELINE_OF_FALLING = 900;
  static final double TARGET_OF_FALLING = 100;
  static final Instant NOW = Instant.now();
  static final Month LAST = Month.containing(JapanTime.day(NOW));

  private static final FiscalYear START = FiscalYear.containing(LocalDate.of(1990, 4, 1));
  private static final FiscalYear BASELINE = FiscalYear.containing(LocalDate.of(1989, 4, 1));
  private static final FiscalYear END = FiscalYear.containing(LAST.start().plusYears(3));

  /// Codes with a right check digit.
  static List<OrganizationCode> organizations(int count) {
    List<OrganizationCode> found = new ArrayList<>();
    for (int number = 10_001; found.size() < count; number++) {
      found.add(withCheckDigit(number));
    }
    return found;
  }

  private static OrganizationCode withCheckDigit(int number) {
    for (int digit = 0; digit < 10; digit++) {
      try {
        return new OrganizationCode("%05d%d".formatted(number, digit));
      } catch (IllegalArgumentException wrong) {
        continue;
      }
    }
    throw new IllegalStateException(String.valueOf(number));
  }

  static boolean isRising(int indicator) {
    return indicator % 2 == 0;
  }

  static IndicatorCode indicator(int number) {
    return new IndicatorCode("B" + number);
  }

  /// The number of a value's month, 0 to `months` - 1, oldest first.
  Month month(int number) {
    return Month.containing(LAST.start().minusMonths(months - 1L - number));
  }

  /// A figure that goes its way with some noise, the same in every run.
  static double figure(int indicator, int month) {
    double noise = (indicator * 31L + month * 17L) % 23;
    return isRising(indicator) ? 100 + 6 * month + noise : 900 - 5 * month + noise;
  }

  /// Weights that differ from component to component, and from version to version.
  static double weight(int position, int version) {
    return 1 + (position + version) % 5;
  }

  /// The indicators of a KPI.
  int[] components(int kpi) {
    return IntStream.range(0, indicators).filter(i -> i % KPIS == kpi).toArray();
  }

  List<IndicatorDefined> definitions(OrganizationCode organization) {
    return IntStream.range(0, indicators).mapToObj(i -> definition(organization, i)).toList();
  }

  private static IndicatorDefined definition(OrganizationCode organization, int number) {
    boolean rises = isRising(number);
    return new IndicatorDefined(
        organization,
        indicator(number),
        List.of(
            new IndicatorDefined.Version(
                1,
                new LocalizedText("測定" + number, "Measured " + number),
                null,
                "件",
                1,
                rises ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                Accumulation.STOCK,
                Frequency.MONTH,
                new DatedValue(BASELINE, BigDecimal.valueOf(rises ? 0 : BASELINE_OF_FALLING)),
                List.of(
                    Target.of(
                        END, BigDecimal.valueOf(rises ? TARGET_OF_RISING : TARGET_OF_FALLING))),
                TargetPath.STEP,
                new Normalisation(
                    rises ? NormalisationMethod.RATIO : NormalisationMethod.DISTANCE,
                    null,
                    null,
                    null),
                false,
                "dx-promotion",
                null,
                START,
                null,
                null,
                "office",
                NOW)),
        NOW);
  }

  /// A KPI by one of its versions.
  KpiDefined kpi(OrganizationCode organization, int kpi, int version) {
    int[] components = components(kpi);
    return new KpiDefined(
        organization,
        new KpiCode("BK" + kpi),
        List.of(
            new KpiDefined.Version(
                version,
                Field.values()[kpi % Field.values().length],
                new LocalizedText("測定KPI" + kpi, "Measured KPI " + kpi),
                IntStream.range(0, components.length)
                    .mapToObj(i ->
                        new KpiDefined.Component(
                            indicator(components[i]), BigDecimal.valueOf(weight(i, version))))
                    .toList(),
                Aggregation.ARITHMETIC,
                BigDecimal.valueOf(100),
                BigDecimal.ZERO,
                new BigDecimal("0.5"),
                18,
                START,
                null,
                "the weights are others",
                "office",
                NOW)),
        NOW);
  }

  static ValueRecorded value(
      OrganizationCode organization, int indicator, Period period, double figure, int revision) {
    return new ValueRecorded(
        organization,
        indicator(indicator),
        organization.asArea(),
        period,
        BigDecimal.valueOf(figure),
        null,
        null,
        null,
        ValueStatus.FINAL,
        false,
        null,
        ObservationSubmitted.Source.of(
            ObservationSubmitted.Source.Kind.FEED, "bench", null, "bench"),
        revision,
        null,
        organization + "-" + indicator + "-" + period + "-" + revision,
        ValueRecorded.Outcome.RECORDED,
        NOW,
        NOW);
  }

  /// Every value of an organization at its first revision, month by month.
  List<ValueRecorded> values(OrganizationCode organization) {
    return values(organization, IntStream.range(0, indicators).toArray());
  }

  /// The values of one KPI's indicators.
  List<ValueRecorded> values(OrganizationCode organization, int kpi) {
    return values(organization, components(kpi));
  }

  private List<ValueRecorded> values(OrganizationCode organization, int[] measured) {
    List<ValueRecorded> values = new ArrayList<>(measured.length * months);
    for (int month = 0; month < months; month++) {
      for (int indicator : measured) {
        values.add(value(organization, indicator, month(month), figure(indicator, month), 1));
      }
    }
    return values;
  }
}
