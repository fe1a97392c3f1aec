package dxpulse.ingestion.round.workbook;

import dxpulse.ingestion.round.BoardFile;
import dxpulse.ingestion.round.BoardTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes each table as a sheet.
public final class BoardWorkbook implements BoardFile {
  private static final String HEADING = "D9E8F5";
  private static final int WIDTH = 18;
  private static final int LONGEST_CELL = 32_767;

  @Override
  public byte[] written(List<BoardTable> tables) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "DX Pulse", "1.0")) {
      tables.forEach(table -> fill(book.newWorksheet(table.name()), table));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void fill(Worksheet sheet, BoardTable table) {
    int columns = table.headings().size();
    for (int at = 0; at < columns; at++) {
      sheet.width(at, WIDTH);
      sheet.value(0, at, table.headings().get(at));
    }
    sheet.range(0, 0, 0, columns - 1).style().bold().fillColor(HEADING).wrapText(true).set();
    sheet.freezePane(0, 1);
    int row = 1;
    for (List<BoardTable.Cell> cells : table.rows()) {
      for (int at = 0; at < cells.size(); at++) {
        BoardTable.Cell cell = cells.get(at);
        if (cell.number() != null) {
          sheet.value(row, at, cell.number());
        } else if (cell.text() != null) {
          // Texts stay texts, whatever sign they begin with: nothing here is a formula.
          String text = cell.text();
          sheet.value(row, at, text.substring(0, Math.min(text.length(), LONGEST_CELL)));
        }
      }
      row++;
    }
  }
}
