package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final StandingScores scores = new StandingScores();
  private Unsettled unsettled = new Unsettled();
  private final KpiScorer scorer = new KpiScorer(indicators, series);
  private final Scopes scopes = new Scopes(kpis, indicators, series);
  private LocalDate today = LocalDate.MIN;

  public OrganizationLedger(OrganizationCode organization) {
    this.organization = organization;
  }

  /// What a score is of.
  public record ScoreKey(KpiCode kpi, Period period) {}

  /// Puts back what was known before, without scoring.
  public void restore(IndicatorDefined definition) {
    indicators.put(definition.code(), definition);
    scopes.forget();
  }

  public void restore(KpiDefined definition) {
    kpis.put(definition.code(), definition);
    scopes.forget(definition.code());
  }

  public void restore(IndicatorCode indicator, CurrentValue value) {
    boolean unused = seriesOf(indicator).apply(value);
    scopes.forget();
  }

  /// Puts back a score, unless a newer revision is known.
  ///
  /// @return whether it was news
  public boolean restore(KpiScored score) {
    KpiScored held = scores.of(score.kpi(), score.period());
    if (held != null && held.revision() >= score.revision()) {
      return false;
    }
    scores.put(score);
    return true;
  }

  /// When the newest score was made; [Instant#EPOCH] if there is none.
  public Instant lastScoredAt() {
    return scores.lastScoredAt().orElse(Instant.EPOCH);
  }

  /// Takes in a value and makes its scores.
  ///
  /// @return scores that changed, in the order of their periods
  public List<KpiScored> apply(ValueRecorded value, Instant at) {
    boolean unused = take(value);
    return settle(at).told();
  }

  /// Whether boards reach to a period; no value of another can be taken in.
  public static boolean reachesTo(Period period) {
    return Horizon.reachesTo(period);
  }

  /// Takes in a value, whose scores are made with the next [#settle]. Values of municipalities do
  /// not enter the prefecture's index.
  ///
  /// @return whether it is news for this ledger
  /// @throws IllegalArgumentException when its period lies where no board reaches; nothing has
  ///   changed then
  public boolean take(ValueRecorded value) {
    if (!Horizon.reachesTo(value.period())) {
      throw new IllegalArgumentException("period: " + value.period() + " (expected: about now)");
    }
    if (!value.area().equals(organization.asArea())) {
      unsettled.hear(value.observationId());
      return false;
    }
    Collection<Scope> moved = scopes.of(value.indicator());
    Series own = seriesOf(value.indicator());
    if (!own.apply(CurrentValue.of(value))) {
      unsettled.repeat(value.observationId());
      return false;
    }
    Cause cause = causeOf(value);
    unsettled.hear(value.observationId());
    boolean carries = isCarried(value.indicator());
    for (Scope scope : moved) {
      Optional<Horizon> before = scope.horizon(today);
      scope.include(value.period(), carries);
      Optional<Horizon> after = scope.horizon(today);
      AffectedPeriods affected =
          AffectedPeriods.by(value.period(), own, carries, before, after, scope.longestCarry());
      unsettled.mark(scope.kpi().code(), affected, affected.lastBeside(after), cause);
    }
    return true;
  }

  private static Cause causeOf(ValueRecorded value) {
    return new Cause(
        value.revision() > 1 ? Cause.Kind.REVISION : Cause.Kind.VALUE,
        value.observationId(),
        value.submittedAt(),
        value.indicator(),
        value.period(),
        value.previousValue(),
        value.value(),
        value.source().submittedBy(),
        value.source().approvedAt());
  }

  /// Scores what opens as time goes on: values are carried forward into the period that has begun,
  /// or are too old for it.
  ///
  /// @return scores that changed, in the order of their KPIs and periods
  public List<KpiScored> comeTo(Instant at) {
    LocalDate before = today;
    if (!isNewDay(at)) {
      return List.of();
    }
    Cause cause = Cause.of(Cause.Kind.VALUE);
    List<KpiScored> changed = new ArrayList<>();
    scorer.forget();
    for (Scope scope : scopes.all()) {
      changed.addAll(
          rescore(
              scope.kpi(),
              AffectedPeriods.opened(scope.horizon(before), scope.horizon(today)),
              cause,
              at));
    }
    return changed;
  }

  private boolean isNewDay(Instant at) {
    LocalDate day = JapanTime.day(at);
    boolean isNew = day.isAfter(today);
    if (isNew) {
      today = day;
    }
    return isNew;
  }

  /// Makes the scores that values taken in since the last time have moved, each once, however many
  /// of them moved it; the newest is its cause and the others are named beside it.
  public Settled settle(Instant at) {
    Unsettled open = unsettled;
    unsettled = new Unsettled();
    return open.settled(
        make(open.takeAll(), at),
        observation -> standing(score -> observation.equals(score.cause().observationId())));
  }

  /// As [#settle], but only scores whose index may have moved. Those that merely measure their
  /// change from such, or forecast through them, wait for [#settle], and so does the answer which
  /// scores an observation moved.
  ///
  /// @return scores that changed
  public List<KpiScored> settleMoved(Instant at) {
    if (!unsettled.hasMoved()) {
      return List.of();
    }
    Map<ScoreKey, KpiScored> made = make(unsettled.takeMoved(), at);
    unsettled.made(made);
    return List.copyOf(made.values());
  }

  /// Whether scores wait for [#settle].
  public boolean hasUnsettled() {
    return unsettled.hasMarks();
  }

  private Map<ScoreKey, KpiScored> make(Map<Unsettled.Mark, Causes> marks, Instant at) {
    Map<ScoreKey, KpiScored> changed = new LinkedHashMap<>();
    scorer.forget();
    Map<Unsettled.Mark, Causes> last = new LinkedHashMap<>();
    marks.forEach((mark, causes) -> {
      if (scopes.isLast(mark.kpi(), mark.granularity(), mark.period(), today)) {
        last.put(mark, causes);
      } else {
        settle(mark, causes, at, changed);
      }
    });
    last.forEach((mark, causes) -> settle(mark, causes, at, changed));
    return changed;
  }

  private void settle(
      Unsettled.Mark mark, Causes causes, Instant at, Map<ScoreKey, KpiScored> changed) {
    KpiDefined kpi = kpis.get(mark.kpi());
    if (kpi != null) {
      score(kpi, mark.granularity(), mark.period(), causes, at)
          .ifPresent(score -> changed.put(new ScoreKey(mark.kpi(), mark.period()), score));
    }
  }

  /// What must be told again when a ledger is opened after an end that may have come at any time:
  /// scores that do not stand for the values, and those told last, which may not have been heard.
  /// Whoever heard them knows them by their revision.
  public List<KpiScored> recovered(Duration unheard, Instant at) {
    Instant since = scores.lastScoredAt().orElse(at).minus(unheard);
    Cause cause = Cause.of(Cause.Kind.VALUE);
    List<KpiScored> made = new ArrayList<>();
    boolean unused = isNewDay(at);
    scorer.forget();
    for (Scope scope : scopes.all()) {
      made.addAll(rescore(scope.kpi(), AffectedPeriods.all(scope.horizon(today)), cause, at));
    }
    Set<ScoreKey> again = new HashSet<>();
    made.forEach(score -> again.add(new ScoreKey(score.kpi(), score.period())));
    List<KpiScored> told =
        new ArrayList<>(
            standing(score ->
                !score.scoredAt().isBefore(since)
                    && !again.contains(new ScoreKey(score.kpi(), score.period()))));
    told.addAll(made);
    return told;
  }

  /// Whether a definition is newer than the one that is known.
  public boolean isNews(IndicatorDefined definition) {
    IndicatorDefined held = indicators.get(definition.code());
    return held == null || held.newest().version() < definition.newest().version();
  }

  public boolean isNews(KpiDefined definition) {
    KpiDefined held = kpis.get(definition.code());
    return held == null || held.newest().version() < definition.newest().version();
  }

  public List<KpiScored> apply(IndicatorDefined definition, Instant at) {
    if (!isNews(definition)) {
      return standing(score ->
          score.cause().kind() == Cause.Kind.INDICATOR_DEFINITION
              && score.components().stream()
                  .anyMatch(component -> component.indicator().equals(definition.code())));
    }
    restore(definition);
    Cause cause = Cause.of(Cause.Kind.INDICATOR_DEFINITION);
    List<KpiScored> changed = new ArrayList<>();
    scorer.forget();
    for (Scope scope : scopes.of(definition.code())) {
      changed.addAll(rescore(scope.kpi(), AffectedPeriods.all(scope.horizon(today)), cause, at));
    }
    return changed;
  }

  public List<KpiScored> apply(KpiDefined definition, Instant at) {
    if (!isNews(definition)) {
      return standing(score ->
          score.cause().kind() == Cause.Kind.KPI_DEFINITION
              && score.kpi().equals(definition.code()));
    }
    restore(definition);
    Cause cause = Cause.of(Cause.Kind.KPI_DEFINITION);
    scorer.forget();
    return scopes.all().stream()
        .filter(scope -> scope.kpi().code().equals(definition.code()))
        .map(scope -> rescore(scope.kpi(), AffectedPeriods.all(scope.horizon(today)), cause, at))
        .flatMap(List::stream)
        .toList();
  }

  /// Scores that a repeated fact had brought about. They are told again, because the fact is
  /// repeated when a crash came between keeping them and telling them; whoever heard them knows
  /// them by their revision.
  private List<KpiScored> standing(Predicate<KpiScored> broughtAbout) {
    return scores.all(broughtAbout);
  }

  private List<KpiScored> rescore(
      KpiDefined kpi, Map<Granularity, List<Period>> periods, Cause cause, Instant at) {
    Causes causes = Causes.of(cause);
    List<KpiScored> changed = new ArrayList<>();
    periods.forEach((granularity, affected) -> {
      for (Period period : affected) {
        score(kpi, granularity, period, causes, at).ifPresent(changed::add);
      }
    });
    return changed;
  }

  /// The new score, if it differs from the one that stands.
  private Optional<KpiScored> score(
      KpiDefined kpi, Granularity granularity, Period period, Causes causes, Instant at) {
    KpiDefined.Version version = kpi.versionFor(period).orElse(null);
    KpiScored held = scores.of(kpi.code(), period);
    if (version == null) {
      return KpiScorer.withdrawn(kpi, held, causes.newest(), at)
          .map(score -> {
            scores.put(score);
            return score;
          });
    }
    KpiDefined.Version earlier = kpi.versionFor(period.previous()).orElse(null);
    KpiScored next =
        scorer.score(
            organization,
            kpi.code(),
            version,
            granularity,
            period,
            earlier,
            held == null ? 1 : held.revision() + 1,
            causes.newest(),
            held == null || at.isAfter(held.scoredAt()) ? at : held.scoredAt());
    Forecast forecast =
        scopes.isLast(kpi.code(), granularity, period, today)
            ? Outlook.of(
                scores.upTo(next, Outlook.REACH),
                scorer::isWhole,
                KpiScorer.boundsOf(version),
                scorer.lastTarget(version, period))
            : null;
    KpiScored whole = Revision.of(next, forecast, held);
    if (held != null && Revision.saysTheSame(held, whole)) {
      return Optional.empty();
    }
    KpiScored told =
        Revision.told(whole, causes, held, () -> scorer.index(kpi.code(), version, period));
    scores.put(told);
    return Optional.of(told);
  }

  private boolean isCarried(IndicatorCode indicator) {
    return Scope.isCarried(indicators.get(indicator));
  }

  private Series seriesOf(IndicatorCode indicator) {
    return series.computeIfAbsent(indicator, unseen -> new Series());
  }
}
