package dxpulse.indicator.catalogue.workbook;

import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.infra.workbook.Books;
import dxpulse.infra.workbook.Guard;
import dxpulse.infra.workbook.Limits;
import dxpulse.infra.workbook.WorkbookRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// Reads the first sheet of Excel workbooks (.xlsx).
public final class WorkbookSheets implements SheetReader {
  private static final int LONGEST_HEADER = 8;
  private static final Limits LIMITS = new Limits(1000, 20_000_000, 40_000_000, 100_000, 500_000);

  @Override
  public boolean recognises(byte[] content) {
    return content.length >= LONGEST_HEADER
        && (ReadableWorkbook.isOOXMLZipHeader(content) || ReadableWorkbook.isOLE2Header(content));
  }

  @Override
  public Sheet read(byte[] content) {
    if (ReadableWorkbook.isOLE2Header(content)) {
      throw new NotASheet(
          "パスワード付きのブックと古い形式（.xls）は読めません。パスワードを外し、.xlsx で保存してください / a workbook with a"
              + " password or of the old kind (.xls) cannot be read");
    }
    try {
      var _ = Guard.check(content, LIMITS);
      try (ReadableWorkbook book = Books.open(() -> new ByteArrayInputStream(content))) {
        return sheet(book);
      }
    } catch (NotASheet | TooLarge told) {
      throw told;
    } catch (WorkbookRefused.Crafted crafted) {
      throw new NotASheet(
          "Excelブックとして正しくありません / not a sound Excel workbook: it holds " + crafted.getMessage());
    } catch (WorkbookRefused.TooLarge bomb) {
      throw new TooLarge(
          "展開すると大きすぎるブックです。指標のシートだけにしてください / the workbook unpacks to more than is taken");
    } catch (IOException | RuntimeException broken) {
      throw new NotASheet(
          "Excelブック（.xlsx）として読めません / not readable as an Excel workbook: " + broken.getMessage());
    }
  }

  private static Sheet sheet(ReadableWorkbook book) throws IOException {
    List<Sheet.Row> rows = new ArrayList<>();
    int last = 0;
    try (Stream<Row> stream = book.getFirstSheet().openStream()) {
      for (Row each : (Iterable<Row>) stream::iterator) {
        // A row without a number follows the one before.
        last = Math.max(each.getRowNum(), last + 1);
        Sheet.Row row = new Sheet.Row(last, cells(each, last));
        if (!row.isBlank()) {
          rows.add(row);
        }
        if (rows.size() > MOST_READ) {
          throw TooLarge.rows();
        }
      }
    }
    return new Sheet(rows);
  }

  private static List<SheetCell> cells(Row row, int number) {
    List<SheetCell> cells = new ArrayList<>();
    for (int at = 0; at < row.getCellCount(); at++) {
      Cell cell = row.getCell(at);
      // A place that the file leaves out.
      SheetCell content = cell == null ? SheetCell.BLANK : CellText.of(cell);
      if (at < MOST_COLUMNS) {
        cells.add(content);
      } else if (!content.isBlank()) {
        throw new NotASheet(
            "%d行目の列が多すぎます（%d列まで） / row %d: more than %d columns"
                .formatted(number, MOST_COLUMNS, number, MOST_COLUMNS));
      }
    }
    return cells;
  }
}
