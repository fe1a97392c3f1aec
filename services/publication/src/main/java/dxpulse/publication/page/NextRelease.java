package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
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
  /// Whether it is one of a kind of period; what comes next is of another kind where periods of
  /// that kind are not released.
  public boolean isOf(Granularity kind) {
    return period.granularity().filter(kind::equals).isPresent();
  }

  /// @param shown the kind of period that is looked at
  public String label(Granularity shown, Lang lang) {
    return isOf(shown)
        ? lang.of("次回更新（リリース）：", "Next release: ")
        : lang.of("ほかの種類の期の次のリリース：", "Next release, of another kind of period: ");
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
