package dxpulse.indicator.catalogue.sheet;

import dxpulse.contracts.types.time.CalendarHalf;
import dxpulse.contracts.types.time.CalendarYear;
import dxpulse.contracts.types.time.FiscalHalf;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;

/// A period as the office writes it, and a spreadsheet leaves it alone: 2024年度, 2024年度第1四半期.
final class PeriodCell {
  static final String EXAMPLES = "2024年度, 令和6年度, FY2024-Q1, 2024年6月";

  private PeriodCell() {}

  static String shown(Period period) {
    return switch (period) {
      case FiscalYear year -> year.year() + "年度";
      case FiscalHalf half -> half.fiscalYear() + "年度" + (half.half() == 1 ? "上期" : "下期");
      case FiscalQuarter quarter -> quarter.fiscalYear() + "年度第" + quarter.quarter() + "四半期";
      case Month month -> month.year() + "年" + month.month() + "月";
      case CalendarYear year -> year.year() + "年（暦年）";
      case CalendarHalf half -> half.year() + "年" + (half.half() == 1 ? "上半期" : "下半期");
    };
  }
}
