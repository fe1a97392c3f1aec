package dxpulse.publication.page;

import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.HistoryPoint;
import dxpulse.publication.board.BoardView.KpiCard;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an open page listens for.
///
/// @param periods those whose figures it shows, its own and those of its history
/// @param latest whether it moves on to newer periods, so that any period concerns it
public record Watched(BoardView.Head head, List<Period> periods, boolean latest) {
  public Watched {
    periods = List.copyOf(periods);
  }

  static Watched of(BoardView view, boolean latest) {
    List<KpiCard> cards =
        switch (view) {
          case BoardView.Overview overview -> List.of();
          case BoardView.FieldBoard field -> field.kpis();
          case BoardView.KpiBoard kpi -> List.of(kpi.card());
          case BoardView.Roadmap roadmap -> List.of();
        };
    List<Period> periods =
        Stream.concat(
                Stream.of(view.head().period()),
                cards.stream().flatMap(card -> card.history().stream().map(HistoryPoint::period)))
            .distinct()
            .sorted()
            .toList();
    return new Watched(view.head(), periods, latest);
  }

  /// The periods in an attribute.
  public String periodList() {
    return periods.stream().map(Period::toString).collect(Collectors.joining(" "));
  }
}
