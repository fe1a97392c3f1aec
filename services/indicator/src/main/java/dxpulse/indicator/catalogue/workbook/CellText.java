package dxpulse.indicator.catalogue.workbook;

import dxpulse.contracts.types.FigureSize;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.infra.workbook.NumberFormat;
import java.math.BigDecimal;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/// What a cell of a workbook says to a person who looks at it.
final class CellText {
  private static final String CARRIAGE_RETURN = "_x000D_";

  private CellText() {}

  static SheetCell of(Cell cell) {
    return switch (cell.getType()) {
      case EMPTY -> SheetCell.BLANK;
      case STRING -> new SheetCell.Text(cell.getText().replace(CARRIAGE_RETURN, ""));
      case BOOLEAN -> flag(cell.getValue());
      case ERROR -> error(cell.getText());
      case NUMBER -> number(cell, cell.getValue());
      case FORMULA -> formula(cell);
    };
  }

  /// The value that was there when the file was saved. Nothing is computed.
  private static SheetCell formula(Cell cell) {
    Object value = cell.getValue();
    return switch (value) {
      case null ->
          "".equals(cell.getRawValue())
              ? SheetCell.BLANK
              : new SheetCell.Unreadable(
                  "=" + cell.getFormula(),
                  "FORMULA_WITHOUT_VALUE",
                  "計算結果のない数式です。値として貼り付けてください / a formula without its result: paste it as a value",
                  "値 / a value");
      case BigDecimal number -> number(cell, number);
      case Boolean flag -> flag(flag);
      default ->
          NumberFormat.isError(value.toString())
              ? error(value.toString())
              : new SheetCell.Text(value.toString());
    };
  }

  private static SheetCell flag(@Nullable Object value) {
    return new SheetCell.Text(String.valueOf(value).toUpperCase(Locale.ROOT));
  }

  private static SheetCell error(String shown) {
    return new SheetCell.Unreadable(
        shown,
        "CELL_ERROR",
        "セルがエラーになっています / the cell holds an error",
        "値か空欄 / a value or a blank");
  }

  private static SheetCell number(Cell cell, @Nullable Object value) {
    if (!(value instanceof BigDecimal exact)) {
      return SheetCell.BLANK;
    }
    if (!FigureSize.isReasonable(exact)) {
      return new SheetCell.Unreadable(
          String.valueOf(cell.getRawValue()),
          "NUMBER_TOO_LARGE",
          "数値の桁が大きすぎます / too many digits",
          FigureSize.RIGHT);
    }
    BigDecimal shown = NumberFormat.shown(exact);
    if (NumberFormat.isDate(cell)) {
      return new SheetCell.Unreadable(
          date(cell, shown),
          "DATE_CELL",
          "日付のセルです。セルの書式を「文字列」にして書いてください / a date: make the cell a text and write the period",
          "2024年度, 2024年6月");
    }
    if (NumberFormat.isPercent(cell)) {
      return new SheetCell.Unreadable(
          shown.movePointRight(2).toPlainString() + "%",
          "PERCENT_CELL",
          "パーセント書式のセルは、60 か 0.6 かを決められません。書式を「標準」にして数だけ書いてください / a percentage may be"
              + " meant as 60 or as 0.6: use the general format",
          "60");
    }
    return new SheetCell.Figure(shown);
  }

  private static String date(Cell cell, BigDecimal shown) {
    try {
      return cell.asDate().toLocalDate().toString();
    } catch (RuntimeException beyondTheCalendar) {
      return shown.toPlainString();
    }
  }
}
