package dxpulse.ingestion.upload;

import dxpulse.contracts.types.ValueStatus;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a cell for a figure says.
public sealed interface Cell {
  /// @param marked status that a mark before the figure gives it: `p` or `r`
  /// @param converted how the figure came from another scale, as in `千円 → 円`
  record Figure(BigDecimal value, @Nullable ValueStatus marked, @Nullable String converted)
      implements Cell {
    Figure(BigDecimal value, @Nullable ValueStatus marked) {
      this(value, marked, null);
    }
  }

  /// No figure, and why: never zero.
  record Gap(Why why) implements Cell {}

  /// @param message Japanese, then English
  record Unreadable(String message) implements Cell {}

  /// Why there is no figure: nobody wrote anything, it is missing (欠測), or it is withheld (秘匿).
  enum Why {
    BLANK,
    MISSING,
    SUPPRESSED
  }
}
