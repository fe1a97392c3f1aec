package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What lies behind the board of a KPI: all its periods, what became of their indexes later, and
/// how new each value is.
///
/// @param history every period up to that of the board, oldest first, chained from the first on
/// @param revisions of these periods, newest first
/// @param tallies how often the indexes of these periods became other ones, as far as that is
///   known; none for one that was told once
/// @param recorded when the value of each component was taken in or released, where that is known
public record KpiPast(
    List<HistoryPoint> history,
    List<Revised> revisions,
    Map<Period, Tally> tallies,
    Map<IndicatorCode, Instant> recorded) {
  /// Ten years of months.
  private static final int MOST = 120;

  public KpiPast {
    history = List.copyOf(history);
    revisions = List.copyOf(revisions);
    tallies = Map.copyOf(tallies);
    recorded = Map.copyOf(recorded);
  }

  /// @param indicator what the indicator that did it is called
  public record Revised(IndexRevision index, @Nullable LocalizedText indicator) {}

  static KpiPast of(PlanState state, KpiCode kpi, Granularity granularity, Period period) {
    List<KpiScored> scores =
        state.kpisOn(BoardKey.of(kpi)).stream()
            .findFirst()
            .map(known -> Unscored.upTo(known, BoardKey.of(kpi, granularity, period), state))
            .orElse(List.of());
    Map<IndicatorCode, Instant> recorded = new HashMap<>();
    scores.stream()
        .filter(score -> score.period().equals(period))
        .flatMap(score -> score.components().stream())
        .forEach(part -> {
          Period own = part.valuePeriod();
          if (own != null) {
            state
                .areas()
                .whole()
                .recordedAt(part.indicator(), own)
                .ifPresent(at -> recorded.put(part.indicator(), at));
          }
        });
    return new KpiPast(
        Boards.history(scores, MOST),
        state.trail().revisionsOf(kpi, granularity).descendingSet().stream()
            .filter(revision -> revision.period().compareTo(period) <= 0)
            .map(revision -> new Revised(revision, name(state, revision.indicator())))
            .toList(),
        state.trail().talliesOf(kpi, granularity).headMap(period, true),
        recorded);
  }

  private static @Nullable LocalizedText name(PlanState state, @Nullable IndicatorCode indicator) {
    return indicator == null
        ? null
        : state
            .indicator(indicator)
            .map(IndicatorDefined::newest)
            .map(IndicatorDefined.Version::name)
            .orElse(null);
  }
}
