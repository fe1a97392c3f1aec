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

/// Scores that values have moved and nobody has made yet.
final class Unsettled {
  private final Map<Mark, Causes> marks = new LinkedHashMap<>();
  private final Map<String, Set<Mark>> byObservation = new LinkedHashMap<>();
  private final Set<String> repeated = new HashSet<>();

  record Mark(KpiCode kpi, Granularity granularity, Period period) {}

  /// An observation was taken in, whether or not it moves a score.
  void hear(String observation) {
    var _ = byObservation.computeIfAbsent(observation, unseen -> new LinkedHashSet<>());
  }

  /// @param periods whose score a value may move
  /// @param last the last periods, where a value moves nothing but the forecast
  void mark(
      KpiCode kpi,
      Map<Granularity, List<Period>> periods,
      Map<Granularity, Period> last,
      Cause cause) {
    Set<Mark> own =
        byObservation.computeIfAbsent(
            String.valueOf(cause.observationId()), unseen -> new LinkedHashSet<>());
    Causes moves = Causes.of(cause);
    periods.forEach((granularity, affected) ->
        affected.forEach(period -> mark(new Mark(kpi, granularity, period), moves, own)));
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

  Map<Mark, Causes> marks() {
    return marks;
  }

  /// @param changed scores that were made of the marks and differ from those before
  /// @param standing the scores of which an observation is the cause now
  Settled settled(Map<ScoreKey, KpiScored> changed, Function<String, List<KpiScored>> standing) {
    Map<String, List<KpiScored>> scores = new LinkedHashMap<>();
    byObservation.forEach((observation, own) -> {
      Set<KpiScored> moved = new LinkedHashSet<>();
      if (repeated.contains(observation)) {
        moved.addAll(standing.apply(observation));
      }
      for (Mark mark : own) {
        KpiScored score = changed.get(new ScoreKey(mark.kpi(), mark.period()));
        if (score != null) {
          moved.add(score);
        }
      }
      scores.put(observation, List.copyOf(moved));
    });
    return new Settled(scores);
  }
}
