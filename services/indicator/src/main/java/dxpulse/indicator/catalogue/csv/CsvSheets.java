package dxpulse.indicator.catalogue.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.infra.workbook.Harmless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV files as spreadsheets write them: UTF-8 with or without a byte-order mark, else the
/// Windows form of Shift_JIS.
public final class CsvSheets implements SheetReader {
  static final Charset CP932 = Charset.forName("windows-31j");
  static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /// Whatever is nothing else may be a text.
  @Override
  public boolean recognises(byte[] content) {
    return true;
  }

  @Override
  public Sheet read(byte[] content) {
    for (byte each : content) {
      if (each == 0) {
        throw new NotASheet(
            "CSVでもExcelブック（.xlsx）でもありません。UTF-16の場合は「CSV UTF-8」で保存してください / neither CSV in"
                + " UTF-8 or CP932 nor an Excel workbook");
      }
    }
    return sheet(text(content));
  }

  private static Sheet sheet(String text) {
    List<Sheet.Row> rows = new ArrayList<>();
    int number = 0;
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      for (CsvRecord each : records) {
        // A spreadsheet counts rows, however many lines a cell has.
        number++;
        if (each.getFieldCount() > MOST_COLUMNS) {
          throw new NotASheet(
              "%d行目の列が多すぎます（%d列まで） / row %d: more than %d columns"
                  .formatted(number, MOST_COLUMNS, number, MOST_COLUMNS));
        }
        Sheet.Row row =
            new Sheet.Row(number, each.getFields().stream().map(CsvSheets::cell).toList());
        if (!row.isBlank()) {
          rows.add(row);
        }
        if (rows.size() > MOST_READ) {
          throw TooLarge.rows();
        }
      }
    } catch (CsvParseException broken) {
      throw new NotASheet("CSVとして読めません / not readable as CSV: " + broken.getMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Sheet(rows);
  }

  private static SheetCell cell(String field) {
    return new SheetCell.Text(Harmless.undone(field));
  }

  private static String text(byte[] content) {
    int from = hasMark(content) ? UTF8_MARK.length : 0;
    try {
      return strictly(content, from, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      try {
        return strictly(content, from, CP932);
      } catch (CharacterCodingException neither) {
        throw new NotASheet("文字コードはUTF-8かCP932（Shift_JIS）にしてください / neither UTF-8 nor CP932 text");
      }
    }
  }

  private static String strictly(byte[] content, int from, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(content, from, content.length - from))
        .toString();
  }

  private static boolean hasMark(byte[] content) {
    return content.length >= UTF8_MARK.length
        && ByteBuffer.wrap(content, 0, UTF8_MARK.length).equals(ByteBuffer.wrap(UTF8_MARK));
  }
}
