package dxpulse.ingestion.feed;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rows of an answer mean.
///
/// Besides the columns of the answer, readings know `{@file}`, the name of the file that was
/// dropped.
///
/// @param where rows that do not meet all of these are left out
/// @param must rows that do not meet all of these are refused, if the answer has the column
/// @param distinct columns that together may stand only once: a repeat would be counted twice
/// @param aggregate whether figures are made of all rows of an indicator, area and period together
/// @param gaps texts that stand for no figure, besides those that are known everywhere (－ … X)
public record Mapping(
    List<Condition> where,
    List<Condition> must,
    List<String> distinct,
    @Nullable Reading area,
    AreaForm areaForm,
    @Nullable Reading period,
    PeriodForm periodForm,
    @Nullable Reading status,
    boolean aggregate,
    List<String> gaps,
    List<Figure> figures) {
  static final Mapping NOTHING =
      new Mapping(
          List.of(),
          List.of(),
          List.of(),
          null,
          AreaForm.CODE6,
          null,
          PeriodForm.WRITTEN,
          null,
          false,
          List.of(),
          List.of());

  @SuppressWarnings("NullAway") // members that a file leaves out
  public Mapping {
    where = where == null ? List.of() : List.copyOf(where);
    must = must == null ? List.of() : List.copyOf(must);
    distinct = distinct == null ? List.of() : List.copyOf(distinct);
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
    figures = figures == null ? List.of() : List.copyOf(figures);
    areaForm = areaForm == null ? AreaForm.CODE6 : areaForm;
    periodForm = periodForm == null ? PeriodForm.WRITTEN : periodForm;
  }

  /// How areas are written.
  public enum AreaForm {
    /// Six digits with their check digit: 020001.
    CODE6,
    /// Six digits of which a spreadsheet has lost the leading zero: 20001.
    CODE6_WITHOUT_ZERO,
    /// Five digits without a check digit, as in e-Stat: 02000.
    CODE5,
    /// SSDSE: R02000.
    SSDSE
  }

  /// How periods are written.
  public enum PeriodForm {
    /// As people and e-Stat write them: 令和6年度, 2024年6月, 2021-05-25, 2024100000.
    WRITTEN,
    /// Four digits are a fiscal year (年度).
    FISCAL_YEAR,
    /// Four digits are a calendar year.
    CALENDAR_YEAR,
    /// SDMX: 2020, 2020-S1, 2020-Q1, 2020-06; all of the calendar year.
    SDMX
  }

  /// @param in the cell is one of these
  /// @param not turns it round
  public record Condition(String column, List<String> in, boolean not) {
    @SuppressWarnings("NullAway") // members that a file leaves out
    public Condition {
      in = in == null ? List.of() : List.copyOf(in);
    }

    boolean isMetBy(Row row) {
      return in.contains(row.cell(column).strip()) != not;
    }
  }

  /// One figure of a row, or of all rows together.
  ///
  /// @param period instead of the mapping's
  /// @param optional an answer without its columns is no fault
  public record Figure(
      Reading indicator,
      @Nullable Reading period,
      @Nullable Quantity value,
      @Nullable Quantity numerator,
      @Nullable Quantity denominator,
      boolean optional) {}

  /// @param column with the number; without one each row counts as 1
  /// @param factor that the number is multiplied by: 1000 for 千円 when the indicator has 円
  /// @param unit that the unit's column must say; absent: the indicator's unit, if there is no
  ///   factor
  /// @param unitColumn with the unit; `unit` for e-Stat
  /// @param units from a code in the unit's column to the unit that it means
  /// @param where counts only rows that meet all of these; for aggregates
  public record Quantity(
      @Nullable String column,
      @Nullable BigDecimal factor,
      @Nullable String unit,
      @Nullable String unitColumn,
      Map<String, String> units,
      List<Condition> where) {
    @SuppressWarnings("NullAway") // members that a file leaves out
    public Quantity {
      units = units == null ? Map.of() : Map.copyOf(units);
      where = where == null ? List.of() : List.copyOf(where);
    }
  }
}
