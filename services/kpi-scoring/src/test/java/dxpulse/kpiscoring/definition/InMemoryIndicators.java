package dxpulse.kpiscoring.definition;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.time.FiscalYear;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Indicators that are known at once, and some that were told so late that only a look at the
/// catalogue finds them.
public final class InMemoryIndicators implements Indicators {
  private final Map<IndicatorCode, IndicatorDefined> known = new HashMap<>();
  private final Map<IndicatorCode, IndicatorDefined> told = new HashMap<>();
  private boolean away;

  /// @param target of FY2028, or none for a reference indicator
  public InMemoryIndicators with(String code, @Nullable String target) {
    known.put(new IndicatorCode(code), indicator(code, target));
    return this;
  }

  InMemoryIndicators toldLate(String code, @Nullable String target) {
    told.put(new IndicatorCode(code), indicator(code, target));
    return this;
  }

  InMemoryIndicators away() {
    away = true;
    return this;
  }

  @Override
  public Map<IndicatorCode, IndicatorDefined> known(OrganizationCode organization) {
    return known;
  }

  @Override
  public Map<IndicatorCode, IndicatorDefined> latest(OrganizationCode organization) {
    if (away) {
      throw new Unreadable(new IllegalStateException("Kafka is away"));
    }
    known.putAll(told);
    return known;
  }

  private static IndicatorDefined indicator(String code, @Nullable String target) {
    IndicatorDefined.Version version =
        new IndicatorDefined.Version(
            1,
            new LocalizedText("指標" + code, null),
            null,
            "件",
            0,
            Direction.HIGHER_IS_BETTER,
            Accumulation.STOCK,
            Frequency.QUARTER,
            null,
            target == null
                ? List.of()
                : List.of(Target.of(new FiscalYear(2028), new BigDecimal(target))),
            TargetPath.STEP,
            new Normalisation(NormalisationMethod.RATIO, null, null, null),
            false,
            "dx-promotion",
            null,
            new FiscalYear(2024),
            null,
            null,
            "office",
            Instant.EPOCH);
    return new IndicatorDefined(
        new OrganizationCode("020001"), new IndicatorCode(code), List.of(version), Instant.EPOCH);
  }
}
