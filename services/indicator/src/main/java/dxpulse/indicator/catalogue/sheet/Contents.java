package dxpulse.indicator.catalogue.sheet;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes cells of what a version says.
final class Contents {
  private static final int EXACT_DIGITS = 15;

  private Contents() {}

  static SheetCell text(@Nullable String text) {
    return text == null ? SheetCell.BLANK : new SheetCell.Text(text);
  }

  static SheetCell text(@Nullable LocalizedText text, boolean japanese) {
    return text == null ? SheetCell.BLANK : text(japanese ? text.ja() : text.en());
  }

  static SheetCell period(Period period) {
    return text(PeriodCell.shown(period));
  }

  /// A spreadsheet keeps fifteen digits: a longer number stays exact only as a text.
  static SheetCell number(@Nullable BigDecimal number) {
    return number == null
        ? SheetCell.BLANK
        : number.precision() <= EXACT_DIGITS
            ? new SheetCell.Figure(number)
            : text(number.toPlainString());
  }

  static @Nullable String stages(Version version) {
    Map<String, BigDecimal> stages = version.normalisation().stages();
    return stages == null ? null : StagesCell.shown(stages);
  }
}
