package dxpulse.publication.page.http;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which period the address of a page asks for.
///
/// @param period absent for the latest one
record PeriodAsked(Granularity granularity, @Nullable Period period) {
  /// A quarter unless the period or the granularity say otherwise; nothing when one of them cannot
  /// be read, when the period is not of that granularity, or when boards have none of its kind.
  static Optional<PeriodAsked> of(@Nullable String granularity, @Nullable String period) {
    Optional<Period> wanted = read(period);
    if (isUnreadable(period)) {
      return Optional.empty();
    }
    Optional<Granularity> kind =
        granularity == null || granularity.isEmpty()
            ? wanted.flatMap(Period::granularity).or(() -> Optional.of(Granularity.QUARTER))
            : Granularity.ofCode(granularity);
    return kind.filter(
            each -> wanted.isEmpty() || wanted.get().granularity().equals(Optional.of(each)))
        .map(each -> new PeriodAsked(each, wanted.orElse(null)));
  }

  /// Whether something is asked for that is no period figures could be of.
  static boolean isUnreadable(@Nullable String text) {
    return text != null && !text.isEmpty() && read(text).isEmpty();
  }

  /// A period in its text form; nothing when there is none, or none that figures could be of.
  static Optional<Period> read(@Nullable String text) {
    try {
      return text == null || text.isEmpty()
          ? Optional.empty()
          : Optional.of(Period.parse(text)).filter(Refused::isThinkable);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
