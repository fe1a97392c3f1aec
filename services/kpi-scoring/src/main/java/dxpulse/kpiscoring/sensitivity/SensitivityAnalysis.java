package dxpulse.kpiscoring.sensitivity;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.index.ComponentScore;
import dxpulse.kpiscoring.index.KpiIndex;
import dxpulse.kpiscoring.index.Score;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.ledger.Preview;
import dxpulse.kpiscoring.sensitivity.Sensitivity.ByAggregation;
import dxpulse.kpiscoring.sensitivity.Sensitivity.ByNormalisation;
import dxpulse.kpiscoring.sensitivity.Sensitivity.Importance;
import dxpulse.kpiscoring.sensitivity.Sensitivity.Interval;
import dxpulse.kpiscoring.sensitivity.Sensitivity.UnderWeights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Scores a period again and again, each time with one choice made otherwise: the weights at random
/// (Monte Carlo), the aggregation, the normalisation, one weight alone, one component less. Choices
/// are varied one after the other; their interactions are not looked at.
///
/// Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), step 7.
public final class SensitivityAnalysis {
  /// How far a weight is moved, as a share of it, up and down.
  public static final double SHARE = 0.25;

  private static final List<NormalisationMethod> TRIED =
      List.of(
          NormalisationMethod.RATIO, NormalisationMethod.DISTANCE, NormalisationMethod.GOALPOSTS);
  // Differences below are rounding.
  private static final double NOTHING = 1e-9;

  private final Facts facts;
  private final Period period;
  private final Preview preview;
  private final KpiDefined.Version version;
  private final KpiIndex index;

  private SensitivityAnalysis(
      Facts facts, Period period, Preview preview, KpiDefined.Version version, KpiIndex index) {
    this.facts = facts;
    this.period = period;
    this.preview = preview;
    this.version = version;
    this.index = index;
  }

  /// The analysis of a period; none where no version of the KPI is in force.
  ///
  /// @param draws how many sets of weights are tried
  /// @param seed the same one gives the same draws
  public static Optional<Sensitivity> of(Facts facts, Period period, int draws, long seed) {
    Preview preview = new Preview(facts);
    return preview
        .inForce(period)
        .flatMap(version ->
            preview
                .index(period)
                .map(index ->
                    new SensitivityAnalysis(facts, period, preview, version, index)
                        .made(draws, seed)));
  }

  private Sensitivity made(int draws, long seed) {
    UnderWeights weights = underWeights(draws, seed);
    List<ByAggregation> aggregations =
        Stream.of(Aggregation.values())
            .map(each ->
                new ByAggregation(
                    each,
                    each == version.aggregation(),
                    KpiIndex.of(index.components(), each, minimumCoverage()).score()))
            .toList();
    List<ByNormalisation> normalisations =
        TRIED.stream().flatMap(method -> by(method).stream()).toList();
    return new Sensitivity(
        index,
        weights,
        aggregations,
        normalisations,
        importances(),
        interval(weights, aggregations, normalisations));
  }

  private UnderWeights underWeights(int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DoubleStream.Builder scored = DoubleStream.builder();
    NotScoredReason reason = null;
    for (int draw = 0; draw < draws; draw++) {
      List<ComponentScore> drawn = new ArrayList<>();
      for (ComponentScore component : index.components()) {
        double factor = 1 - SHARE + 2 * SHARE * random.nextDouble();
        drawn.add(component.withWeight(component.weight() * factor));
      }
      switch (scoreOf(drawn)) {
        case Score.Scored(double value) -> scored.add(value);
        case Score.NotScored(NotScoredReason why) -> reason = why;
      }
    }
    double[] sorted = scored.build().sorted().toArray();
    return new UnderWeights(
        draws, seed, sorted.length, Percentiles.of(sorted).orElse(null), reason);
  }

  private Score scoreOf(List<ComponentScore> components) {
    return KpiIndex.of(components, version.aggregation(), minimumCoverage()).score();
  }

  private double minimumCoverage() {
    return version.minimumCoverage().doubleValue();
  }

  /// The index with a method applied to every component that it can be applied to; none where that
  /// is no component whose own method is another.
  private Optional<ByNormalisation> by(NormalisationMethod method) {
    Map<IndicatorCode, IndicatorDefined> others = new HashMap<>(facts.indicators());
    others.replaceAll((code, definition) -> by(method, definition));
    List<ComponentScore> redone =
        new Preview(new Facts(facts.kpi(), others, facts.values()))
            .index(period)
            .map(KpiIndex::components)
            .orElse(List.of());
    List<ComponentScore> mixed = new ArrayList<>();
    List<IndicatorCode> changed = new ArrayList<>();
    List<IndicatorCode> kept = new ArrayList<>();
    for (int i = 0; i < index.components().size(); i++) {
      ComponentScore own = index.components().get(i);
      ComponentScore other = redone.get(i);
      boolean counts = own.counts();
      boolean isAnother = counts && methodOf(own.indicator()) != method;
      boolean applies =
          isAnother
              && others.get(own.indicator()) != facts.indicators().get(own.indicator())
              && other.counts();
      mixed.add(applies ? other : own);
      if (isAnother) {
        (applies ? changed : kept).add(own.indicator());
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new ByNormalisation(method, scoreOf(mixed), changed, kept));
  }

  private @Nullable NormalisationMethod methodOf(IndicatorCode indicator) {
    return preview
        .inForce(indicator, period)
        .map(found -> found.normalisation().method())
        .orElse(null);
  }

  /// The definition that is in force, with another method; the same object where it lacks what that
  /// needs. Named stages are no numbers, and goalposts are not made up.
  private IndicatorDefined by(NormalisationMethod method, IndicatorDefined definition) {
    IndicatorDefined.Version own =
        preview.inForce(definition.code(), period).orElse(definition.newest());
    Normalisation normalisation = own.normalisation();
    BigDecimal lower = normalisation.lower();
    BigDecimal upper = normalisation.upper();
    boolean fits =
        normalisation.method() != NormalisationMethod.STAGES
            && switch (method) {
              case RATIO -> true;
              case DISTANCE -> own.baseline() != null;
              case GOALPOSTS -> lower != null && upper != null && lower.compareTo(upper) < 0;
              case STAGES -> false;
            };
    return fits && normalisation.method() != method
        ? new IndicatorDefined(
            definition.organization(),
            definition.code(),
            List.of(with(own, new Normalisation(method, lower, upper, normalisation.stages()))),
            definition.definedAt())
        : definition;
  }

  private static IndicatorDefined.Version with(
      IndicatorDefined.Version v, Normalisation normalisation) {
    return new IndicatorDefined.Version(
        v.version(),
        v.name(),
        v.definition(),
        v.unit(),
        v.decimals(),
        v.direction(),
        v.accumulation(),
        v.frequency(),
        v.baseline(),
        v.targets(),
        v.targetPath(),
        normalisation,
        v.sample(),
        v.department(),
        v.sourceStatistic(),
        v.validFrom(),
        v.validTo(),
        v.reason(),
        v.changedBy(),
        v.changedAt());
  }

  private List<Importance> importances() {
    double[] shares = index.effectiveWeights();
    List<Importance> found = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      List<ComponentScore> others = new ArrayList<>(index.components());
      ComponentScore component = others.remove(i);
      found.add(
          new Importance(
              component,
              shares[i],
              shares[i] > 0 ? alone(i) : null,
              KpiIndex.of(others, version.aggregation(), minimumCoverage())));
    }
    found.sort(
        Comparator.comparing((Importance each) -> !each.component().counts())
            .thenComparing(each -> -rounded(each.spread()))
            .thenComparing(each -> -rounded(moved(each.without()))));
    return found;
  }

  private @Nullable Interval alone(int place) {
    Score less = withOneWeight(place, 1 - SHARE);
    Score more = withOneWeight(place, 1 + SHARE);
    return less instanceof Score.Scored(double one) && more instanceof Score.Scored(double other)
        ? new Interval(Math.min(one, other), Math.max(one, other))
        : null;
  }

  private Score withOneWeight(int place, double factor) {
    List<ComponentScore> components = new ArrayList<>(index.components());
    ComponentScore component = components.get(place);
    components.set(place, component.withWeight(component.weight() * factor));
    return scoreOf(components);
  }

  private @Nullable Double moved(KpiIndex without) {
    return index.score() instanceof Score.Scored(double whole)
            && without.score() instanceof Score.Scored(double rest)
        ? Math.abs(rest - whole)
        : null;
  }

  private static double rounded(@Nullable Double number) {
    return number == null ? 0 : Math.rint(number / NOTHING);
  }

  private @Nullable Interval interval(
      UnderWeights weights,
      List<ByAggregation> aggregations,
      List<ByNormalisation> normalisations) {
    if (!(index.score() instanceof Score.Scored(double own))) {
      return null;
    }
    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    all.accept(own);
    Percentiles spread = weights.spread();
    if (spread != null) {
      all.accept(spread.p5());
      all.accept(spread.p95());
    }
    Stream.concat(
            aggregations.stream().map(ByAggregation::score),
            normalisations.stream().map(ByNormalisation::score))
        .forEach(score -> score.asNumber().ifPresent(all));
    return new Interval(all.getMin(), all.getMax());
  }
}
