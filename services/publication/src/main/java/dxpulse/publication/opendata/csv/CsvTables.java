package dxpulse.publication.opendata.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dxpulse.infra.workbook.Harmless;
import dxpulse.publication.opendata.Column;
import dxpulse.publication.opendata.Sdmx;
import dxpulse.publication.opendata.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tables as CSV by RFC 4180: a heading, CRLF at the end of lines. A text that a spreadsheet would
/// run as a formula gets an apostrophe before it.
public final class CsvTables {
  private static final int UNIT = Sdmx.HEADING.indexOf("UNIT_MEASURE");

  private CsvTables() {}

  public static String csv(Table table) {
    return csv(table.dataset().columns(), table.rows().stream().map(Table.Row::values).toList());
  }

  /// @param rows values in the order of the columns
  public static String csv(
      List<? extends Column<?>> columns, List<? extends List<@Nullable Object>> rows) {
    List<List<String>> records = new ArrayList<>();
    records.add(columns.stream().map(Column::name).toList());
    for (List<@Nullable Object> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int at = 0; at < columns.size(); at++) {
        cells.add(cell(columns.get(at).kind(), row.get(at)));
      }
      records.add(cells);
    }
    return written(records);
  }

  /// SDMX-CSV 2.0: one observation in a line, its dimensions first.
  public static String sdmx(Table table) {
    return sdmx(Sdmx.observations(table).toList());
  }

  /// @param observations in the order of [Sdmx#HEADING]
  public static String sdmx(List<List<String>> observations) {
    List<List<String>> records = new ArrayList<>();
    records.add(Sdmx.HEADING);
    observations.stream().map(CsvTables::harmless).forEach(records::add);
    return written(records);
  }

  /// A unit is the only text among codes and figures.
  private static List<String> harmless(List<String> observation) {
    List<String> cells = new ArrayList<>(observation);
    cells.set(UNIT, Harmless.made(cells.get(UNIT)));
    return cells;
  }

  private static String written(List<List<String>> records) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      records.forEach(csv::writeRecord);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String cell(Column.Kind kind, @Nullable Object value) {
    String text = Table.text(value).orElse("");
    return kind == Column.Kind.TEXT ? Harmless.made(text) : text;
  }
}
