package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.KpiIndex;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The scores that a ledger would make of given facts, without a ledger: nothing is kept, and
/// nobody is told. They lack what only a ledger knows: revision, cause, time and forecast.
public final class Preview {
  private final Facts facts;
  private final KpiScorer scorer;
  private final Scope scope;

  public Preview(Facts facts) {
    this.facts = facts;
    Map<IndicatorCode, Series> series = new HashMap<>();
    facts.values().forEach((indicator, values) -> series.put(indicator, new Series(values)));
    scorer = new KpiScorer(facts.indicators(), series);
    scope = Scope.of(facts.kpi(), facts.indicators(), series);
  }

  /// Every period of a kind that the KPI would be scored for, oldest first.
  public List<Period> periods(Granularity granularity, LocalDate today) {
    return AffectedPeriods.all(scope.horizon(today)).getOrDefault(granularity, List.of()).stream()
        .filter(period -> inForce(period).isPresent())
        .toList();
  }

  /// The version of the KPI that is in force for a period.
  public Optional<KpiDefined.Version> inForce(Period period) {
    return facts.kpi().versionFor(period);
  }

  /// The version of an indicator that is in force for a period, where it is defined.
  public Optional<IndicatorDefined.Version> inForce(IndicatorCode indicator, Period period) {
    return Optional.ofNullable(facts.indicators().get(indicator))
        .map(definition -> definition.versionFor(period));
  }

  /// The score of a period; none where no version of the KPI is in force.
  public Optional<KpiScored> score(Granularity granularity, Period period) {
    KpiDefined kpi = facts.kpi();
    return inForce(period)
        .map(version ->
            scorer.score(
                kpi.organization(),
                kpi.code(),
                version,
                granularity,
                period,
                inForce(period.previous()).orElse(null),
                1,
                Cause.of(Cause.Kind.VALUE),
                Instant.EPOCH));
  }

  /// The index of a period with its components, unrounded and before weights are renormalised.
  public Optional<KpiIndex> index(Period period) {
    return inForce(period).map(version -> scorer.index(facts.kpi().code(), version, period));
  }
}
