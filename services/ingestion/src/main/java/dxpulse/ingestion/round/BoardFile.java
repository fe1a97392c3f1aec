package dxpulse.ingestion.round;

import java.util.List;

/// Writes tables of a board into a file of one kind.
public interface BoardFile {
  byte[] written(List<BoardTable> tables);
}
