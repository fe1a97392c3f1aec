package dxpulse.publication.board;

/// Writes a board as it is sent.
public interface BoardFormat {
  byte[] encode(BoardView view);

  /// The version that a written board says of itself; 0 when it says none.
  long versionOf(byte[] body);
}
