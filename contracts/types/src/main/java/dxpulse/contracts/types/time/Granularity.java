package dxpulse.contracts.types.time;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of period in which boards are shown, from fine to coarse.
public enum Granularity {
  MONTH,
  QUARTER,
  HALF,
  YEAR;

  /// The period of this kind in which a day lies.
  public Period containing(LocalDate day) {
    return switch (this) {
      case MONTH -> Month.containing(day);
      case QUARTER -> FiscalQuarter.containing(day);
      case HALF -> FiscalHalf.containing(day);
      case YEAR -> FiscalYear.containing(day);
    };
  }

  /// The text form in addresses and events: `month`, `quarter`, `half` or `year`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Granularity> ofCode(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
