package dxpulse.publication.page;

import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The release that comes next.
///
/// @param day on which it is published; until its time is set, on which work on it begins: it is
///   published after a check, on that day or later
/// @param at when it is published, once that is set
public record NextRelease(Period period, LocalDate day, @Nullable Instant at) {
  public String label(Lang lang) {
    return lang.of("次回更新（リリース）：", "Next release: ");
  }

  public String said(Lang lang) {
    return at == null
        ? lang.of(
            lang.day(day) + "以降（" + lang.of(period) + "）",
            "on or after " + lang.day(day) + ", for " + lang.of(period))
        : lang.of(
            lang.time(at) + "（" + lang.of(period) + "）",
            lang.time(at) + ", for " + lang.of(period));
  }
}
