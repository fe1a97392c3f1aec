package dxpulse.ingestion.feed.workbook;

import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.Answer.Unusable;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.FeedFault;
import dxpulse.ingestion.feed.Format;
import dxpulse.ingestion.feed.Headings;
import dxpulse.ingestion.feed.Layout;
import dxpulse.ingestion.feed.Row;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads Excel workbooks (.xlsx) as uploads are read: cells as a person sees them, formulas by the
/// values that were saved. The first visible sheet counts.
public final class WorkbookAnswers implements Answer.Reader {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.,]+%?");

  private final TableReader workbooks;
  private final AnswerLimits limits;

  public WorkbookAnswers(TableReader workbooks, AnswerLimits limits) {
    this.workbooks = workbooks;
    this.limits = limits;
  }

  @Override
  public Answer read(byte[] content, Format format, Layout layout) {
    limits.checkBytes(content.length);
    if (!workbooks.recognises(content)) {
      throw new Unusable("Excelブック（.xlsx）ではありません / not an Excel workbook");
    }
    Path file = null;
    try {
      file = Files.createTempFile("dxpulse-feed", ".xlsx");
      Path _ = Files.write(file, content);
      try (TableReader.Opened opened = workbooks.open(file)) {
        return new Answer(rows(opened, layout), "XLSX");
      }
    } catch (TableReader.NotATable | TableReader.TooMany refused) {
      throw new Unusable(String.valueOf(refused.getMessage()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      forget(file);
    }
  }

  private static void forget(@Nullable Path file) {
    try {
      if (file != null) {
        Files.delete(file);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException(stays);
    }
  }

  /// Unless the definition says where they are, the headings are in the first row with a content.
  private List<Row> rows(TableReader.Opened opened, Layout layout) {
    TableReader.Facts facts = opened.facts();
    long heading = layout.headingLine() == null ? facts.headingLine() : layout.heading();
    long first = layout.firstRow() == null ? heading + 1 : layout.first();
    List<String> headings =
        heading == facts.headingLine() ? Headings.of(facts.headings()) : List.of();
    AnswerLimits.Gathering rows = limits.gathering();
    for (Iterator<Table.Line> lines = opened.lines(); lines.hasNext(); ) {
      Table.Line line = lines.next();
      if (line.number() == heading) {
        headings = Headings.of(line.cells());
      } else if (line.number() >= first && !headings.isEmpty()) {
        rows.add(row(line, headings));
      }
    }
    if (headings.isEmpty()) {
      throw new Unusable("%d行目に見出しがありません / no headings in line %d".formatted(heading, heading));
    }
    return rows.rows();
  }

  private static Row row(Table.Line line, List<String> headings) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      cells.put(headings.get(i), i < line.cells().size() ? line.cells().get(i) : "");
    }
    cells.remove("");
    String place = line.number() + "行目";
    return new Row(place, cells, merged(line, headings, place), hidden(line, place));
  }

  private static List<FeedFault> hidden(Table.Line line, String place) {
    return line.remarks().stream()
        .filter(remark -> remark.kind() == Table.Kind.HIDDEN_ROW)
        .map(remark ->
            new FeedFault(
                place, "行", "HIDDEN_ROW", "非表示の行です。読みました / a hidden row: it was read", null, null))
        .toList();
  }

  /// A number that several rows share would be counted once for each of them.
  private static @Nullable FeedFault merged(Table.Line line, List<String> headings, String place) {
    for (Table.Remark remark : line.remarks()) {
      int at = remark.column();
      if (remark.kind() == Table.Kind.MERGED
          && at >= 0
          && at < Math.min(headings.size(), line.cells().size())
          && NUMBER.matcher(line.cells().get(at).strip()).matches()) {
        return new FeedFault(
            place,
            headings.get(at),
            "MERGED_NUMBER",
            "数値のセルが結合されています。行ごとに書いてもらってください / a number in merged cells: which row has it?",
            line.cells().get(at),
            "行ごとの数値 / a number in each row");
      }
    }
    return null;
  }
}
