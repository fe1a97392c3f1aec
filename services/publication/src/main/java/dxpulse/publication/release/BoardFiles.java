package dxpulse.publication.release;

import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.BoardView;

/// Writes boards to files and reads them, for ever: a file that was written once must be readable
/// by every later version of the service.
public interface BoardFiles {
  byte[] write(BoardView view);

  /// @param board its name, which says what kind of board it is
  BoardView read(String board, byte[] file);

  byte[] write(AreaTables areas);

  AreaTables readAreas(byte[] file);
}
