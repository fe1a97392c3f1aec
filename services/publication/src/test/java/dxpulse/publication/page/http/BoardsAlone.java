package dxpulse.publication.page.http;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardReader;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.KpiPast;
import java.util.List;
import java.util.Optional;

/// A plan of boards alone: no past, no cases, no projects.
interface BoardsAlone extends BoardReader {
  @Override
  default Optional<KpiPast> past(BoardKey key) {
    return Optional.empty();
  }

  @Override
  default List<BoardView.Case> cases() {
    return List.of();
  }

  @Override
  default List<ProjectUpdated> projects() {
    return List.of();
  }

  @Override
  default Optional<ProjectUpdated> project(int number) {
    return Optional.empty();
  }
}
