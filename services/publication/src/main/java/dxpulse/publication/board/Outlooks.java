package dxpulse.publication.board;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the outlook of a KPI is shown: it is told with the last period of each kind, but stands on
/// the newest that has a figure of its own. Periods that only carry figures on are no points of the
/// trend, so that both stand on the same data.
public final class Outlooks {
  private Outlooks() {}

  /// Which score of a series its outlook is shown with; absent of no series.
  ///
  /// @param series of a KPI and a kind of period, oldest first
  public static Optional<KpiScored> bearer(SequencedCollection<KpiScored> series) {
    return series.reversed().stream()
        .filter(PlanState::hasItsOwnFigure)
        .findFirst()
        .or(() -> series.isEmpty() ? Optional.empty() : Optional.of(series.getLast()));
  }

  /// What the board of a period shows.
  static @Nullable Forecast on(
      KpiCode kpi, Granularity granularity, Period period, PlanState state) {
    NavigableMap<Period, KpiScored> scores = state.scoresOf(kpi, granularity);
    return newest(kpi, granularity, state)
        .map(newest -> newest.equals(period) ? scores.lastEntry().getValue() : null)
        .map(KpiScored::forecast)
        .orElse(null);
  }

  /// The newest period that has a figure of its own, else the last.
  private static Optional<Period> newest(KpiCode kpi, Granularity granularity, PlanState state) {
    return bearer(state.scoresOf(kpi, granularity).sequencedValues()).map(KpiScored::period);
  }

  /// Boards that show the outlook of the KPI of a score, if there is one.
  static Set<BoardKey> boards(KpiScored score, PlanState state) {
    Set<BoardKey> boards = new HashSet<>();
    newest(score.kpi(), score.granularity(), state)
        .ifPresent(period -> {
          boards.add(BoardKey.of(score.kpi(), score.granularity(), period));
          state
              .fieldOf(score.kpi())
              .ifPresent(field -> boards.add(BoardKey.of(field, score.granularity(), period)));
        });
    return boards;
  }

  /// Boards whose outlook a score moves: it is told with the last period, and a figure may take it
  /// to another board.
  ///
  /// @param before the boards that showed it before the score was kept
  static Set<BoardKey> moved(Set<BoardKey> before, KpiScored score, PlanState state) {
    Set<BoardKey> now = boards(score, state);
    boolean isLast =
        score.period().equals(state.scoresOf(score.kpi(), score.granularity()).lastKey());
    Set<BoardKey> moved = new HashSet<>();
    if (isLast || !before.equals(now)) {
      moved.addAll(before);
      moved.addAll(now);
    }
    return moved;
  }
}
