package dxpulse.publication.board;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What pages are made from.
public interface BoardReader {
  /// A board; without a period the latest one that has an index.
  Optional<BoardView> view(String board, Granularity granularity, @Nullable Period period);

  List<BoardView.Case> cases();

  List<ProjectUpdated> projects();

  Optional<ProjectUpdated> project(int number);
}
