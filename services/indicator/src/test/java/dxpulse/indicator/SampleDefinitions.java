package dxpulse.indicator;

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
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Definitions of the plan's kind, in words.
public final class SampleDefinitions {
  public static final OrganizationCode AOMORI = new OrganizationCode("020001");
  public static final IndicatorCode TRAINED = new IndicatorCode("I19");

  private SampleDefinitions() {}

  /// A count by the month, measured against a target for 2028.
  public static Version trained(String target) {
    return version(
        0,
        Frequency.MONTH,
        Direction.HIGHER_IS_BETTER,
        null,
        List.of(target(2028, target)),
        new Normalisation(NormalisationMethod.RATIO, null, null, null),
        2024,
        null);
  }

  /// All there is to vary of a version; the other members are fixed.
  public static Version version(
      int number,
      Frequency frequency,
      Direction direction,
      @Nullable DatedValue baseline,
      List<Target> targets,
      Normalisation normalisation,
      int validFrom,
      @Nullable Integer validTo) {
    return new Version(
        number,
        new LocalizedText("研修受講者数", "People trained"),
        null,
        "人",
        0,
        direction,
        Accumulation.FLOW,
        frequency,
        baseline,
        targets,
        TargetPath.STEP,
        normalisation,
        false,
        "dx-promotion",
        null,
        new FiscalYear(validFrom),
        validTo == null ? null : new FiscalYear(validTo),
        null,
        "office",
        Instant.EPOCH);
  }

  /// Scored by named stages.
  public static Normalisation stages(String... names) {
    return new Normalisation(
        NormalisationMethod.STAGES,
        null,
        null,
        Stream.of(names)
            .collect(java.util.stream.Collectors.toMap(name -> name, name -> BigDecimal.TEN)));
  }

  public static Target target(int year, String value) {
    return Target.of(new FiscalYear(year), new BigDecimal(value));
  }

  public static DatedValue dated(int year, String value) {
    return new DatedValue(new FiscalYear(year), new BigDecimal(value));
  }

  public static IndicatorDefined defined(Version... versions) {
    return new IndicatorDefined(AOMORI, TRAINED, List.of(versions), Instant.EPOCH);
  }

  /// The measure that no rule minds.
  public static Normalisation ratio() {
    return new Normalisation(NormalisationMethod.RATIO, null, null, Map.of());
  }
}
