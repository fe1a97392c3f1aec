package dxpulse.ingestion.upload;

import java.util.List;
import java.util.Optional;

/// The cells of a file, as they were written.
///
/// @param encoding how the file's text was encoded
/// @param headings the line that names the columns
public record Table(String encoding, List<String> headings, List<Line> lines) {
  public Table {
    headings = List.copyOf(headings);
    lines = List.copyOf(lines);
  }

  /// @param number of the line in the file, from 1
  /// @param remarks what is to be known of cells beside their text
  public record Line(long number, List<String> cells, List<Remark> remarks) {
    public Line {
      cells = List.copyOf(cells);
      remarks = List.copyOf(remarks);
    }

    public Line(long number, List<String> cells) {
      this(number, cells, List.of());
    }

    public boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }

    /// The first remark of a kind about a place.
    Optional<Remark> remark(int column, Kind kind) {
      return remarks.isEmpty()
          ? Optional.empty()
          : remarks.stream()
              .filter(each -> each.column() == column && each.kind() == kind)
              .findFirst();
    }
  }

  /// Something about a cell that its text does not say.
  ///
  /// @param column from 0, or [#ROW]
  /// @param text what it is about: a formula, the name of merged cells, the number behind a
  ///   percentage
  public record Remark(int column, Kind kind, String text) {
    /// Stands for the row as a whole.
    public static final int ROW = -1;
  }

  /// What there may be to remark.
  public enum Kind {
    /// The cell holds an error instead of a content.
    ERROR,
    /// The text is what a formula gave when the file was saved.
    FORMULA,
    /// A formula, and nobody knows what it gives.
    FORMULA_WITHOUT_VALUE,
    /// The cell is one with others above or below it.
    MERGED,
    /// The text stands in a cell above that this one was merged with.
    COVERED,
    /// The text is a percentage as shown; the number behind it is a hundredth.
    PERCENT,
    /// The text is the day that a date cell stands for.
    DATE,
    /// Whoever looks at the file does not see the row.
    HIDDEN_ROW
  }
}
