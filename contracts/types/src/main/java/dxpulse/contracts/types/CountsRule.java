package dxpulse.contracts.types;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a numerator and a denominator must keep, wherever they are reported or supposed, one rule
/// each.
///
/// A denominator of zero is a fact: nobody applied in that month. It makes no share by itself, and
/// its counts enter those of a longer period.
public enum CountsRule {
  COUNTS_ARE_NOT_NEGATIVE(
      "件数は負になりません / counts are not negative", new LocalizedText("0以上の数", "0 or more")) {
    @Override
    public List<String> brokenAt(
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable Accumulation accumulation) {
      return Stream.of(
              numerator != null && numerator.signum() < 0 ? NUMERATOR : "",
              denominator != null && denominator.signum() < 0 ? DENOMINATOR : "")
          .filter(member -> !member.isEmpty())
          .toList();
    }
  },
  COUNTS_BELONG_TO_A_RATE(
      "割合の指標だけが分子と分母を持ちます / only a rate has counts",
      new LocalizedText("値だけ（分子と分母は割合の指標で使います）", "value; counts belong to RATE")) {
    @Override
    public List<String> brokenAt(
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable Accumulation accumulation) {
      return numerator == null || accumulation == null || accumulation == Accumulation.RATE
          ? List.of()
          : List.of(NUMERATOR);
    }
  };

  private static final String NUMERATOR = "numerator";
  private static final String DENOMINATOR = "denominator";

  private final String message;
  private final LocalizedText expected;

  CountsRule(String message, LocalizedText expected) {
    this.message = message;
    this.expected = expected;
  }

  /// The members, `numerator` and `denominator`, at which counts break the rule.
  ///
  /// @param accumulation of the indicator, if it is known
  public abstract List<String> brokenAt(
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator,
      @Nullable Accumulation accumulation);

  /// Japanese, then English.
  public String message() {
    return message;
  }

  /// What would be right.
  public LocalizedText expected() {
    return expected;
  }
}
