package dxpulse.ingestion.upload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes tables of files, line by line: a file is never in memory as a whole.
public interface TableReader {
  /// Rows that one file may have.
  int MOST_ROWS = 100_000;

  /// Columns that one file may have.
  int MOST_COLUMNS = 100;

  /// Characters of one cell: as many as a spreadsheet's takes.
  int LONGEST_CELL = 32_767;

  /// Lines above the headings, such as titles, that are skipped at most.
  int MOST_ABOVE = 20;

  /// How many bytes from a file's beginning tell its kind.
  int BEGINNING = 8;

  /// Whether the bytes begin a file of its kind.
  boolean recognises(byte[] beginning);

  /// @throws NotATable when the file is of another kind, or broken
  /// @throws TooMany when it holds more rows than are taken
  Opened open(Path file) throws IOException;

  /// A file that is being read.
  interface Opened extends Closeable {
    Facts facts();

    /// Reads a long file to its end and hands nothing out, so that one which breaks in the middle
    /// is known before any of it is used.
    void readThrough() throws IOException;

    /// Lines below the headings, each once, with blank ones left out. A file that breaks in the
    /// middle throws [NotATable].
    Iterator<Table.Line> lines();

    /// The share of the file that was read, from 0 to 1.
    double progress();
  }

  /// What is known of a file before its rows are read.
  ///
  /// @param format CSV or XLSX
  /// @param encoding how its text was encoded
  /// @param sheet of a workbook
  /// @param headingLine the line that names the columns, from 1
  /// @param notes what was understood, and what was left out; each Japanese, then English
  /// @param above lines above the headings that say something
  /// @param traits what makes it hard to read for machines
  record Facts(
      String format,
      String encoding,
      @Nullable String sheet,
      long headingLine,
      List<String> headings,
      List<String> notes,
      int above,
      Set<Trait> traits) {
    public Facts {
      headings = List.copyOf(headings);
      notes = List.copyOf(notes);
      traits = Set.copyOf(traits);
    }
  }

  /// How a file is made that nobody sees in its rows.
  enum Trait {
    HIDDEN_COLUMNS,
    HEADINGS_OVER_LINES,
    /// There are pictures, charts or comments in it.
    OBJECTS
  }

  /// A reader that leaves each file to the first of these that recognises it.
  static TableReader firstOf(TableReader... readers) {
    return new TableReader() {
      @Override
      public boolean recognises(byte[] beginning) {
        return Stream.of(readers).anyMatch(each -> each.recognises(beginning));
      }

      @Override
      public Opened open(Path file) throws IOException {
        byte[] beginning;
        try (var in = Files.newInputStream(file)) {
          beginning = in.readNBytes(BEGINNING);
        }
        for (TableReader each : readers) {
          if (each.recognises(beginning)) {
            return each.open(file);
          }
        }
        throw new NotATable("CSVでもExcelブック（.xlsx）でもありません / neither CSV nor an Excel workbook");
      }
    };
  }

  /// The file cannot be used as a whole. The message is for people: Japanese, then English.
  final class NotATable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotATable(String message) {
      super(message);
    }
  }

  /// The file holds more than is taken at once. The message is for people: Japanese, then English.
  final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooMany(String message) {
      super(message);
    }

    public static TooMany rows() {
      return new TooMany("行が多すぎます（%d行まで） / more than %d rows".formatted(MOST_ROWS, MOST_ROWS));
    }
  }
}
