package dxpulse.ingestion.upload;

/// Makes a table of a file's bytes.
public interface TableReader {
  /// @param mostRows after one row more than these nothing is read any more
  /// @throws NotATable when the file is of another kind, or broken
  Table read(byte[] content, int mostRows);

  /// The file cannot be used as a whole. The message is for people: Japanese, then English.
  final class NotATable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotATable(String message) {
      super(message);
    }
  }
}
