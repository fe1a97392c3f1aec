package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import dxpulse.contracts.types.event.KpiScored.Link;
import dxpulse.contracts.types.event.KpiScored.Pace;
import dxpulse.contracts.types.event.KpiScored.Revises;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.Aggregate;
import dxpulse.kpiscoring.index.Bounds;
import dxpulse.kpiscoring.index.ComponentScore;
import dxpulse.kpiscoring.index.Explanation;
import dxpulse.kpiscoring.index.KpiIndex;
import dxpulse.kpiscoring.index.Progress;
import dxpulse.kpiscoring.index.Score;
import dxpulse.kpiscoring.index.WeightedScores;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Scores a KPI for a period from definitions and values. An index that was made once is remembered
/// until something changes, because the next period's change is measured from it.
final class KpiScorer {
  private final Map<IndicatorCode, IndicatorDefined> indicators;
  private final Map<IndicatorCode, Series> series;
  private final Map<KpiDefined.Version, List<ComponentScorer>> scorers = new IdentityHashMap<>();
  private final Map<Made, KpiIndex> made = new HashMap<>();

  private record Made(KpiCode kpi, int version, Period period) {}

  KpiScorer(Map<IndicatorCode, IndicatorDefined> indicators, Map<IndicatorCode, Series> series) {
    this.indicators = indicators;
    this.series = series;
  }

  /// Definitions or values may be others from now on.
  void forget() {
    made.clear();
    scorers.clear();
  }

  /// @param earlier the version in force for the period before, if there was one
  KpiScored score(
      OrganizationCode organization,
      KpiCode code,
      KpiDefined.Version version,
      Granularity granularity,
      Period period,
      KpiDefined.@Nullable Version earlier,
      int revision,
      Cause cause,
      Instant at) {
    KpiIndex index = index(code, version, period);
    KpiIndex before = earlier == null ? null : index(code, earlier, period.previous());
    Double change = change(before, index);
    List<Contribution> contributions = List.of();
    if (earlier != null && before != null && change != null) {
      KpiIndex remade =
          isSameMethod(earlier, version, before, index)
              ? before
              : index(version, period.previous(), period);
      contributions = Explanation.of(before, remade, index);
    }
    Double number = index.score().number();
    Double earlierNumber = before == null ? null : before.score().number();
    LocalizedText explanation =
        earlierNumber == null || number == null
            ? null
            : Sentence.of(earlierNumber, number, contributions, named -> nameOf(named, period));
    double[] weights = index.effectiveWeights();
    List<KpiScored.Component> components = new ArrayList<>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      components.add(told(index.components().get(i), weights[i]));
    }
    return new KpiScored(
        organization,
        code,
        granularity,
        period,
        number,
        index.score().whyNot(),
        change,
        index.coverage(),
        isProvisional(index),
        isSample(index),
        components,
        contributions,
        pace(index, version, weights),
        null,
        explanation,
        link(earlier, version, period, before, index),
        null,
        version.version(),
        revision,
        cause,
        null,
        null,
        at);
  }

  private static boolean isProvisional(KpiIndex index) {
    for (ComponentScore component : index.components()) {
      ValueStatus status = component.status();
      if (component.score() != null && status != null && !status.isSettled()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSample(KpiIndex index) {
    for (ComponentScore component : index.components()) {
      if (component.counts() && component.sample()) {
        return true;
      }
    }
    return false;
  }

  /// What takes the place of a score that stands for a period in which the KPI is no longer in
  /// force; none where nothing stands, or this already.
  static Optional<KpiScored> withdrawn(
      KpiDefined kpi, @Nullable KpiScored held, Cause cause, Instant at) {
    if (held == null || held.notScored() == NotScoredReason.KPI_NOT_IN_FORCE) {
      return Optional.empty();
    }
    return Optional.of(
        new KpiScored(
            held.organization(),
            held.kpi(),
            held.granularity(),
            held.period(),
            null,
            NotScoredReason.KPI_NOT_IN_FORCE,
            null,
            0,
            false,
            false,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null,
            new Revises(held.revision(), held.index(), null),
            kpi.newest().version(),
            held.revision() + 1,
            cause,
            null,
            null,
            at.isAfter(held.scoredAt()) ? at : held.scoredAt()));
  }

  /// The latest date that any component has a target for, where one has.
  @Nullable Period lastTarget(KpiDefined.Version version, Period period) {
    Period last = null;
    for (KpiDefined.Component component : version.components()) {
      IndicatorDefined definition = indicators.get(component.indicator());
      if (definition == null) {
        continue;
      }
      for (Target target : definition.versionFor(period).targets()) {
        if (target.value() != null
            && (last == null || target.period().endMonth() > last.endMonth())) {
          last = target.period();
        }
      }
    }
    return last;
  }

  private LocalizedText nameOf(IndicatorCode code, Period period) {
    IndicatorDefined definition = indicators.get(code);
    return definition == null
        ? new LocalizedText(code.value(), null)
        : definition.versionFor(period).name();
  }

  /// Of the components that count and are measured from a baseline to a target; the index that is
  /// due is known where all are.
  private static @Nullable Pace pace(KpiIndex index, KpiDefined.Version version, double[] weights) {
    List<Progress.Weighted> progress = new ArrayList<>(weights.length);
    WeightedScores due = new WeightedScores(weights.length);
    boolean isOfAll = true;
    for (int i = 0; i < weights.length; i++) {
      ComponentScore component = index.components().get(i);
      if (weights[i] > 0 && component.progress() != null && component.due() != null) {
        progress.add(new Progress.Weighted(component.progress(), weights[i]));
        due.add(component.due(), weights[i]);
      } else {
        isOfAll &= weights[i] <= 0;
      }
    }
    return Progress.ofComposite(
            progress,
            index.score().number(),
            isOfAll ? Aggregate.of(due, version.aggregation()).number() : null)
        .orElse(null);
  }

  /// The period before by the method of this one, where another was in force for it: other
  /// components, weights or bounds, or another version of a component's definition.
  private @Nullable Link link(
      KpiDefined.@Nullable Version earlier,
      KpiDefined.Version version,
      Period period,
      @Nullable KpiIndex before,
      KpiIndex after) {
    if (earlier == null || before == null || !isBroken(earlier, version, before, after)) {
      return null;
    }
    KpiIndex remade = index(version, period.previous(), period);
    return new Link(period.previous(), before.score().number(), remade.score().number());
  }

  private boolean isBroken(
      KpiDefined.Version earlier, KpiDefined.Version version, KpiIndex before, KpiIndex after) {
    if (earlier.version() != version.version() && !methodOf(earlier).equals(methodOf(version))) {
      return true;
    }
    for (int i = 0; i < after.components().size(); i++) {
      ComponentScore component = after.components().get(i);
      ComponentScore old = before.component(component.indicator(), i);
      int now = component.indicatorVersion();
      int then = old == null ? 0 : old.indicatorVersion();
      if (component.weight() > 0
          && now > 0
          && then > 0
          && now != then
          && !isSameMeasure(component.indicator(), then, now)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSameMeasure(IndicatorCode indicator, int then, int now) {
    List<IndicatorDefined.Version> found =
        Objects.requireNonNull(indicators.get(indicator)).versions().stream()
            .filter(version -> version.version() == then || version.version() == now)
            .toList();
    return found.size() == 2 && Method.isSame(found.getFirst(), found.getLast());
  }

  /// What of a version decides the index. Names and validities do not.
  private static List<@Nullable Object> methodOf(KpiDefined.Version version) {
    return Arrays.asList(
        shares(version),
        version.aggregation(),
        asDouble(version.cap()),
        asDouble(version.floor()),
        asDouble(version.minimumCoverage()),
        version.maxAgeMonths());
  }

  /// Weights by indicator, to a sum of 1, as exactly as they can be told apart from rounding.
  private static Map<IndicatorCode, Long> shares(KpiDefined.Version version) {
    double total = version.components().stream().mapToDouble(c -> c.weight().doubleValue()).sum();
    Map<IndicatorCode, Long> shares = new HashMap<>();
    for (KpiDefined.Component component : version.components()) {
      shares.put(
          component.indicator(), Math.round(component.weight().doubleValue() / total * 1e12));
    }
    return shares;
  }

  KpiIndex index(KpiCode code, KpiDefined.Version version, Period period) {
    return made.computeIfAbsent(
        new Made(code, version.version(), period), unmade -> index(version, period, period));
  }

  static Bounds boundsOf(KpiDefined.Version version) {
    return new Bounds(asDouble(version.floor()), asDouble(version.cap()));
  }

  /// @param period the period whose values are scored
  /// @param method the period whose method they are scored by
  private KpiIndex index(KpiDefined.Version version, Period period, Period method) {
    List<ComponentScorer> own = scorers.computeIfAbsent(version, this::scorersOf);
    List<ComponentScore> components = new ArrayList<>(own.size());
    Stretch measured = Stretch.of(period);
    Stretch by = period.equals(method) ? measured : Stretch.of(method);
    for (ComponentScorer component : own) {
      components.add(component.score(measured, by));
    }
    return KpiIndex.of(components, version.aggregation(), version.minimumCoverage().doubleValue());
  }

  private List<ComponentScorer> scorersOf(KpiDefined.Version version) {
    Bounds bounds = boundsOf(version);
    return version.components().stream()
        .map(component ->
            new ComponentScorer(
                component,
                indicators.get(component.indicator()),
                series.get(component.indicator()),
                bounds,
                version.maxAgeMonths()))
        .toList();
  }

  /// Whether an index stands for whole periods: none of what counts in it is part of a flow.
  boolean isWhole(KpiScored score) {
    for (KpiScored.Component component : score.components()) {
      if (!component.partial() || component.weight() <= 0) {
        continue;
      }
      IndicatorDefined definition = indicators.get(component.indicator());
      if (definition != null
          && ComponentScorer.isPartOfAFlow(definition.versionFor(score.period()), true)) {
        return false;
      }
    }
    return true;
  }

  private static KpiScored.Component told(ComponentScore c, double weight) {
    return new KpiScored.Component(
        c.indicator(),
        c.value(),
        c.stage(),
        c.valueRevision(),
        c.valuePeriod(),
        c.carriedForward(),
        c.partial(),
        c.status(),
        c.sample(),
        c.target(),
        c.achievement(),
        c.score(),
        weight,
        c.notScored(),
        c.comparison(),
        c.progress() == null ? null : c.progress().pace(),
        c.indicatorVersion());
  }

  /// Whether both indexes were made of the same components by the same versions and targets.
  private static boolean isSameMethod(
      KpiDefined.Version earlier, KpiDefined.Version version, KpiIndex before, KpiIndex after) {
    if (earlier.version() != version.version()) {
      return false;
    }
    for (int i = 0; i < after.components().size(); i++) {
      ComponentScore old = before.components().get(i);
      ComponentScore now = after.components().get(i);
      if (old.indicatorVersion() != now.indicatorVersion()
          || old.weight() != now.weight()
          || !isEqual(old.target(), now.target())
          || !Objects.equals(old.normalisation(), now.normalisation())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEqual(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one == other || one.compareTo(other) == 0;
  }

  private static @Nullable Double change(@Nullable KpiIndex before, KpiIndex after) {
    return before != null
            && before.score() instanceof Score.Scored(double from)
            && after.score() instanceof Score.Scored(double to)
        ? to - from
        : null;
  }

  private static @Nullable Double asDouble(@Nullable BigDecimal number) {
    return number == null ? null : number.doubleValue();
  }
}
