package dxpulse.ingestion.round.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dxpulse.infra.workbook.Harmless;
import dxpulse.ingestion.round.BoardFile;
import dxpulse.ingestion.round.BoardTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes tables one below the other, in UTF-8 with a byte order mark, without which Excel takes
/// Japanese for another encoding.
public final class BoardCsv implements BoardFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public byte[] written(List<BoardTable> tables) {
    StringWriter text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      for (BoardTable table : tables) {
        var _ = csv.writeRecord(table.headings());
        for (List<BoardTable.Cell> row : table.rows()) {
          List<String> fields = new ArrayList<>();
          row.forEach(cell -> fields.add(shown(cell)));
          var _ = csv.writeRecord(fields);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String shown(BoardTable.Cell cell) {
    if (cell.number() != null) {
      return cell.number().toPlainString();
    }
    return cell.text() == null ? "" : Harmless.made(cell.text());
  }
}
