package dxpulse.publication.page;

import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.KpiCard;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The day up to which figures reach (データ時点), which is not the day on which they came in.
public final class DataDay {
  private DataDay() {}

  /// The end of the newest period that has a value for all of it, or null when there is none.
  public static @Nullable LocalDate of(List<KpiCard> cards) {
    return cards.stream()
        .flatMap(card -> card.components().stream())
        .filter(line -> !line.partial())
        .map(ComponentLine::valuePeriod)
        .filter(Objects::nonNull)
        .map(Period::end)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
