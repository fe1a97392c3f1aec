package dxpulse.publication.board;

/// Writes a board as it is sent.
public interface BoardFormat {
  byte[] encode(BoardView view);
}
