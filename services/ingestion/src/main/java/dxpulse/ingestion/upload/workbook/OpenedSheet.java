package dxpulse.ingestion.upload.workbook;

import dxpulse.infra.workbook.Survey;
import dxpulse.ingestion.upload.ReadAhead;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.Table.Kind;
import dxpulse.ingestion.upload.Table.Remark;
import dxpulse.ingestion.upload.TableReader;
import dxpulse.ingestion.upload.TableReader.Facts;
import dxpulse.ingestion.upload.TableReader.NotATable;
import dxpulse.ingestion.upload.TableReader.TooMany;
import dxpulse.ingestion.upload.TakeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// The rows of a sheet, one after the other.
final class OpenedSheet implements TableReader.Opened {
  private final ReadableWorkbook book;
  private final Sheet sheet;
  private final Survey.Layout layout;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final Merged merged;
  private final int lastHeading;
  private final Facts facts;
  private final int expected;
  private int last;
  private int read;

  OpenedSheet(
      ReadableWorkbook book, Sheet sheet, Survey.Layout layout, int lastHeading, Facts facts)
      throws IOException {
    this.book = book;
    this.sheet = sheet;
    this.layout = layout;
    this.lastHeading = lastHeading;
    this.facts = facts;
    expected = Math.max(1, layout.rows());
    merged = new Merged(layout.merged());
    stream = sheet.openStream();
    rows = stream.iterator();
  }

  private Table.@Nullable Line next() {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        // A row without a number follows the one before.
        last = Math.max(row.getRowNum(), last + 1);
        List<Remark> remarks = new ArrayList<>();
        if (isWide(row)) {
          throw wide(last);
        }
        List<String> cells = cells(row, remarks);
        boolean blank = cells.stream().allMatch(String::isBlank);
        while (cells.size() < merged.widest()) {
          cells.add("");
        }
        merged.fill(last, cells, remarks);
        if (blank || last <= lastHeading) {
          continue;
        }
        if (row.isHidden()) {
          remarks.add(new Remark(Remark.ROW, Kind.HIDDEN_ROW, ""));
        }
        read++;
        if (read > TableReader.MOST_ROWS) {
          throw TooMany.rows();
        }
        return new Table.Line(last, cells, remarks);
      }
      return null;
    } catch (NotATable | TooMany told) {
      throw told;
    } catch (RuntimeException broken) {
      throw WorkbookTables.unreadable(broken);
    }
  }

  /// The cells in columns that are read.
  static List<String> cells(Row row, List<Remark> remarks) {
    List<String> cells = new ArrayList<>();
    for (int at = 0; at < Math.min(row.getCellCount(), TableReader.MOST_COLUMNS); at++) {
      cells.add(text(row, at, remarks));
    }
    return cells;
  }

  private static String text(Row row, int at, List<Remark> remarks) {
    Cell cell = row.getCell(at);
    // A place that the file leaves out.
    return cell == null ? "" : WorkbookCell.text(cell, at, remarks);
  }

  /// Whether it says something in a column that is not read.
  static boolean isWide(Row row) {
    for (int at = TableReader.MOST_COLUMNS; at < row.getCellCount(); at++) {
      if (!text(row, at, new ArrayList<>()).isBlank()) {
        return true;
      }
    }
    return false;
  }

  static NotATable wide(int row) {
    return new NotATable(
        "%d行目の列が多すぎます（%d列まで） / row %d: more than %d columns"
            .formatted(row, TableReader.MOST_COLUMNS, row, TableReader.MOST_COLUMNS));
  }

  @Override
  public void readThrough() throws IOException {
    // A shorter one is taken as a whole anyway.
    if (expected > TakeFile.PART) {
      OpenedSheet once = new OpenedSheet(book, sheet, layout, lastHeading, facts);
      try {
        once.lines().forEachRemaining(line -> {});
      } finally {
        once.stream.close();
      }
    }
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public Iterator<Table.Line> lines() {
    return new ReadAhead() {
      @Override
      protected Table.@Nullable Line read() {
        return OpenedSheet.this.next();
      }
    };
  }

  @Override
  public double progress() {
    return Math.min(1, (double) last / expected);
  }

  @Override
  public void close() throws IOException {
    stream.close();
    book.close();
  }
}
