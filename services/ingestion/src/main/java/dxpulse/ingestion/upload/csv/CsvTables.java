package dxpulse.ingestion.upload.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.TableReader;
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
/// Windows form of Shift_JIS, which alone knows ① and 髙.
public final class CsvTables implements TableReader {
  private static final int MOST_COLUMNS = 100;
  private static final Charset CP932 = Charset.forName("windows-31j");
  private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  @Override
  public Table read(byte[] content, int mostRows) {
    if (startsWith(content, OLD_EXCEL) || startsWith(content, ZIP)) {
      throw new NotATable(
          "Excelブックはまだ受け付けていません。「CSV UTF-8」で保存してください / Excel workbooks are not accepted: save as CSV");
    }
    for (byte each : content) {
      if (each == 0) {
        throw new NotATable("CSVではありません / not a CSV file: it holds binary data");
      }
    }
    if (startsWith(content, UTF8_MARK)) {
      int length = UTF8_MARK.length;
      return table(
          decode(ByteBuffer.wrap(content, length, content.length - length), StandardCharsets.UTF_8),
          "UTF-8 (BOM)",
          mostRows);
    }
    try {
      return table(strictly(ByteBuffer.wrap(content), StandardCharsets.UTF_8), "UTF-8", mostRows);
    } catch (CharacterCodingException notUtf8) {
      return table(decode(ByteBuffer.wrap(content), CP932), "CP932", mostRows);
    }
  }

  private static Table table(String text, String encoding, int mostRows) {
    List<String> headings = List.of();
    List<Table.Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      for (CsvRecord each : records) {
        if (each.getFieldCount() > MOST_COLUMNS) {
          throw new NotATable(
              "%d行目の列が多すぎます（%d列まで） / line %d: more than %d columns"
                  .formatted(
                      each.getStartingLineNumber(),
                      MOST_COLUMNS,
                      each.getStartingLineNumber(),
                      MOST_COLUMNS));
        }
        if (lines.size() > mostRows) {
          break;
        }
        if (headings.isEmpty()) {
          headings = each.getFields();
        } else {
          lines.add(new Table.Line(each.getStartingLineNumber(), each.getFields()));
        }
      }
    } catch (CsvParseException broken) {
      throw new NotATable("CSVとして読めません / not readable as CSV: " + broken.getMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Table(encoding, headings, lines);
  }

  private static String decode(ByteBuffer content, Charset charset) {
    try {
      return strictly(content, charset);
    } catch (CharacterCodingException neither) {
      throw new NotATable("文字コードはUTF-8かCP932にしてください / neither UTF-8 nor CP932 text");
    }
  }

  private static String strictly(ByteBuffer content, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(content)
        .toString();
  }

  private static boolean startsWith(byte[] content, byte[] beginning) {
    return content.length >= beginning.length
        && ByteBuffer.wrap(content, 0, beginning.length).equals(ByteBuffer.wrap(beginning));
  }
}
