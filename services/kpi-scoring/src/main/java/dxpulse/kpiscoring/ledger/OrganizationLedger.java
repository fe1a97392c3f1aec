package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Everything about one organization that scoring needs, and the scores as they stand.
///
/// Takes in facts in any order, any number of times; answers with the scores that really changed.
/// The scores depend on the newest revisions and versions alone, never on how they came.
public final class OrganizationLedger {
  private final OrganizationCode organization;
  private final Map<IndicatorCode, IndicatorDefined> indicators = new HashMap<>();
  private final Map<KpiCode, KpiDefined> kpis = new TreeMap<>();
  private final Map<IndicatorCode, Series> series = new HashMap<>();
  private final Map<ScoreKey, KpiScored> scores = new HashMap<>();
  private Unsettled unsettled = new Unsettled();
  private final KpiScorer scorer = new KpiScorer(indicators, series);

  public OrganizationLedger(OrganizationCode organization) {
    this.organization = organization;
  }

  /// What a score is of.
  public record ScoreKey(KpiCode kpi, Period period) {}

  /// Puts back what was known before, without scoring.
  public void restore(IndicatorDefined definition) {
    indicators.put(definition.code(), definition);
  }

  public void restore(KpiDefined definition) {
    kpis.put(definition.code(), definition);
  }

  public void restore(IndicatorCode indicator, CurrentValue value) {
    boolean unused = seriesOf(indicator).apply(value);
  }

  public void restore(KpiScored score) {
    scores.put(new ScoreKey(score.kpi(), score.period()), score);
  }

  /// Takes in a value and makes its scores.
  ///
  /// @return scores that changed, in the order of their periods
  public List<KpiScored> apply(ValueRecorded value, Instant at) {
    take(value);
    return settle(at).told();
  }

  /// Takes in a value, whose scores are made with the next [#settle]. Values of municipalities do
  /// not enter the prefecture's index.
  public void take(ValueRecorded value) {
    if (!value.area().equals(organization.asArea())) {
      unsettled.hear(value.observationId());
      return;
    }
    Series own = seriesOf(value.indicator());
    List<KpiDefined> moved =
        kpis.values().stream().filter(kpi -> contains(kpi, value.indicator())).toList();
    List<Optional<Horizon>> before = moved.stream().map(this::horizon).toList();
    if (!own.apply(CurrentValue.of(value))) {
      unsettled.repeat(value.observationId());
      return;
    }
    Cause cause = new Cause(Cause.Kind.VALUE, value.observationId(), value.submittedAt());
    unsettled.hear(value.observationId());
    for (int i = 0; i < moved.size(); i++) {
      KpiDefined kpi = moved.get(i);
      unsettled.mark(
          kpi.code(),
          AffectedPeriods.by(value.period(), own, before.get(i), horizon(kpi), longestCarry(kpi)),
          cause);
    }
  }

  /// Makes the scores that values taken in since the last time have moved, each once, however many
  /// of them moved it; the newest is its cause.
  public Settled settle(Instant at) {
    Unsettled open = unsettled;
    unsettled = new Unsettled();
    Map<ScoreKey, KpiScored> changed = new LinkedHashMap<>();
    open.marks()
        .forEach((key, cause) ->
            Optional.ofNullable(kpis.get(key.kpi()))
                .flatMap(kpi -> score(kpi, key.granularity(), key.period(), cause, at))
                .ifPresent(score -> changed.put(new ScoreKey(key.kpi(), key.period()), score)));
    return open.settled(
        changed,
        observation -> standing(score -> observation.equals(score.cause().observationId())));
  }

  /// What must be told again when a ledger is opened after an end that may have come at any time:
  /// scores that do not stand for the values, and those told last, which may not have been heard.
  /// Whoever heard them knows them by their revision.
  public List<KpiScored> recovered(Duration unheard, Instant at) {
    Instant since =
        scores.values().stream()
            .map(KpiScored::scoredAt)
            .max(Comparator.naturalOrder())
            .orElse(at)
            .minus(unheard);
    Cause cause = new Cause(Cause.Kind.VALUE, null, null);
    List<KpiScored> made = new ArrayList<>();
    for (KpiDefined kpi : kpis.values()) {
      made.addAll(rescore(kpi, AffectedPeriods.all(horizon(kpi)), cause, at));
    }
    List<KpiScored> told = new ArrayList<>(standing(score -> !score.scoredAt().isBefore(since)));
    told.removeAll(made);
    told.addAll(made);
    return told;
  }

  public List<KpiScored> apply(IndicatorDefined definition, Instant at) {
    IndicatorDefined held = indicators.get(definition.code());
    if (held != null && held.newest().version() >= definition.newest().version()) {
      return standing(score ->
          score.cause().kind() == Cause.Kind.INDICATOR_DEFINITION
              && score.components().stream()
                  .anyMatch(component -> component.indicator().equals(definition.code())));
    }
    indicators.put(definition.code(), definition);
    Cause cause = new Cause(Cause.Kind.INDICATOR_DEFINITION, null, null);
    List<KpiScored> changed = new ArrayList<>();
    for (KpiDefined kpi : kpis.values()) {
      if (contains(kpi, definition.code())) {
        changed.addAll(rescore(kpi, AffectedPeriods.all(horizon(kpi)), cause, at));
      }
    }
    return changed;
  }

  public List<KpiScored> apply(KpiDefined definition, Instant at) {
    KpiDefined held = kpis.get(definition.code());
    if (held != null && held.newest().version() >= definition.newest().version()) {
      return standing(score ->
          score.cause().kind() == Cause.Kind.KPI_DEFINITION
              && score.kpi().equals(definition.code()));
    }
    kpis.put(definition.code(), definition);
    Cause cause = new Cause(Cause.Kind.KPI_DEFINITION, null, null);
    return rescore(definition, AffectedPeriods.all(horizon(definition)), cause, at);
  }

  /// Scores that a repeated fact had brought about. They are told again, because the fact is
  /// repeated when a crash came between keeping them and telling them; whoever heard them knows
  /// them by their revision.
  private List<KpiScored> standing(Predicate<KpiScored> broughtAbout) {
    return scores.values().stream()
        .filter(broughtAbout)
        .sorted(Comparator.comparing(KpiScored::kpi).thenComparing(KpiScored::period))
        .toList();
  }

  private List<KpiScored> rescore(
      KpiDefined kpi, Map<Granularity, List<Period>> periods, Cause cause, Instant at) {
    List<KpiScored> changed = new ArrayList<>();
    periods.forEach((granularity, affected) -> {
      for (Period period : affected) {
        score(kpi, granularity, period, cause, at).ifPresent(changed::add);
      }
    });
    return changed;
  }

  /// The new score, if it differs from the one that stands.
  private Optional<KpiScored> score(
      KpiDefined kpi, Granularity granularity, Period period, Cause cause, Instant at) {
    KpiDefined.Version version = Method.inForce(kpi, period).orElse(null);
    ScoreKey key = new ScoreKey(kpi.code(), period);
    KpiScored held = scores.get(key);
    if (version == null) {
      return Optional.empty();
    }
    KpiDefined.Version earlier = Method.inForce(kpi, period.previous()).orElse(null);
    KpiScored next =
        scorer.score(
            organization,
            kpi.code(),
            version,
            granularity,
            period,
            earlier,
            held == null ? 1 : held.revision() + 1,
            cause,
            at);
    if (held != null && saysTheSame(held, next)) {
      return Optional.empty();
    }
    scores.put(key, next);
    return Optional.of(next);
  }

  /// Whether two scores differ in nothing but revision, cause and time.
  private static boolean saysTheSame(KpiScored one, KpiScored other) {
    return stripped(one).equals(stripped(other));
  }

  private static KpiScored stripped(KpiScored s) {
    return new KpiScored(
        s.organization(),
        s.kpi(),
        s.granularity(),
        s.period(),
        s.index(),
        s.notScored(),
        s.change(),
        s.coverage(),
        s.provisional(),
        s.sample(),
        s.components(),
        s.contributions(),
        s.pace(),
        s.forecast(),
        s.kpiVersion(),
        0,
        new Cause(Cause.Kind.VALUE, null, null),
        Instant.EPOCH);
  }

  /// From the first to the last period for which any component of the KPI has a value.
  private Optional<Horizon> horizon(KpiDefined kpi) {
    List<Series> known =
        kpi.versions().stream()
            .flatMap(version -> version.components().stream())
            .map(component -> series.get(component.indicator()))
            .filter(values -> values != null && !values.isEmpty())
            .toList();
    return known.stream()
        .flatMap(values -> values.first().stream())
        .min(Comparator.comparing(Period::start))
        .flatMap(first ->
            known.stream()
                .flatMap(values -> values.last().stream())
                .max(Comparator.comparing(Period::end))
                .map(last -> new Horizon(first, last)));
  }

  private static int longestCarry(KpiDefined kpi) {
    return kpi.versions().stream().mapToInt(KpiDefined.Version::maxAgeMonths).max().orElse(0);
  }

  private static boolean contains(KpiDefined kpi, IndicatorCode indicator) {
    return kpi.versions().stream()
        .flatMap(version -> version.components().stream())
        .anyMatch(component -> component.indicator().equals(indicator));
  }

  private Series seriesOf(IndicatorCode indicator) {
    return series.computeIfAbsent(indicator, unseen -> new Series());
  }
}
