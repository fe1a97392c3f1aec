package dxpulse.publication.page.http;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.page.SampleBoards;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A plan with the board of K1 in one quarter, which counts how often the board is made.
final class OneKpi implements BoardsAlone {
  double index = 64.2;
  long edition = 1;
  int made;

  @Override
  public boolean knows(String board) {
    return board.equals("kpi/K1") || board.equals("kpi/K2");
  }

  @Override
  public Optional<Standing> standing(
      String board, Granularity granularity, @Nullable Period period) {
    BoardKey key = new BoardKey(board, granularity, period == null ? SampleBoards.PERIOD : period);
    return Optional.of(new Standing(key, edition));
  }

  @Override
  public Optional<BoardView> view(BoardKey key) {
    made++;
    return key.board().equals("kpi/K1")
            && key.granularity() == Granularity.QUARTER
            && key.period().equals(SampleBoards.PERIOD)
        ? Optional.of(SampleBoards.kpi(key.period(), index, Aggregation.ARITHMETIC))
        : Optional.empty();
  }
}
