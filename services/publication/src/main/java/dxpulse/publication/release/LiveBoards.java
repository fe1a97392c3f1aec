package dxpulse.publication.release;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import java.util.List;
import java.util.Optional;

/// The boards as they stand now.
public interface LiveBoards {
  /// All boards of a period as of one moment: overview, fields, KPIs. Empty when nothing is known.
  List<BoardView> boardsOf(Period period);

  /// What holds for municipalities as of a period.
  AreaTables areasOf(Period period);

  /// What was told last of the municipalities for an indicator and a period, by the codes of the
  /// areas; with those for which nothing holds any more.
  List<AreaValue> areaValues(IndicatorCode indicator, Period period);

  /// The periods of a kind that have figures, newest first.
  List<Period> periods(Granularity kind);

  Optional<BoardView> view(BoardKey key);
}
