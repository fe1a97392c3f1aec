package dxpulse.ingestion.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /// Reads the first rows of content that is more than can be read as a whole, or of which the
    /// end is missing.
    ///
    /// @return nothing where rows can be told only from the whole
    default @Nullable Answer beginning(byte[] content, Format format, Layout layout) {
      return null;
    }
  }

  /// The answer cannot be used as a whole. The message is for people: Japanese, then English.
  public static class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String message) {
      super(message);
    }

    /// The same, with something said before it in both languages.
    Unusable after(String japanese, String english) {
      String[] halves = String.valueOf(getMessage()).split(" / ", 2);
      return new Unusable(japanese + halves[0] + " / " + english + halves[halves.length - 1]);
    }
  }

  /// There is more of it than can be read.
  public static final class TooMuch extends Unusable {
    private static final long serialVersionUID = 1;

    public TooMuch(String message) {
      super(message);
    }
  }
}
