package dxpulse.ingestion.feed.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.Answer.Unusable;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.AnswerText;
import dxpulse.ingestion.feed.FeedFault;
import dxpulse.ingestion.feed.Format;
import dxpulse.ingestion.feed.Headings;
import dxpulse.ingestion.feed.Layout;
import dxpulse.ingestion.feed.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads CSV: plain tables, answers of e-Stat, and SDMX-CSV 1.0 and 2.x.
public final class CsvAnswers implements Answer.Reader {
  private static final int MOST_COLUMNS = 2_000;
  private static final int BEGINNING = 200_000;
  private static final int MOST_LINES = 2_000;
  private static final Set<String> STRUCTURES =
      Set.of("DATAFLOW", "DATASTRUCTURE", "DATAPROVISION");
  private static final Set<String> TAKEN = Set.of("I", "A", "M", "R");

  private final AnswerLimits limits;

  public CsvAnswers(AnswerLimits limits) {
    this.limits = limits;
  }

  @Override
  public Answer read(byte[] content, Format format, Layout layout) {
    limits.checkBytes(content.length);
    return read(AnswerText.of(content, layout.encoding(), true), format, layout);
  }

  @Override
  public Answer beginning(byte[] content, Format format, Layout layout) {
    AnswerText text = AnswerText.beginning(content, layout.encoding(), true, BEGINNING);
    return read(new AnswerText(wholeLines(text.text()), text.encoding()), format, layout);
  }

  /// Up to the end of the last line that is there as a whole: a line may go on within quotes.
  private static String wholeLines(String text) {
    boolean quoted = false;
    int lines = 0;
    int end = 0;
    for (int i = 0; i < text.length() && lines < MOST_LINES; i++) {
      char each = text.charAt(i);
      quoted = quoted != (each == '"');
      if (each == '\n' && !quoted) {
        end = i + 1;
        lines++;
      }
    }
    return text.substring(0, end);
  }

  private Answer read(AnswerText text, Format format, Layout layout) {
    List<CsvRecord> lines = lines(text.text(), layout);
    return new Answer(
        switch (format) {
          case CSV -> plain(lines, layout);
          case ESTAT_CSV -> estat(lines);
          case SDMX_CSV -> sdmx(lines);
          case XLSX, JSON, ESTAT_JSON, SDMX_JSON, CKAN ->
              throw new IllegalArgumentException(format + " is no CSV");
        },
        text.encoding());
  }

  private List<CsvRecord> lines(String text, Layout layout) {
    if (text.indexOf('\0') >= 0) {
      throw new Unusable("CSVではありません / not CSV: it holds binary data");
    }
    String separator = layout.separator() == null ? "," : layout.separator();
    List<CsvRecord> lines = new ArrayList<>();
    long cells = 0;
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      for (CsvRecord each : records) {
        if (each.getFieldCount() > MOST_COLUMNS) {
          throw new Unusable(
              "列が多すぎます（%d列まで） / more than %d columns".formatted(MOST_COLUMNS, MOST_COLUMNS));
        }
        cells += each.getFieldCount();
        limits.checkCells(cells);
        lines.add(each);
      }
    } catch (CsvParseException broken) {
      throw new Unusable("CSVとして読めません / not readable as CSV: " + broken.getMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return lines;
  }

  private List<Row> plain(List<CsvRecord> lines, Layout layout) {
    List<String> headings = List.of();
    AnswerLimits.Gathering rows = limits.gathering();
    for (CsvRecord line : lines) {
      if (line.getStartingLineNumber() == layout.heading()) {
        headings = headings(line);
      } else if (line.getStartingLineNumber() >= layout.first()) {
        rows.add(row(line, headings));
      }
    }
    if (headings.isEmpty()) {
      throw new Unusable(
          "%d行目に見出しがありません / no headings in line %d".formatted(layout.heading(), layout.heading()));
    }
    return rows.rows();
  }

  private static List<String> headings(CsvRecord line) {
    return Headings.of(line.getFields());
  }

  private static Row row(CsvRecord line, List<String> headings) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      cells.put(headings.get(i), i < line.getFieldCount() ? line.getField(i) : "");
    }
    cells.remove("");
    String place = place(line);
    return line.getFieldCount() == headings.size()
        ? new Row(place, cells)
        : new Row(
            place,
            cells,
            new FeedFault(
                place,
                "",
                "WRONG_NUMBER_OF_CELLS",
                "列の数が見出しと違います（途中で切れているかもしれません）"
                    + " / another number of cells than headings; the file may be cut off",
                Integer.toString(line.getFieldCount()),
                Integer.toString(headings.size())));
  }

  private static String place(CsvRecord line) {
    return line.getStartingLineNumber() + "行目";
  }

  /// `STATUS` and other members one a line, then `VALUE`, then a table; or the table alone.
  private List<Row> estat(List<CsvRecord> lines) {
    List<String> headings = List.of();
    AnswerLimits.Gathering rows = limits.gathering();
    for (CsvRecord line : lines) {
      String first = line.getField(0);
      if (!headings.isEmpty()) {
        Row row = row(line, headings);
        rows.add(row);
      } else if (first.equals("STATUS")) {
        refuseStatus(line.getField(1), lines);
      } else if (first.equals("NEXT_KEY") && line.getFieldCount() > 1) {
        throw incomplete();
      } else if (line.getFields().contains("value") && line.getFields().contains("unit")) {
        headings = headings(line);
      }
    }
    if (headings.isEmpty()) {
      throw new Unusable("e-Statの表がありません / no table of e-Stat");
    }
    return rows.rows();
  }

  private static void refuseStatus(String status, List<CsvRecord> lines) {
    if (!status.equals("0") && !status.equals("2")) {
      String message =
          lines.stream()
              .filter(line -> line.getField(0).equals("ERROR_MSG") && line.getFieldCount() > 1)
              .map(line -> line.getField(1))
              .findFirst()
              .orElse("");
      throw new Unusable("e-Stat %s: %s / e-Stat answers %s".formatted(status, message, status));
    }
  }

  private static Unusable incomplete() {
    return new Unusable("続きがあります（一度に全件を取得する条件にしてください） / the answer goes on: narrow the query");
  }

  private List<Row> sdmx(List<CsvRecord> lines) {
    if (lines.isEmpty()) {
      throw new Unusable("中身がありません / the answer is empty");
    }
    List<String> titles = lines.getFirst().getFields();
    if (!Set.of("DATAFLOW", "STRUCTURE").contains(titles.getFirst())) {
      throw new Unusable(
          "SDMX-CSVではありません（最初の列は DATAFLOW か STRUCTURE） / the first column is neither DATAFLOW nor STRUCTURE");
    }
    boolean labels = titles.stream().anyMatch(title -> title.contains(": "));
    List<String> headings = Headings.of(titles.stream().map(title -> id(title, labels)).toList());
    AnswerLimits.Gathering rows = limits.gathering();
    for (CsvRecord line : lines.subList(1, lines.size())) {
      Row row = row(line, headings);
      Map<String, String> cells = new LinkedHashMap<>();
      row.cells().forEach((name, cell) -> cells.put(name, id(cell, labels)));
      FeedFault fault = row.fault() == null ? sdmxFault(line, cells) : row.fault();
      rows.add(new Row(row.place(), cells, fault));
    }
    return rows.rows();
  }

  private static @Nullable FeedFault sdmxFault(CsvRecord line, Map<String, String> cells) {
    String structure = cells.get("STRUCTURE");
    if (structure != null && !STRUCTURES.contains(structure.toUpperCase(java.util.Locale.ROOT))) {
      return new FeedFault(
          place(line),
          "STRUCTURE",
          "UNKNOWN_STRUCTURE",
          "SDMXの構造の種類ではありません / no kind of SDMX structure",
          structure,
          "dataflow, datastructure, dataprovision");
    }
    String action = cells.getOrDefault("ACTION", "I");
    if (!action.isEmpty() && !TAKEN.contains(action)) {
      boolean deletes = action.equals("D");
      return new FeedFault(
          place(line),
          "ACTION",
          deletes ? "DELETION" : "UNKNOWN_ACTION",
          deletes
              ? "値の削除は受け付けません。取り消しは指標のページで行います / values are not deleted by a feed"
              : "SDMXの処理の種類ではありません / no SDMX action",
          action,
          "I, A, M, R");
    }
    return null;
  }

  private static String id(String text, boolean labels) {
    int colon = labels ? text.indexOf(": ") : -1;
    return colon < 0 ? text : text.substring(0, colon);
  }
}
