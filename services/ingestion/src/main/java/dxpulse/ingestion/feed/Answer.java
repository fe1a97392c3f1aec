package dxpulse.ingestion.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// An answer as rows, whatever it was written in.
///
/// @param encoding how its text was read
public record Answer(List<Row> rows, String encoding) {
  public Answer {
    rows = List.copyOf(rows);
  }

  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.cells().keySet()));
    return columns;
  }

  /// Makes rows of an answer's bytes.
  public interface Reader {
    /// @throws Unusable when nothing of it can be used
    Answer read(byte[] content, Format format, Layout layout);
  }

  /// The answer cannot be used as a whole. The message is for people: Japanese, then English.
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
      super(message);
    }
  }
}
