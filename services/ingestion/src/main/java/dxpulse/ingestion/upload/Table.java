package dxpulse.ingestion.upload;

import java.util.List;

/// The cells of a file, as they were written.
///
/// @param encoding how the file's text was encoded
/// @param headings the first line that is not empty
public record Table(String encoding, List<String> headings, List<Line> lines) {
  public Table {
    headings = List.copyOf(headings);
    lines = List.copyOf(lines);
  }

  /// @param number of the line in the file, from 1
  public record Line(long number, List<String> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }
}
