package dxpulse.publication.page;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.HistoryPoint;
import java.util.ArrayList;
import java.util.List;

/// Boards of KPIs whose method changed.
final class SampleBreaks {
  private SampleBreaks() {}

  /// The sample card after a break of the method: the period before it was 50.1 by the old method
  /// and 40.08 by the new one, so that what follows is chained by 1.25.
  static KpiBoard afterABreak(Period period) {
    KpiBoard board = SampleBoards.kpi(period, 64.0, Aggregation.ARITHMETIC);
    KpiCard card = board.card();
    List<HistoryPoint> history =
        new ArrayList<>(SampleBoards.history(period, false, 31.2, 50.1, 44.0));
    HistoryPoint last = history.removeLast();
    history.add(
        new HistoryPoint(
            period,
            64.0,
            null,
            false,
            false,
            true,
            80.0,
            new KpiScored.Link(last.period().previous(), 50.1, 40.08),
            61.5,
            0));
    return new KpiBoard(
        board.head(),
        new KpiCard(
            card.line(),
            card.field(),
            card.previousIndex(),
            card.coverage(),
            card.revision(),
            card.scoredAt(),
            card.sentence(),
            history,
            card.components(),
            card.contributions(),
            null,
            null,
            history.getLast().link(),
            null,
            false,
            card.cases()),
        board.method(),
        board.projects(),
        board.lastChange());
  }
}
