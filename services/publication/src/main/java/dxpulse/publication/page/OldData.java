package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Head;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the newest figures of a board are older than they ought to be, though nothing failed:
/// nobody may have reported.
final class OldData {
  private OldData() {}

  /// The day up to which the figures reach, where a whole period after it ought to be known by now.
  /// Values of a longer period than the board's come as seldom as that.
  ///
  /// @param knownFrom the first day of the newest period of each kind that ought to be known
  static @Nullable LocalDate day(Head head, Map<Granularity, LocalDate> knownFrom) {
    Period newest = head.newestValue();
    if (newest == null) {
      return null;
    }
    LocalDate from = knownFrom.get(kind(head.granularity(), newest));
    return from != null && newest.end().isBefore(from) ? newest.end() : null;
  }

  private static Granularity kind(Granularity shown, Period newest) {
    return Stream.of(Granularity.values())
        .filter(kind -> kind.compareTo(shown) >= 0)
        .filter(kind -> kind.containing(newest.end()).months() >= newest.months())
        .findFirst()
        .orElse(Granularity.YEAR);
  }
}
