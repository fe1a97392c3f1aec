package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.FiscalYear;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How much each indicator counts in a KPI by its definition, where every value is there. Of
/// weights only the proportion counts, and reference indicators are shown and never scored.
public final class Shares {
  private final Function<IndicatorCode, Optional<IndicatorDefined>> indicators;

  public Shares(Function<IndicatorCode, Optional<IndicatorDefined>> indicators) {
    this.indicators = indicators;
  }

  /// Between 0 and 1; those of a version add up to 1, unless none counts.
  public double of(KpiDefined.Version version, IndicatorCode indicator) {
    return of(version).getOrDefault(indicator, 0.0);
  }

  /// Those of all that count.
  Map<IndicatorCode, Double> of(KpiDefined.Version version) {
    Map<IndicatorCode, Double> shares = new HashMap<>();
    double total = 0;
    for (KpiDefined.Component part : version.components()) {
      if (counts(version, part)) {
        double weight = part.weight().doubleValue();
        total += weight;
        shares.merge(part.indicator(), weight, Double::sum);
      }
    }
    double whole = total;
    shares.replaceAll((indicator, weight) -> whole > 0 ? weight / whole : 0);
    return shares;
  }

  /// By what is known of the indicator for the last year of the version.
  private boolean counts(KpiDefined.Version version, KpiDefined.Component part) {
    FiscalYear last = version.validTo();
    return indicators
        .apply(part.indicator())
        .map(known -> last == null ? known.newest() : known.versionFor(last))
        .map(known -> !known.isReference())
        .orElse(true);
  }
}
