package dxpulse.infra.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/// What the format of a cell makes of the number in it.
public final class NumberFormat {
  // Excel keeps a binary number and shows fifteen digits of it: 0.1 + 0.2 is 0.3 there.
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
  private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/_]+[!?]?");
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*]");
  private static final Pattern CLOCK = Pattern.compile("\\[[hms]+]");

  private NumberFormat() {}

  /// The digits that a spreadsheet shows of a number.
  public static BigDecimal shown(BigDecimal exact) {
    return exact.round(SHOWN).stripTrailingZeros();
  }

  /// Whether a text is what a spreadsheet shows of an error.
  public static boolean isError(String text) {
    return ERROR.matcher(text).matches();
  }

  public static boolean isPercent(Cell cell) {
    String format = cell.getDataFormatString();
    return format != null && LITERAL.matcher(format).replaceAll("").contains("%");
  }

  /// By what a format says, and by the numbers of those that Excel does not write out.
  public static boolean isDate(Cell cell) {
    return isDate(cell.getDataFormatString(), cell.getDataFormatId());
  }

  private static boolean isDate(@Nullable String format, @Nullable Integer id) {
    if (format == null) {
      return id != null
          && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 58)
          && id != 48
          && id != 49;
    }
    String small = format.toLowerCase(Locale.ROOT);
    String plain = LITERAL.matcher(small).replaceAll("").replace("general", "");
    return CLOCK.matcher(small).find() || plain.chars().anyMatch(c -> "ymdhsg".indexOf(c) >= 0);
  }
}
