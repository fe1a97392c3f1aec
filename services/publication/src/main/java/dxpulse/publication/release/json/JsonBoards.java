package dxpulse.publication.release.json;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.release.BoardFiles;

/// Boards as the JSON of `/api/boards`.
public final class JsonBoards implements BoardFiles {
  @Override
  public byte[] write(BoardView view) {
    return HttpFormat.mapper().writeValueAsBytes(view);
  }

  @Override
  public BoardView read(String board, byte[] file) {
    return HttpFormat.mapper().readValue(file, kind(board));
  }

  @Override
  public byte[] write(AreaTables areas) {
    return HttpFormat.mapper().writeValueAsBytes(areas);
  }

  @Override
  public AreaTables readAreas(byte[] file) {
    return HttpFormat.mapper().readValue(file, AreaTables.class);
  }

  private static Class<? extends BoardView> kind(String board) {
    if (board.equals(BoardKey.OVERVIEW)) {
      return BoardView.Overview.class;
    }
    return board.startsWith("kpi/") ? BoardView.KpiBoard.class : BoardView.FieldBoard.class;
  }
}
