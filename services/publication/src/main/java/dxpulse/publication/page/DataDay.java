package dxpulse.publication.page;

import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.Head;
import dxpulse.publication.board.BoardView.KpiCard;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The day up to which figures reach (データ時点), which is not the day on which they came in.
public final class DataDay {
  private DataDay() {}

  public static @Nullable LocalDate of(Head head) {
    return of(head, List.of());
  }

  /// The end of the newest value's period, or null where nobody can tell. Boards of older releases
  /// did not say it: what their cards show stays as it was, and of a value for a part of its period
  /// they do not say how far it reaches.
  public static @Nullable LocalDate of(Head head, List<KpiCard> cards) {
    if (head.newestValue() != null) {
      return head.newestValue().end();
    }
    if (cards.stream().anyMatch(card -> card.line().carriedForward() != null)) {
      return null;
    }
    LocalDate whole = newest(cards, line -> !line.partial());
    LocalDate part = newest(cards, ComponentLine::partial);
    return whole == null || (part != null && part.isAfter(whole)) ? null : whole;
  }

  private static @Nullable LocalDate newest(List<KpiCard> cards, Predicate<ComponentLine> counts) {
    Stream<ComponentLine> lines = cards.stream().flatMap(card -> card.components().stream());
    return lines
        .filter(counts)
        .map(ComponentLine::valuePeriod)
        .filter(Objects::nonNull)
        .map(Period::end)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
