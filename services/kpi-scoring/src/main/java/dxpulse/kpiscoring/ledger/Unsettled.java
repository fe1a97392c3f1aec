package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.OrganizationLedger.ScoreKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Scores that values have moved and nobody has made yet, and observations that are not answered
/// yet.
final class Unsettled {
  private Map<Mark, Causes> marks = new LinkedHashMap<>();
  // Marks whose index may have moved.
  private final Set<Mark> moved = new HashSet<>();
  private final Map<ScoreKey, KpiScored> made = new LinkedHashMap<>();
  private final Map<String, Set<Mark>> byObservation = new LinkedHashMap<>();
  private final Set<String> repeated = new HashSet<>();

  record Mark(KpiCode kpi, Granularity granularity, Period period) {}

  /// An observation was taken in, whether or not it moves a score.
  void hear(String observation) {
    var _ = byObservation.computeIfAbsent(observation, unseen -> new LinkedHashSet<>());
  }

  /// @param affected periods whose score a value may move
  /// @param last the last periods, where a value moves nothing but the forecast
  void mark(KpiCode kpi, AffectedPeriods affected, Map<Granularity, Period> last, Cause cause) {
    Set<Mark> own =
        byObservation.computeIfAbsent(
            String.valueOf(cause.observationId()), unseen -> new LinkedHashSet<>());
    Causes moves = Causes.of(cause);
    affected
        .moved()
        .forEach((granularity, periods) ->
            periods.forEach(period -> {
              Mark mark = new Mark(kpi, granularity, period);
              moved.add(mark);
              mark(mark, moves, own);
            }));
    affected
        .after()
        .forEach((granularity, period) -> mark(new Mark(kpi, granularity, period), moves, own));
    Causes movesForecast = Causes.ofForecast(cause);
    last.forEach(
        (granularity, period) -> mark(new Mark(kpi, granularity, period), movesForecast, own));
  }

  private void mark(Mark mark, Causes causes, Set<Mark> own) {
    marks.merge(mark, causes, (earlier, later) -> later.after(earlier));
    own.add(mark);
  }

  /// An observation was known already: the scores that it brought about are told again.
  void repeat(String observation) {
    hear(observation);
    repeated.add(observation);
  }

  boolean hasMarks() {
    return !marks.isEmpty();
  }

  boolean hasMoved() {
    return !moved.isEmpty();
  }

  /// Every mark that waits, with what marked it. They wait no longer.
  Map<Mark, Causes> takeAll() {
    Map<Mark, Causes> taken = marks;
    marks = new LinkedHashMap<>();
    moved.clear();
    return taken;
  }

  /// As [#takeAll], but only marks whose index may have moved.
  Map<Mark, Causes> takeMoved() {
    Map<Mark, Causes> taken = new LinkedHashMap<>();
    marks.forEach((mark, causes) -> {
      if (moved.contains(mark)) {
        taken.put(mark, causes);
      }
    });
    marks.keySet().removeAll(taken.keySet());
    moved.clear();
    return taken;
  }

  /// Scores that were made of marks and differ from those before.
  void made(Map<ScoreKey, KpiScored> scores) {
    made.putAll(scores);
  }

  /// The answers to all observations.
  ///
  /// @param changed the last scores that were made
  /// @param standing the scores of which an observation is the cause now
  Settled settled(Map<ScoreKey, KpiScored> changed, Function<String, List<KpiScored>> standing) {
    made(changed);
    Map<ScoreKey, KpiScored> told = new LinkedHashMap<>();
    Map<String, List<KpiScored>> scores = new LinkedHashMap<>();
    byObservation.forEach((observation, own) -> {
      Map<ScoreKey, KpiScored> ofIt = new LinkedHashMap<>();
      if (repeated.contains(observation)) {
        standing
            .apply(observation)
            .forEach(score -> ofIt.put(new ScoreKey(score.kpi(), score.period()), score));
        told.putAll(ofIt);
      }
      for (Mark mark : own) {
        ScoreKey key = new ScoreKey(mark.kpi(), mark.period());
        KpiScored score = made.get(key);
        if (score != null) {
          ofIt.put(key, score);
          if (changed.containsKey(key)) {
            told.put(key, score);
          }
        }
      }
      scores.put(observation, List.copyOf(ofIt.values()));
    });
    return new Settled(List.copyOf(told.values()), scores);
  }
}
