package dxpulse.ingestion.upload;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.AmbiguousPeriod;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.draft.Draft;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one row, or finds everything that is wrong with it.
final class RowReader {
  private static final int LONGEST_NOTE = 2000;
  private static final int LONGEST_SHOWN = 60;
  private static final int LONGEST_MESSAGE = 200;
  private static final Pattern DAY =
      Pattern.compile("[^0-9]{0,2}[0-9元]{1,4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?");

  private final Heading heading;
  private final Table.Line line;
  private final List<Fault> faults = new ArrayList<>();
  private final List<String> tidied = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();
  private final Set<String> unread = new HashSet<>();
  private Cell.@Nullable Why gap;
  private @Nullable ValueStatus marked;

  RowReader(Heading heading, Table.Line line) {
    this.heading = heading;
    this.line = line;
  }

  List<Fault> faults() {
    return faults;
  }

  List<String> tidied() {
    return tidied;
  }

  List<Fault> warnings() {
    return warnings;
  }

  /// Why a figure is absent: the strongest reason that a cell gives.
  Cell.@Nullable Why gap() {
    return gap;
  }

  /// Names of the members that could not be read, or have no figure.
  Set<String> unread() {
    return unread;
  }

  /// The figure as far as it could be read, with stand-ins for the rest.
  ///
  /// @param units the unit of an indicator in a period, empty when it has none or is unknown
  /// @param periods reads a period, or throws as [dxpulse.contracts.types.time.PeriodReader] does
  Draft sketch(BiFunction<IndicatorCode, Period, String> units, Function<String, Period> periods) {
    line.remark(Table.Remark.ROW, Table.Kind.HIDDEN_ROW)
        .ifPresent(hidden ->
            warnings.add(
                Fault.warning(
                    "行", "HIDDEN_ROW", "非表示の行です。読みました / a hidden row: it was read", null)));
    IndicatorCode indicator = code(Column.INDICATOR, IndicatorCode::new);
    Period period = code(Column.PERIOD, periods);
    String areaText = CellReader.plain(cell(Column.AREA));
    AreaCode area = areaText.isEmpty() ? null : code(Column.AREA, AreaCode::new);
    String unit = indicator == null || period == null ? "" : units.apply(indicator, period);
    BigDecimal value = figure(Column.VALUE, unit);
    BigDecimal numerator = figure(Column.NUMERATOR, "");
    BigDecimal denominator = figure(Column.DENOMINATOR, "");
    String stage = optional(Column.STAGE);
    ValueStatus status = status();
    String note = optional(Column.NOTE);
    String reference = optional(Column.REFERENCE);
    if (value != null || numerator != null || denominator != null || stage != null) {
      gap = null;
    }
    return new Draft(
        indicator == null ? Draft.UNREAD_INDICATOR : indicator,
        area,
        period == null ? Draft.UNREAD_PERIOD : period,
        value,
        numerator,
        denominator,
        stage,
        status,
        false,
        note,
        reference);
  }

  String cell(Column column) {
    return heading.cell(line, column);
  }

  private <T> @Nullable T code(Column column, Function<String, T> reading) {
    if (isBroken(column)) {
      return null;
    }
    String plain = CellReader.plain(cell(column));
    if (plain.isEmpty()) {
      fault(column, "REQUIRED", "書いてください / is needed");
      return null;
    }
    try {
      T read = reading.apply(plain);
      tidy(column, String.valueOf(read));
      if (read instanceof Month month && DAY.matcher(plain.replace(" ", "")).matches()) {
        warn(column, "DAY_AS_MONTH", "日付を、その月（%s）として読みました / a day was read as its month", month);
      }
      return read;
    } catch (AmbiguousPeriod either) {
      faults.add(
          Fault.of(
              column.japanese(),
              "AMBIGUOUS_PERIOD",
              "二通りに読める期間です / could mean two periods",
              cell(column),
              either.expected()));
      unread.add(column.english());
      return null;
    } catch (IllegalArgumentException | DateTimeException refused) {
      fault(column, "UNREADABLE", "読み取れません / cannot be read: " + cut(refused.getMessage()));
      return null;
    }
  }

  private @Nullable BigDecimal figure(Column column, String unit) {
    if (isBroken(column)) {
      return null;
    }
    if (remarked(column, Table.Kind.MERGED).isPresent()) {
      fault(
          column,
          Upload.RejectedRow.MERGED_FIGURE,
          "上下に結合された数値のセルです。行ごとに書いてください / a figure in cells merged over rows: write it in each row");
      return null;
    }
    if (remarked(column, Table.Kind.DATE).isPresent()) {
      fault(column, "DATE_CELL", "数ではなく日付のセルです / a date instead of a number");
      return null;
    }
    return switch (CellReader.read(cell(column), unit, stated(column))) {
      case Cell.Figure(BigDecimal value, ValueStatus mark, String converted) -> {
        marked = mark == null ? marked : mark;
        if (converted != null) {
          warn(
              column,
              "UNIT_CONVERTED",
              "単位を換算しました（%s） / converted to the indicator's unit",
              converted);
        }
        remarked(column, Table.Kind.PERCENT)
            .ifPresent(behind ->
                warn(
                    column,
                    "PERCENT_CELL",
                    "パーセント書式のセルです。表示のとおりに読みました（中身は %s） / a percentage was read as it is shown",
                    behind.text()));
        tidy(column, value.toPlainString());
        yield value;
      }
      case Cell.Gap(Cell.Why why) -> {
        gap = gap == null || why.compareTo(gap) > 0 ? why : gap;
        yield null;
      }
      case Cell.Unreadable(String message) -> {
        fault(column, "NOT_A_NUMBER", message);
        yield null;
      }
    };
  }

  private ValueStatus status() {
    String plain = CellReader.plain(cell(Column.STATUS));
    ValueStatus byMark = marked;
    if (plain.isEmpty()) {
      return byMark == null ? ValueStatus.FINAL : byMark;
    }
    Optional<ValueStatus> given =
        Stream.of(ValueStatus.values())
            .filter(each ->
                each.name().equalsIgnoreCase(plain)
                    || each.label().ja().equals(plain)
                    || each.label().english().equalsIgnoreCase(plain))
            .findFirst();
    if (given.isEmpty()) {
      fault(
          Column.STATUS,
          "UNREADABLE",
          "確報・速報・推計・聞き取り・訂正のどれかです / one of FINAL, PROVISIONAL, ESTIMATED, HEARING, CORRECTED");
    } else if (byMark != null && given.get() != byMark) {
      fault(
          Column.STATUS,
          "STATUS_CONTRADICTS",
          "値の前の印と確度が合いません / the mark before the figure says another status");
    }
    return given.orElse(ValueStatus.FINAL);
  }

  /// The unit that the row or the heading gives to a figure.
  private String stated(Column column) {
    String row = column == Column.VALUE ? CellReader.plain(cell(Column.UNIT)) : "";
    return row.isEmpty() ? heading.units().getOrDefault(column, "") : row;
  }

  private @Nullable String optional(Column column) {
    if (isBroken(column)) {
      return null;
    }
    String text = cell(column).strip();
    if (text.length() > LONGEST_NOTE) {
      fault(column, "TEXT_TOO_LONG", "2000字までです / at most 2000 characters");
    }
    return text.isEmpty() ? null : text;
  }

  /// Whether nobody knows what the cell says; then a fault says so. A formula is told, too.
  private boolean isBroken(Column column) {
    if (remarked(column, Table.Kind.ERROR).isPresent()) {
      fault(column, "CELL_ERROR", "セルがエラーになっています / the cell holds an error");
      return true;
    }
    if (remarked(column, Table.Kind.FORMULA_WITHOUT_VALUE).isPresent()) {
      fault(
          column,
          "FORMULA_WITHOUT_VALUE",
          "計算結果のない数式です。値として貼り付けてください / a formula without its result: paste it as a value");
      return true;
    }
    remarked(column, Table.Kind.FORMULA)
        .ifPresent(formula ->
            warn(
                column,
                "FORMULA",
                "数式（%s）の、保存されていた計算結果を使いました / the saved result of a formula was used",
                formula.text()));
    return false;
  }

  private Optional<Table.Remark> remarked(Column column, Table.Kind kind) {
    Integer place = heading.places().get(column);
    return place == null ? Optional.empty() : line.remark(place, kind);
  }

  private void warn(Column column, String code, String message, Object about) {
    warnings.add(
        Fault.warning(
            column.japanese(), code, message.formatted(shortened(about.toString())), cell(column)));
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  /// It may quote a cell of any length.
  private static String cut(@Nullable String message) {
    String whole = String.valueOf(message);
    return whole.length() > LONGEST_MESSAGE ? whole.substring(0, LONGEST_MESSAGE) + "…" : whole;
  }

  private void tidy(Column column, String read) {
    String written = cell(column);
    remarked(column, Table.Kind.MERGED)
        .ifPresent(
            merged -> tidied.add(column.japanese() + ": 結合セル " + merged.text() + " → " + read));
    if (!written.equals(read)) {
      tidied.add(column.japanese() + ": " + written + " → " + read);
    }
  }

  private void fault(Column column, String code, String message) {
    faults.add(Fault.of(column.japanese(), code, message, cell(column), column.expected()));
    unread.add(column.english());
  }
}
