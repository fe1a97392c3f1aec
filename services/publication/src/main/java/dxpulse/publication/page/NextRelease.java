package dxpulse.publication.page;

import dxpulse.contracts.types.time.Period;
import java.time.LocalDate;

/// The release that is prepared next.
///
/// @param day on which work on it begins; it is published after a check, on that day or later
public record NextRelease(Period period, LocalDate day) {
  public String label(Lang lang) {
    return lang.of("次回更新（リリース）：", "Next release: ");
  }

  public String said(Lang lang) {
    return lang.of(
        lang.day(day) + "以降（" + lang.of(period) + "）",
        "on or after " + lang.day(day) + ", for " + lang.of(period));
  }
}
