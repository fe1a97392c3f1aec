package dxpulse.indicator.catalogue.sheet;

import java.util.stream.Stream;

/// Makes cells of a file's bytes.
public interface SheetReader {
  /// Rows of indicators that one file may have.
  int MOST_ROWS = 2000;

  /// Rows that are read, headings and notes among them.
  int MOST_READ = MOST_ROWS + 100;

  /// Columns that one file may have.
  int MOST_COLUMNS = 100;

  /// Whether the bytes look like a file of its kind.
  boolean recognises(byte[] content);

  /// @throws NotASheet when the file is of another kind, or broken
  /// @throws TooLarge when it has more than [#MOST_READ] rows that are not empty, or unpacks to
  ///   more than a catalogue can be
  Sheet read(byte[] content);

  /// A reader that leaves each file to the first of these that recognises it.
  static SheetReader firstOf(SheetReader... readers) {
    return new SheetReader() {
      @Override
      public boolean recognises(byte[] content) {
        return Stream.of(readers).anyMatch(each -> each.recognises(content));
      }

      @Override
      public Sheet read(byte[] content) {
        return Stream.of(readers)
            .filter(each -> each.recognises(content))
            .findFirst()
            .orElseThrow(() ->
                new NotASheet("CSVでもExcelブック（.xlsx）でもありません / neither CSV nor an Excel workbook"))
            .read(content);
      }
    };
  }

  /// The file cannot be used as a whole. The message is for people: Japanese, then English.
  final class NotASheet extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotASheet(String message) {
      super(message);
    }
  }

  /// The file holds more than is taken at once. The message is for people: Japanese, then English.
  final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooLarge(String message) {
      super(message);
    }

    /// More rows than are taken at once.
    public static TooLarge rows() {
      return new TooLarge("行が多すぎます（%d行まで） / more than %d rows".formatted(MOST_ROWS, MOST_ROWS));
    }
  }
}
