package dxpulse.indicator.catalogue.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dxpulse.indicator.catalogue.sheet.CatalogueFile;
import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetWriters.SheetWriter;
import dxpulse.infra.workbook.Harmless;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes CSV files that spreadsheets open as they are.
public final class CsvTemplate implements SheetWriter {
  private final Charset charset;

  private CsvTemplate(Charset charset) {
    this.charset = charset;
  }

  /// In UTF-8, with the mark by which Excel knows it.
  public static CsvTemplate utf8() {
    return new CsvTemplate(StandardCharsets.UTF_8);
  }

  /// In the Windows form of Shift_JIS. What that cannot write is left blank, which changes nothing
  /// when the file comes back, and a note names the cells.
  public static CsvTemplate cp932() {
    return new CsvTemplate(CsvSheets.CP932);
  }

  @Override
  public byte[] written(List<List<SheetCell>> rows) {
    List<List<String>> fields = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (List<SheetCell> row : rows) {
      List<String> line = new ArrayList<>();
      for (SheetCell cell : row) {
        String field = field(cell);
        if (!comesBack(field)) {
          // One note more stands above all rows but the headings.
          left.add(Sheet.place(line.size(), fields.size() + 2));
          field = "";
        }
        line.add(field);
      }
      fields.add(line);
    }
    if (!left.isEmpty()) {
      fields.add(
          CatalogueFile.ROWS_ABOVE - 2,
          List.of("# CP932で書けない文字があるため空欄にしたセル（空欄は変更なし）: " + String.join(", ", left)));
    }
    return encoded(fields);
  }

  /// Whether a text is the same when it is read again. Windows writes some signs, such as ¥ and ·,
  /// as others: an encoder can write them, and they are lost.
  private boolean comesBack(String field) {
    return new String(field.getBytes(charset), charset).equals(field);
  }

  private byte[] encoded(List<List<String>> fields) {
    StringWriter text = new StringWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      fields.forEach(writer::writeRecord);
      writer.flush();
      if (charset.equals(StandardCharsets.UTF_8)) {
        bytes.write(CsvSheets.UTF8_MARK);
      }
      bytes.write(text.toString().getBytes(charset));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// A number is a number, even below zero.
  private static String field(SheetCell cell) {
    return cell instanceof SheetCell.Figure ? cell.text() : Harmless.made(cell.text());
  }
}
