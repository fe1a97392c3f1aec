package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.ingestion.department.Directory;
import dxpulse.ingestion.round.Effort.Work;
import dxpulse.ingestion.round.Efforts.Costs;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A board as a table for a file: headings, then a row for each department or each figure.
public record BoardTable(String name, List<String> headings, List<List<Cell>> rows) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  public BoardTable {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// One cell: a text, a number, or nothing.
  public record Cell(@Nullable String text, @Nullable BigDecimal number) {
    static Cell of(@Nullable String text) {
      return new Cell(text, null);
    }

    static Cell of(long number) {
      return new Cell(null, BigDecimal.valueOf(number));
    }

    static Cell of(@Nullable BigDecimal number) {
      return new Cell(null, number);
    }

    static Cell of(LocalizedText text) {
      return of(text.ja() + " / " + text.english());
    }
  }

  /// Completeness, timeliness and burden by department, and of all together.
  public static BoardTable byDepartment(
      Board board, Directory departments, Map<String, Costs> spent) {
    List<List<Cell>> rows = new ArrayList<>();
    board
        .byDepartment()
        .forEach((key, tally) ->
            rows.add(
                row(
                    board,
                    key,
                    departments.of(key).name(),
                    tally,
                    spent.getOrDefault(key, Costs.NOTHING))));
    rows.add(
        row(
            board,
            "",
            new LocalizedText("合計", "Total"),
            board.total(),
            spent.values().stream().reduce(Costs.NOTHING, Costs::and)));
    return new BoardTable(
        "部署別 Departments",
        List.of(
            "照会 / Round",
            "対象期 / Period",
            "期限 / Due",
            "部署コード / Department key",
            "部署 / Department",
            "照会数 / Asked",
            "報告済み / Reported",
            "値なし / No value",
            "承認待ち / Awaiting approval",
            "入力中 / In progress",
            "未入力 / Not entered",
            "提出率 / Completeness",
            "期限内 / On time",
            "遅れて提出 / Late",
            "期限超過 / Overdue",
            "入力時間（分） / Minutes",
            "入力した値 / Values entered",
            "1分あたりの値 / Values per minute",
            "自動連携の割合 / Share fed",
            "ファイル送信の時間（分） / Minutes for files",
            "ファイルで送った値 / Values in files",
            "承認の時間（分） / Minutes for approval",
            "承認・差戻しした値 / Values decided on"),
        rows);
  }

  private static List<Cell> row(
      Board board, String key, LocalizedText name, Tally tally, Costs costs) {
    return List.of(
        Cell.of(board.round().asked().title().ja()),
        Cell.of(board.round().asked().period().toString()),
        Cell.of(board.round().asked().due().toString()),
        Cell.of(key),
        Cell.of(name),
        Cell.of(tally.asked()),
        Cell.of(tally.reported()),
        Cell.of(tally.excused()),
        Cell.of(tally.awaitingApproval()),
        Cell.of(tally.inProgress()),
        Cell.of(tally.notReported()),
        Cell.of(tally.completeness()),
        Cell.of(tally.onTime()),
        Cell.of(tally.late()),
        Cell.of(tally.overdue()),
        Cell.of(costs.of(Work.ENTRY).minutes()),
        Cell.of(costs.of(Work.ENTRY).values()),
        Cell.of(costs.of(Work.ENTRY).valuesPerMinute()),
        Cell.of(tally.fedShare()),
        Cell.of(costs.of(Work.UPLOAD).minutes()),
        Cell.of(costs.of(Work.UPLOAD).values()),
        Cell.of(costs.of(Work.APPROVAL).minutes()),
        Cell.of(costs.of(Work.APPROVAL).values()));
  }

  /// What has become of each figure.
  public static BoardTable byIndicator(
      Board board, Directory departments, Function<IndicatorCode, LocalizedText> names) {
    return new BoardTable(
        "指標別 Indicators",
        List.of(
            "照会 / Round",
            "対象期 / Period",
            "期限 / Due",
            "部署コード / Department key",
            "部署 / Department",
            "指標コード / Indicator",
            "指標 / Name",
            "状態 / State",
            "提出日時 / Handed in",
            "期限との関係 / Timeliness",
            "遅れ（日） / Days late",
            "取得方法 / Source",
            "理由 / Reason"),
        board.items().stream().map(item -> row(board, item, departments, names)).toList());
  }

  private static List<Cell> row(
      Board board, Item item, Directory departments, Function<IndicatorCode, LocalizedText> names) {
    Source.Kind source = item.source();
    boolean late =
        item.timeliness() == Item.Timeliness.LATE || item.timeliness() == Item.Timeliness.OVERDUE;
    return List.of(
        Cell.of(board.round().asked().title().ja()),
        Cell.of(board.round().asked().period().toString()),
        Cell.of(board.round().asked().due().toString()),
        Cell.of(item.department()),
        Cell.of(departments.of(item.department()).name()),
        Cell.of(item.indicator().value()),
        Cell.of(names.apply(item.indicator()).ja()),
        Cell.of(Words.of(item)),
        Cell.of(
            item.answeredAt() == null
                ? null
                : TIME.format(item.answeredAt().atZone(JapanTime.ZONE))),
        Cell.of(Words.of(item.timeliness())),
        Cell.of(late ? item.days() : 0),
        source == null ? Cell.of((String) null) : Cell.of(Words.of(source)),
        Cell.of(item.reason()));
  }
}
