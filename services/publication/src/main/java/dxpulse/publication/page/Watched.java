package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.board.KpiPast;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an open page listens for.
///
/// @param boards the names of those that its figures are on; a star at the end is any end
/// @param granularity that of its figures, or null where they are of any
/// @param periods those whose figures it shows, its own and those of its history
/// @param latest whether it moves on to newer periods, so that any period concerns it
/// @param head of the board that the page is, if it is one
public record Watched(
    List<String> boards,
    @Nullable Granularity granularity,
    List<Period> periods,
    boolean latest,
    BoardView.@Nullable Head head) {
  public Watched {
    boards = List.copyOf(boards);
    periods = List.copyOf(periods);
  }

  static Watched of(BoardView view, @Nullable KpiPast past, boolean latest) {
    List<KpiCard> cards =
        switch (view) {
          case BoardView.Overview overview -> List.of();
          case BoardView.FieldBoard field -> field.kpis();
          case BoardView.KpiBoard kpi -> List.of(kpi.card());
          case BoardView.Roadmap roadmap -> List.of();
        };
    List<HistoryPoint> whole = past == null ? List.of() : past.history();
    List<Period> periods =
        Stream.of(
                Stream.of(view.head().period()),
                whole.stream().map(HistoryPoint::period),
                cards.stream().flatMap(card -> card.history().stream().map(HistoryPoint::period)))
            .flatMap(each -> each)
            .distinct()
            .sorted()
            .toList();
    return new Watched(
        List.of(view.head().board()), view.head().granularity(), periods, latest, view.head());
  }

  /// The boards in an attribute.
  public String boardList() {
    return String.join(" ", boards);
  }

  /// The periods in an attribute.
  public String periodList() {
    return periods.stream().map(Period::toString).collect(Collectors.joining(" "));
  }
}
