package dxpulse.kpiscoring.whatif;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.Valid;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import dxpulse.kpiscoring.ledger.CurrentValue;
import dxpulse.kpiscoring.ledger.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What might be decided or reported otherwise. What is left out stays as it is.
///
/// It is applied as if it were decided: each definition that it changes gets one version more,
/// which says what the one in force today says but for the change, and holds for the same years.
/// Where none is in force today, the newest takes its place.
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
  public Facts appliedTo(Facts facts, LocalDate today) {
    Map<IndicatorCode, IndicatorDefined> indicators = new HashMap<>(facts.indicators());
    for (IndicatorCode code : redefined()) {
      indicators.computeIfPresent(code, (same, definition) -> appliedTo(definition, today));
    }
    Map<IndicatorCode, List<CurrentValue>> held = new HashMap<>(facts.values());
    for (HypotheticalValue value : values) {
      held.put(value.indicator(), value.among(held.getOrDefault(value.indicator(), List.of())));
    }
    return new Facts(appliedTo(facts.kpi(), today), indicators, held);
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

  /// The version that a proposal changes: the one in force on a day, else the newest.
  public static KpiDefined.Version basis(KpiDefined kpi, LocalDate today) {
    return kpi.versionFor(Month.containing(today)).orElse(kpi.newest());
  }

  /// The definition with what this proposes for it, if anything, as its newest version.
  public KpiDefined appliedTo(KpiDefined kpi, LocalDate today) {
    KpiDefined.Version base = basis(kpi, today);
    return isNothingOf(base)
        ? kpi
        : new KpiDefined(
            kpi.organization(),
            kpi.code(),
            followed(kpi.versions(), base, (number, years) -> appliedTo(base, number, years)),
            kpi.definedAt());
  }

  private KpiDefined.Version appliedTo(KpiDefined.Version base, int number, Years years) {
    return new KpiDefined.Version(
        number,
        base.field(),
        base.name(),
        composition(base.components()),
        aggregation == null ? base.aggregation() : aggregation,
        cap == null ? base.cap() : cap.at(),
        floor == null ? base.floor() : floor.at(),
        minimumCoverage == null ? base.minimumCoverage() : minimumCoverage,
        maxAgeMonths == null ? base.maxAgeMonths() : maxAgeMonths,
        years.first(),
        years.last(),
        base.reason(),
        base.changedBy(),
        base.changedAt());
  }

  private boolean isNothingOf(KpiDefined.Version base) {
    KpiDefined.Version next =
        appliedTo(base, base.version(), new Years(base.validFrom(), base.validTo()));
    return next.components().equals(base.components())
        && next.aggregation() == base.aggregation()
        && isEqual(next.cap(), base.cap())
        && isEqual(next.floor(), base.floor())
        && next.minimumCoverage().compareTo(base.minimumCoverage()) == 0
        && next.maxAgeMonths() == base.maxAgeMonths();
  }

  private static boolean isEqual(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  /// The definition with what this proposes for the indicator, if anything, as its newest version.
  public IndicatorDefined appliedTo(IndicatorDefined definition, LocalDate today) {
    IndicatorCode code = definition.code();
    if (!redefined().contains(code)) {
      return definition;
    }
    IndicatorDefined.Version base = definition.versionFor(Month.containing(today));
    return new IndicatorDefined(
        definition.organization(),
        code,
        followed(
            definition.versions(), base, (number, years) -> appliedTo(code, base, number, years)),
        definition.definedAt());
  }

  private IndicatorDefined.Version appliedTo(
      IndicatorCode code, IndicatorDefined.Version base, int number, Years years) {
    return new IndicatorDefined.Version(
        number,
        base.name(),
        base.definition(),
        base.unit(),
        base.decimals(),
        base.direction(),
        base.accumulation(),
        base.frequency(),
        baseline(base, baselines.get(code)),
        targets(base, targets.get(code)),
        base.targetPath(),
        normalisations.getOrDefault(code, base.normalisation()),
        base.sample(),
        base.department(),
        base.sourceStatistic(),
        years.first(),
        years.last(),
        base.reason(),
        base.changedBy(),
        base.changedAt());
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

  /// Fiscal years on end.
  ///
  /// @param last absent where they are open
  private record Years(FiscalYear first, @Nullable FiscalYear last) {}

  /// The years that a version holds for: its own, without those that others hold for.
  private static List<Years> yearsOf(Valid version, List<? extends Valid> versions) {
    TreeSet<FiscalYear> turns = new TreeSet<>();
    for (Valid each : versions) {
      turns.add(each.validFrom());
      if (each.validTo() != null) {
        turns.add(each.validTo().next());
      }
    }
    List<Years> years = new ArrayList<>();
    for (FiscalYear turn : turns) {
      if (Valid.inForce(versions, turn).filter(version::equals).isPresent()) {
        FiscalYear next = turns.higher(turn);
        years.add(new Years(turn, next == null ? null : next.previous()));
      }
    }
    return years.isEmpty() ? List.of(new Years(version.validFrom(), version.validTo())) : years;
  }

  /// The versions, and one more for each of the years that a version holds for.
  private static <V extends Valid> List<V> followed(
      List<V> versions, V base, BiFunction<Integer, Years, V> next) {
    List<V> more = new ArrayList<>(versions);
    for (Years years : yearsOf(base, versions)) {
      more.add(next.apply(more.getLast().version() + 1, years));
    }
    return more;
  }
}
