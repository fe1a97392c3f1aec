package dxpulse.ingestion.upload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says of each row of a file as it came what became of it, to be mended and sent again as it is.
/// Rows keep their places, so that messages which name a line stay true.
public final class Annotating {
  /// The columns that are written beside those of the file, and ignored when they come back.
  public static final List<String> ADDED = List.of("結果 / Result", "メッセージ / Message");

  /// The hidden column beside them: which row in quarantine the row mends, wherever a person has
  /// moved it.
  public static final String MENDS = "DX Pulse 整理番号";

  // As earlier builds wrote them: their workbooks still come back.
  private static final Set<String> EARLIER = Set.of("結果", "メッセージ");

  private static final Pattern ROWS = Pattern.compile("[A-Z]+([0-9]{1,7}):[A-Z]+([0-9]{1,7})");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,10})?");

  private final TableReader.Opened opened;
  private final Heading heading;
  private final Map<Long, RowResult> results = new HashMap<>();
  private final boolean complete;
  private final String upload;
  private final List<Integer> kept = new ArrayList<>();
  // The last row of what was merged in a column.
  private final Map<Integer, Long> merged = new HashMap<>();

  /// How a cell is marked.
  public enum Mark {
    NONE,
    WARNING,
    FAULT
  }

  /// @param number the text, where it is plainly one and belongs to a column of figures
  /// @param rows over how many rows it is merged: a figure that was, still is, so that the same
  ///   file has the same outcome
  public record AnnotatedCell(
      String text, @Nullable BigDecimal number, Mark mark, @Nullable String message, int rows) {}

  /// @param message Japanese, then English
  /// @param mends the row in quarantine, of a row that was refused
  public record Row(
      long line,
      List<AnnotatedCell> cells,
      String outcome,
      String message,
      Mark mark,
      @Nullable String mends) {}

  public Annotating(TableReader.Opened opened, Upload upload) {
    this.opened = opened;
    heading = Heading.of(opened.facts().headings());
    upload.rows().forEach(row -> results.put(row.line(), row));
    complete = upload.rowsLeftOut() == 0;
    this.upload =
        UploadIdentity.upload(upload.organization(), upload.department(), upload.sha256());
    List<String> headings = opened.facts().headings();
    for (int at = 0; at < headings.size(); at++) {
      String heading = CellReader.plain(headings.get(at));
      if (!ADDED.contains(heading) && !EARLIER.contains(heading) && !heading.equals(MENDS)) {
        kept.add(at);
      }
    }
  }

  public long headingLine() {
    return opened.facts().headingLine();
  }

  public List<String> headings() {
    return kept.stream().map(at -> opened.facts().headings().get(at)).toList();
  }

  public Iterator<Row> rows() {
    Iterator<Table.Line> lines = opened.lines();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return lines.hasNext();
      }

      @Override
      public Row next() {
        return row(lines.next());
      }
    };
  }

  private Row row(Table.Line line) {
    @Nullable RowResult result = results.get(line.number());
    Map<Integer, Fault> faults = result == null ? Map.of() : byPlace(result.errors());
    Map<Integer, Fault> warnings = result == null ? Map.of() : byPlace(result.warnings());
    Set<Integer> figures = new HashSet<>();
    heading
        .places()
        .forEach((column, place) -> {
          if (column.isFigure()) {
            figures.add(place);
          }
        });
    List<String> written = heading.written(line);
    List<AnnotatedCell> cells = new ArrayList<>();
    for (int at : kept) {
      String text = at < written.size() ? written.get(at) : "";
      Fault fault = faults.get(at);
      Fault warning = warnings.get(at);
      cells.add(
          new AnnotatedCell(
              text,
              figures.contains(at) && NUMBER.matcher(text).matches() ? new BigDecimal(text) : null,
              fault != null ? Mark.FAULT : warning != null ? Mark.WARNING : Mark.NONE,
              fault != null ? fault.told() : warning != null ? warning.message() : null,
              figures.contains(at) ? rows(line, at) : 1));
    }
    return new Row(
        line.number(), cells, outcome(result), message(result), mark(result), mends(line, result));
  }

  /// What was refused twice still mends what was refused first.
  private @Nullable String mends(Table.Line line, @Nullable RowResult result) {
    if (result == null || result.outcome() != RowResult.Outcome.REFUSED) {
      return null;
    }
    String first = heading.mends(line);
    String own = upload + "-" + line.number();
    return first == null ? own : first + " " + own;
  }

  /// Over how many rows a cell is merged that is the first of them. Of those that overlap, as no
  /// spreadsheet makes them, the first is.
  private int rows(Table.Line line, int place) {
    String area = line.remark(place, Table.Kind.MERGED).map(Table.Remark::text).orElse("");
    Matcher rows = ROWS.matcher(area);
    if (!rows.matches()
        || line.remark(place, Table.Kind.COVERED).isPresent()
        || merged.getOrDefault(place, 0L) >= line.number()) {
      return 1;
    }
    long last = Long.parseLong(rows.group(2));
    merged.put(place, last);
    return (int) (last - line.number() + 1);
  }

  private Map<Integer, Fault> byPlace(List<Fault> faults) {
    Map<Integer, Fault> places = new HashMap<>();
    for (Fault fault : faults) {
      heading
          .places()
          .forEach((column, place) -> {
            if (column.japanese().equals(fault.column())) {
              var _ = places.putIfAbsent(place, fault);
            }
          });
    }
    return places;
  }

  private static Mark mark(@Nullable RowResult result) {
    if (result == null || (result.errors().isEmpty() && result.warnings().isEmpty())) {
      return Mark.NONE;
    }
    return result.errors().isEmpty() ? Mark.WARNING : Mark.FAULT;
  }

  private String outcome(@Nullable RowResult result) {
    if (result == null) {
      return complete ? "" : "直すところなし / nothing to mend";
    }
    return switch (result.outcome()) {
      case ACCEPTED -> "受付 / accepted";
      case REFUSED -> "使えません / not usable";
      case TAKEN_BEFORE -> "取り込み済み / taken before";
      case UNCHANGED -> "変化なし / unchanged";
      case WITHOUT_FIGURE -> "値なし / no figure";
    };
  }

  private static String message(@Nullable RowResult result) {
    return result == null
        ? ""
        : Stream.concat(
                result.errors().stream().map(fault -> "✗ " + fault.told()),
                result.warnings().stream().map(fault -> "⚠ " + fault.told()))
            .collect(Collectors.joining("\n"));
  }
}
