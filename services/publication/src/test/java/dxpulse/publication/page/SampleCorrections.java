package dxpulse.publication.page;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Correction;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.OtherValue;
import dxpulse.publication.board.HistoryPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Boards of KPIs of which a value was corrected.
final class SampleCorrections {
  private SampleCorrections() {}

  /// The sample card whose correction was scored together with a value of each of some indicators.
  static KpiBoard together(Period period, String... others) {
    KpiBoard board = SampleBoards.kpi(period, 64.2, Aggregation.ARITHMETIC);
    KpiCard card = board.card();
    Correction alone = Objects.requireNonNull(card.correction());
    List<HistoryPoint> history = new ArrayList<>(card.history());
    HistoryPoint last = history.removeLast();
    history.add(
        new HistoryPoint(
            period,
            last.index(),
            null,
            false,
            false,
            false,
            last.index(),
            null,
            alone.before(),
            others.length));
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
            null,
            new Correction(
                alone.before(),
                alone.indicator(),
                alone.valuePeriod(),
                alone.previousValue(),
                alone.value(),
                Stream.of(others)
                    .map(code ->
                        new OtherValue(new IndicatorCode(code), period, null, BigDecimal.TEN))
                    .toList(),
                others.length),
            false,
            card.cases()),
        board.method(),
        board.projects(),
        board.lastChange());
  }
}
