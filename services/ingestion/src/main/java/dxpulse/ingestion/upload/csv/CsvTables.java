package dxpulse.ingestion.upload.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dxpulse.ingestion.upload.Heading;
import dxpulse.ingestion.upload.ReadAhead;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.TableReader;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads CSV files as spreadsheets write them: UTF-8 or UTF-16 with a byte-order mark, UTF-8
/// without, else the Windows form of Shift_JIS, which alone knows ① and 髙.
///
/// A file is gone through once before its rows are handed out: one that breaks off, or turns into
/// something else in the middle, is refused as a whole.
public final class CsvTables implements TableReader {
  // A quote takes two characters of a cell between quotes.
  private static final int MOST_BUFFERED = 4 * LONGEST_CELL;
  private static final Pattern LINE = Pattern.compile("line (\\d+)");
  private static final int CHARACTERS_OF_PROOF = 3;
  private static final Charset CP932 = Charset.forName("windows-31j");

  /// A way of writing text, with the mark that tells it.
  private record Encoding(String name, Charset charset, byte... mark) {
    boolean begins(byte[] content) {
      if (content.length < mark.length) {
        return false;
      }
      for (int at = 0; at < mark.length; at++) {
        if (content[at] != mark[at]) {
          return false;
        }
      }
      return true;
    }
  }

  private static final Encoding UTF8 = new Encoding("UTF-8", StandardCharsets.UTF_8);
  private static final Encoding WINDOWS = new Encoding("CP932", CP932);
  private static final List<Encoding> MARKED =
      List.of(
          new Encoding(
              "UTF-8 (BOM)", StandardCharsets.UTF_8, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF),
          new Encoding("UTF-16LE (BOM)", StandardCharsets.UTF_16LE, (byte) 0xFF, (byte) 0xFE),
          new Encoding("UTF-16BE (BOM)", StandardCharsets.UTF_16BE, (byte) 0xFE, (byte) 0xFF));

  @Override
  public boolean recognises(byte[] beginning) {
    return true;
  }

  @Override
  public Opened open(Path file) throws IOException {
    Heads heads = looked(file);
    Encoding encoding = heads.encoding;
    List<String> notes = new ArrayList<>();
    notes.add("文字コードは%sです / the encoding is %s".formatted(encoding.name(), encoding.name()));
    if (heads.doubtful) {
      notes.add(
          "半角カナばかりです。文字化けしていないか確かめてください / almost nothing but half-width katakana: make sure that it is not garbled");
    }
    if (heads.above > 0) {
      notes.add(
          "見出しより上の%d行は読みませんでした / lines above the headings that were not read: %d"
              .formatted(heads.above, heads.above));
    }
    if (heads.tabs) {
      notes.add("タブ区切りとして読みました / read as separated by tabs");
    }
    Facts facts =
        new Facts(
            "CSV", encoding.name(), null, heads.line, heads.headings, notes, heads.above, Set.of());
    return new OpenedCsv(file, heads, facts);
  }

  /// Goes through a file in the encoding that it is in, which is found by trying: what is not
  /// written in one breaks off, most often in the headings.
  private static Heads looked(Path file) throws IOException {
    byte[] beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = in.readNBytes(BEGINNING);
    }
    for (Encoding marked : MARKED) {
      if (marked.begins(beginning)) {
        try {
          return lookThrough(file, marked);
        } catch (CharacterCodingException another) {
          throw new NotATable(
              "%sの印がありますが、その文字コードとして読めません / marked as %s, and not readable as such"
                  .formatted(marked.name(), marked.name()));
        }
      }
    }
    try {
      return lookThrough(file, UTF8);
    } catch (CharacterCodingException another) {
      if (beginsAsUtf8(file)) {
        throw new NotATable(
            "UTF-8の途中に、読めない文字があります。ファイルが壊れているか、途中で切れています / UTF-8 with a character that is broken: the file is damaged or cut off");
      }
    }
    try {
      return lookThrough(file, WINDOWS);
    } catch (CharacterCodingException another) {
      // None that is known.
    }
    throw new NotATable("文字コードはUTF-8、UTF-16（BOM付き）かCP932にしてください / neither UTF-8 nor CP932 text");
  }

  /// Whether the first characters beyond ASCII are of three bytes in UTF-8, as Japanese is. One
  /// such may be a rare character of CP932 and half of another; several in a row are not.
  private static boolean beginsAsUtf8(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int found = 0; found < CHARACTERS_OF_PROOF; found++) {
        int first = in.read();
        while (first >= 0 && first < 0x80) {
          first = in.read();
        }
        boolean isOne =
            (first & 0xF0) == 0xE0 && (in.read() & 0xC0) == 0x80 && (in.read() & 0xC0) == 0x80;
        if (!isOne) {
          return false;
        }
      }
      return true;
    }
  }

  /// Text that is none when it holds what no spreadsheet writes.
  private static final class Printable extends FilterReader {
    private static final char ESCAPE = 0x1B;
    private static final char FIRST_HALF_WIDTH = '\uFF61';
    private static final char LAST_HALF_WIDTH = '\uFF9F';
    private int halfWidth;
    private int others;

    Printable(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      for (int at = offset; at < offset + read; at++) {
        if (into[at] == 0) {
          throw new NotATable("CSVではありません / not a CSV file: it holds binary data");
        }
        if (into[at] == ESCAPE) {
          throw new NotATable(
              "JISコード（ISO-2022-JP）は読めません。UTF-8かCP932で保存してください / ISO-2022-JP cannot be read: save it as UTF-8 or CP932");
        }
        if (into[at] >= FIRST_HALF_WIDTH && into[at] <= LAST_HALF_WIDTH) {
          halfWidth++;
        } else if (into[at] >= 0x80) {
          others++;
        }
      }
      return read;
    }

    /// Text of another encoding, such as EUC-JP, that is read as CP932 is hardly anything else.
    boolean isMostlyHalfWidth() {
      return halfWidth > others;
    }
  }

  private static Reader text(InputStream in, Encoding encoding) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 65_536);
    buffered.skipNBytes(encoding.mark().length);
    return new InputStreamReader(
        buffered,
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static CsvReader<CsvRecord> records(Reader text, boolean tabs) {
    return CsvReader.builder()
        .fieldSeparator(tabs ? '\t' : ',')
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowUnclosedQuote(false)
        .maxBufferSize(MOST_BUFFERED)
        .ofCsvRecord(text);
  }

  /// Where the headings are.
  private static final class Heads {
    private final Encoding encoding;
    private List<String> headings = List.of();
    private long line = 1;
    private int above;
    private boolean tabs;
    private boolean doubtful;

    Heads(Encoding encoding) {
      this.encoding = encoding;
    }
  }

  /// @throws CharacterCodingException when the file is written in another encoding
  private static Heads lookThrough(Path file, Encoding encoding) throws IOException {
    Heads heads = new Heads(encoding);
    heads.tabs = isSeparatedByTabs(file, encoding);
    List<CsvRecord> first = new ArrayList<>();
    int rows = 0;
    Printable text = new Printable(text(Files.newInputStream(file), encoding));
    try (CsvReader<CsvRecord> records = records(text, heads.tabs)) {
      for (CsvRecord each : records) {
        if (each.getFieldCount() > MOST_COLUMNS) {
          throw tooManyColumns(each.getStartingLineNumber());
        }
        requireShortCells(each);
        if (isBlank(each)) {
          continue;
        }
        rows++;
        if (first.size() <= MOST_ABOVE) {
          first.add(each);
        }
        if (rows > MOST_ROWS + MOST_ABOVE + 1) {
          throw TooMany.rows();
        }
      }
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof CharacterCodingException another) {
        throw another;
      }
      throw broken(broken);
    } catch (CsvParseException broken) {
      throw broken(broken);
    }
    heads.doubtful = text.isMostlyHalfWidth();
    if (!first.isEmpty()) {
      heads.above = Heading.lineAmong(first.stream().map(CsvRecord::getFields).toList()).orElse(0);
      CsvRecord named = first.get(heads.above);
      heads.headings = named.getFields();
      heads.line = named.getStartingLineNumber();
    }
    if (rows - heads.above - 1 > MOST_ROWS) {
      throw TooMany.rows();
    }
    return heads;
  }

  /// As a spreadsheet writes "Unicode text": no commas, but tabs, in the first line that has
  /// either.
  private static boolean isSeparatedByTabs(Path file, Encoding encoding) throws IOException {
    try (Reader text = text(Files.newInputStream(file), encoding)) {
      char[] some = new char[4096];
      int read = text.read(some);
      String beginning = read < 0 ? "" : new String(some, 0, read);
      return beginning.indexOf('\t') >= 0 && beginning.indexOf(',') < 0;
    }
  }

  private static boolean isBlank(CsvRecord record) {
    return record.getFields().stream().allMatch(String::isBlank);
  }

  private static NotATable tooManyColumns(Object line) {
    return new NotATable(
        "%s行目の列が多すぎます（%d列まで） / line %s: more than %d columns"
            .formatted(line, MOST_COLUMNS, line, MOST_COLUMNS));
  }

  private static void requireShortCells(CsvRecord record) {
    for (int at = 0; at < record.getFieldCount(); at++) {
      if (record.getField(at).length() > LONGEST_CELL) {
        long line = record.getStartingLineNumber();
        throw new NotATable(
            "%d行目の%d列目の文字が多すぎます（%d文字まで） / line %d, column %d: more than %d characters"
                .formatted(line, at + 1, LONGEST_CELL, line, at + 1, LONGEST_CELL));
      }
    }
  }

  private static NotATable broken(RuntimeException why) {
    Throwable cause = why.getCause();
    if (cause instanceof NotATable told) {
      return told;
    }
    String said = why.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    Matcher line = LINE.matcher(said);
    String number = line.find() ? line.group(1) : "?";
    if (said.contains("fields")) {
      return tooManyColumns(number);
    }
    if (said.contains("buffer")) {
      return new NotATable(
          "%s行目に、%d文字より長いセルか、閉じていない引用符があります / line %s: a cell of more than %d characters, or a quote that is never closed"
              .formatted(number, LONGEST_CELL, number, LONGEST_CELL));
    }
    return new NotATable("CSVとして読めません / not readable as CSV: " + said);
  }

  private static final class OpenedCsv implements Opened {
    private final Facts facts;
    private final long size;
    private final Counted bytes;
    private final CsvReader<CsvRecord> records;
    private final Iterator<CsvRecord> rest;
    private final long headingLine;

    OpenedCsv(Path file, Heads heads, Facts facts) throws IOException {
      this.facts = facts;
      this.headingLine = heads.line;
      size = Math.max(1, Files.size(file));
      bytes = new Counted(Files.newInputStream(file));
      records = records(text(bytes, heads.encoding), heads.tabs);
      rest = records.iterator();
    }

    private Table.@Nullable Line read() {
      try {
        while (rest.hasNext()) {
          CsvRecord read = rest.next();
          if (read.getStartingLineNumber() > headingLine && !isBlank(read)) {
            return new Table.Line(read.getStartingLineNumber(), read.getFields());
          }
        }
        return null;
      } catch (CsvParseException | UncheckedIOException broken) {
        throw broken(broken);
      }
    }

    @Override
    public Facts facts() {
      return facts;
    }

    /// That was done when it was opened.
    @Override
    public void readThrough() {}

    @Override
    public Iterator<Table.Line> lines() {
      return new ReadAhead() {
        @Override
        protected Table.@Nullable Line read() {
          return OpenedCsv.this.read();
        }
      };
    }

    @Override
    public double progress() {
      return Math.min(1, (double) bytes.read / size);
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }

  private static final class Counted extends FilterInputStream {
    private volatile long read;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = super.read(into, offset, length);
      read += Math.max(0, some);
      return some;
    }
  }
}
