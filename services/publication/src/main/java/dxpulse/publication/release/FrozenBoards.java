package dxpulse.publication.release;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.Overview;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A release with the boards that it froze; pages, documents and files are made from these alone.
///
/// @param areas what held for municipalities; none in releases that are older than these
public record FrozenBoards(Release release, List<BoardView> boards, AreaTables areas) {
  public FrozenBoards {
    boards = List.copyOf(boards);
  }

  public FrozenBoards(Release release, List<BoardView> boards) {
    this(release, boards, new AreaTables(List.of()));
  }

  public Overview overview() {
    return all(Overview.class).findFirst().orElseThrow();
  }

  public List<FieldBoard> fields() {
    return all(FieldBoard.class).toList();
  }

  public List<KpiBoard> kpis() {
    return all(KpiBoard.class).toList();
  }

  public Optional<FieldBoard> field(Field field) {
    return all(FieldBoard.class).filter(board -> board.field().field() == field).findFirst();
  }

  public Optional<KpiBoard> kpi(KpiCode code) {
    return all(KpiBoard.class).filter(board -> board.card().line().code().equals(code)).findFirst();
  }

  /// The boards of the KPIs that the office chose, in its order.
  public List<KpiBoard> highlights() {
    return release.words().highlights().stream().flatMap(code -> kpi(code).stream()).toList();
  }

  private <T> Stream<T> all(Class<T> kind) {
    return boards.stream().filter(kind::isInstance).map(kind::cast);
  }
}
