package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.Head;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.IndicatorIndex;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.IndicatorSheet.Point;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether newest figures are older than they ought to be, though nothing failed: nobody may have
/// reported.
///
/// @param knownFrom the first day of the newest period of each kind that ought to be known by now;
///   empty where nobody needs to be told
public record OldData(Map<Granularity, LocalDate> knownFrom) {
  static final OldData UNTOLD = new OldData(Map.of());

  public OldData {
    knownFrom = Map.copyOf(knownFrom);
  }

  /// The day up to which the figures of a board reach, where a whole period after it ought to be
  /// known by now. Values of a longer period than the board's come as seldom as that.
  public @Nullable LocalDate day(Head head) {
    return day(head, head.newestValue());
  }

  /// The same of one KPI among others on a board; absent where the board as a whole says that day.
  public @Nullable LocalDate day(Head head, KpiLine line) {
    return ifNotSaid(head, day(head, line.newestValue()));
  }

  /// The same of a field, whose KPIs are all old if it is.
  public @Nullable LocalDate day(Head head, FieldPart part) {
    return ifNotSaid(
        head,
        day(
            head,
            part.kpis().stream()
                .map(KpiLine::newestValue)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Period::end))
                .orElse(null)));
  }

  /// The same of an indicator. A kind of period that is shorter than its rhythm says nothing: its
  /// newer values may be of longer ones.
  public @Nullable LocalDate day(IndicatorSheet sheet) {
    return sheet.points().isEmpty() || sheet.granularity().compareTo(sheet.rhythm()) < 0
        ? null
        : day(sheet.granularity(), sheet.points().getLast());
  }

  /// The same of an indicator among all.
  public @Nullable LocalDate day(IndicatorIndex.Line line) {
    Point newest = line.latest();
    return newest == null ? null : day(line.rhythm(), newest);
  }

  private @Nullable LocalDate day(Granularity kind, Point newest) {
    Period of = newest.line().valuePeriod();
    return day(kind, of == null ? newest.period() : of);
  }

  private @Nullable LocalDate ifNotSaid(Head head, @Nullable LocalDate day) {
    return Objects.equals(day, day(head)) ? null : day;
  }

  private @Nullable LocalDate day(Head head, @Nullable Period newest) {
    return newest == null ? null : day(head.granularity(), newest);
  }

  private @Nullable LocalDate day(Granularity shown, Period newest) {
    LocalDate from = knownFrom.get(kind(shown, newest));
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
