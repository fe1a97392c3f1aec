package dxpulse.ingestion.upload.workbook;

import dxpulse.contracts.types.FigureSize;
import dxpulse.infra.workbook.NumberFormat;
import dxpulse.ingestion.upload.Table.Kind;
import dxpulse.ingestion.upload.Table.Remark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/// What a cell of a workbook shows to a person, with what is to be remarked of it.
final class WorkbookCell {
  private static final String CARRIAGE_RETURN = "_x000D_";
  private static final Pattern ZEROS = Pattern.compile("0{2,12}");

  private WorkbookCell() {}

  /// @param remarks takes what the text does not say
  static String text(Cell cell, int column, List<Remark> remarks) {
    return switch (cell.getType()) {
      case EMPTY -> "";
      case STRING -> text(cell.getText());
      case BOOLEAN -> flag(cell.getValue());
      case ERROR -> error(cell.getText(), column, remarks);
      case NUMBER -> number(cell, cell.getValue(), column, remarks);
      case FORMULA -> formula(cell, column, remarks);
    };
  }

  /// The value that was there when the file was saved. Nothing is computed, and no other file
  /// opened.
  private static String formula(Cell cell, int column, List<Remark> remarks) {
    String formula = "=" + cell.getFormula();
    Object value = cell.getValue();
    if (value == null) {
      if ("".equals(cell.getRawValue())) {
        return "";
      }
      remarks.add(new Remark(column, Kind.FORMULA_WITHOUT_VALUE, formula));
      return formula;
    }
    remarks.add(new Remark(column, Kind.FORMULA, formula));
    return switch (value) {
      case BigDecimal number -> number(cell, number, column, remarks);
      case Boolean flag -> flag(flag);
      default ->
          NumberFormat.isError(value.toString())
              ? error(value.toString(), column, remarks)
              : text(value.toString());
    };
  }

  private static String text(String written) {
    return written.replace(CARRIAGE_RETURN, "");
  }

  private static String flag(@Nullable Object value) {
    return String.valueOf(value).toUpperCase(Locale.ROOT);
  }

  private static String error(String shown, int column, List<Remark> remarks) {
    remarks.add(new Remark(column, Kind.ERROR, shown));
    return shown;
  }

  private static String number(
      Cell cell, @Nullable Object value, int column, List<Remark> remarks) {
    if (!(value instanceof BigDecimal exact)) {
      return "";
    }
    if (!FigureSize.isReasonable(exact)) {
      return String.valueOf(cell.getRawValue());
    }
    BigDecimal shown = NumberFormat.shown(exact);
    if (NumberFormat.isDate(cell)) {
      return date(cell, shown, column, remarks);
    }
    if (NumberFormat.isPercent(cell)) {
      remarks.add(new Remark(column, Kind.PERCENT, shown.toPlainString()));
      return shown.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
    String plain = shown.toPlainString();
    String format = cell.getDataFormatString();
    return format != null && ZEROS.matcher(format).matches() && plain.matches("[0-9]+")
        ? "0".repeat(Math.max(0, format.length() - plain.length())) + plain
        : plain;
  }

  /// A date that is shown without its month says less than its day.
  private static String date(Cell cell, BigDecimal shown, int column, List<Remark> remarks) {
    String day;
    try {
      day = cell.asDate().toLocalDate().toString();
    } catch (RuntimeException beyondTheCalendar) {
      return shown.toPlainString();
    }
    remarks.add(new Remark(column, Kind.DATE, day));
    String format = cell.getDataFormatString();
    return format == null || format.toLowerCase(Locale.ROOT).contains("m")
        ? day
        : day + "（月の出ない書式）";
  }
}
