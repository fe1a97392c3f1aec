package dxpulse.kpiscoring.whatif;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.ledger.Facts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What might be decided or reported otherwise. What is left out stays as it is.
///
/// It is applied as if it were decided: each definition that it changes gets one version more,
/// which says what the newest one says but for the change, and holds for the same years.
///
/// @param components take the place of the whole composition, before others are removed, added or
///   weighted anew
/// @param cap another cap, or none at all
public record Proposal(
    @Nullable List<Component> components,
    Map<IndicatorCode, BigDecimal> weights,
    List<Component> added,
    Set<IndicatorCode> removed,
    @Nullable Aggregation aggregation,
    @Nullable Limit cap,
    @Nullable Limit floor,
    @Nullable BigDecimal minimumCoverage,
    @Nullable Integer maxAgeMonths,
    Map<IndicatorCode, Targets> targets,
    Map<IndicatorCode, Baseline> baselines,
    Map<IndicatorCode, Normalisation> normalisations,
    List<HypotheticalValue> values) {

  /// Changes nothing.
  public static final Proposal NOTHING =
      new Proposal(
          null, Map.of(), List.of(), Set.of(), null, null, null, null, null, Map.of(), Map.of(),
          Map.of(), List.of());

  public Proposal {
    components = components == null ? null : List.copyOf(components);
    weights = Map.copyOf(weights);
    added = List.copyOf(added);
    removed = Set.copyOf(removed);
    targets = Map.copyOf(targets);
    baselines = Map.copyOf(baselines);
    normalisations = Map.copyOf(normalisations);
    values = List.copyOf(values);
  }

  /// A cap or a floor.
  ///
  /// @param at absent where there is to be none
  public record Limit(@Nullable BigDecimal at) {}

  /// Other targets.
  public sealed interface Targets {
    /// One number in place of that of every target that has one.
    record Level(BigDecimal value) implements Targets {}

    /// A list in place of all targets.
    record Dated(List<Target> targets) implements Targets {
      public Dated {
        targets = List.copyOf(targets);
      }
    }
  }

  /// Another baseline.
  public sealed interface Baseline {
    /// At the period of the baseline that there is, else in the year before the indicator's first.
    record Level(BigDecimal value) implements Baseline {}

    record Dated(DatedValue value) implements Baseline {}
  }

  /// What this makes of the facts.
  public Facts appliedTo(Facts facts) {
    Map<IndicatorCode, IndicatorDefined> indicators = new HashMap<>(facts.indicators());
    for (IndicatorCode code : redefined()) {
      indicators.computeIfPresent(code, (same, definition) -> appliedTo(definition));
    }
    Map<IndicatorCode, List<CurrentValue>> held = new HashMap<>(facts.values());
    for (HypotheticalValue value : values) {
      held.put(value.indicator(), value.among(held.getOrDefault(value.indicator(), List.of())));
    }
    return new Facts(appliedTo(facts.kpi()), indicators, held);
  }

  /// The indicators whose definition is another.
  public Set<IndicatorCode> redefined() {
    Set<IndicatorCode> codes = new HashSet<>(targets.keySet());
    codes.addAll(baselines.keySet());
    codes.addAll(normalisations.keySet());
    return codes;
  }

  /// The composition that this makes of another.
  List<Component> composition(List<Component> today) {
    List<Component> made = new ArrayList<>(components == null ? today : components);
    made.removeIf(component -> removed.contains(component.indicator()));
    made.addAll(added);
    made.replaceAll(component ->
        new Component(
            component.indicator(),
            weights.getOrDefault(component.indicator(), component.weight())));
    return made;
  }

  public KpiDefined appliedTo(KpiDefined kpi) {
    KpiDefined.Version newest = kpi.newest();
    KpiDefined.Version next =
        new KpiDefined.Version(
            newest.version() + 1,
            newest.field(),
            newest.name(),
            composition(newest.components()),
            aggregation == null ? newest.aggregation() : aggregation,
            cap == null ? newest.cap() : cap.at(),
            floor == null ? newest.floor() : floor.at(),
            minimumCoverage == null ? newest.minimumCoverage() : minimumCoverage,
            maxAgeMonths == null ? newest.maxAgeMonths() : maxAgeMonths,
            newest.validFrom(),
            newest.validTo(),
            newest.reason(),
            newest.changedBy(),
            newest.changedAt());
    return isNothingOf(newest, next)
        ? kpi
        : new KpiDefined(
            kpi.organization(), kpi.code(), followed(kpi.versions(), next), kpi.definedAt());
  }

  private static boolean isNothingOf(KpiDefined.Version newest, KpiDefined.Version next) {
    return next.components().equals(newest.components())
        && next.aggregation() == newest.aggregation()
        && isEqual(next.cap(), newest.cap())
        && isEqual(next.floor(), newest.floor())
        && next.minimumCoverage().compareTo(newest.minimumCoverage()) == 0
        && next.maxAgeMonths() == newest.maxAgeMonths();
  }

  private static boolean isEqual(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  /// The definition with what this proposes for the indicator, if anything.
  public IndicatorDefined appliedTo(IndicatorDefined definition) {
    IndicatorCode code = definition.code();
    if (!redefined().contains(code)) {
      return definition;
    }
    IndicatorDefined.Version newest = definition.newest();
    IndicatorDefined.Version next =
        new IndicatorDefined.Version(
            newest.version() + 1,
            newest.name(),
            newest.definition(),
            newest.unit(),
            newest.decimals(),
            newest.direction(),
            newest.accumulation(),
            newest.frequency(),
            baseline(newest, baselines.get(code)),
            targets(newest, targets.get(code)),
            newest.targetPath(),
            normalisations.getOrDefault(code, newest.normalisation()),
            newest.sample(),
            newest.department(),
            newest.sourceStatistic(),
            newest.validFrom(),
            newest.validTo(),
            newest.reason(),
            newest.changedBy(),
            newest.changedAt());
    return new IndicatorDefined(
        definition.organization(),
        code,
        followed(definition.versions(), next),
        definition.definedAt());
  }

  private static @Nullable DatedValue baseline(
      IndicatorDefined.Version newest, @Nullable Baseline proposed) {
    DatedValue today = newest.baseline();
    if (proposed == null) {
      return today;
    }
    return switch (proposed) {
      case Baseline.Dated(DatedValue value) -> value;
      case Baseline.Level(BigDecimal level) ->
          new DatedValue(
              today == null ? new FiscalYear(newest.validFrom().year() - 1) : today.period(),
              level);
    };
  }

  private static List<Target> targets(IndicatorDefined.Version newest, @Nullable Targets proposed) {
    if (proposed == null) {
      return newest.targets();
    }
    return switch (proposed) {
      case Targets.Dated(List<Target> dated) -> dated;
      case Targets.Level(BigDecimal level) ->
          newest.targets().stream()
              .map(target ->
                  target.value() == null
                      ? target
                      : new Target(
                          target.period(), level, target.upper(), target.form(), target.text()))
              .toList();
    };
  }

  private static <V> List<V> followed(List<V> versions, V next) {
    List<V> more = new ArrayList<>(versions);
    more.add(next);
    return more;
  }
}
