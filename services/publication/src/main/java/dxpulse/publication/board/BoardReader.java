package dxpulse.publication.board;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What pages are made from. Everything comes from memory.
public interface BoardReader {
  /// A board as it stands, without its content.
  ///
  /// @param edition grows whenever the content changes; it means nothing on another node or after a
  ///   restart
  record Standing(BoardKey key, long edition) {}

  /// Whether there is such a board, with figures or still without.
  boolean knows(String board);

  /// Where a board stands; without a period the latest one that has an index. This is a look-up, so
  /// that a page that is drawn already need not be made again.
  Optional<Standing> standing(String board, Granularity granularity, @Nullable Period period);

  /// Whether the board of a period is an earlier one than that which the board shows by itself.
  default boolean isEarlier(BoardKey key) {
    return standing(key.board(), key.granularity(), null)
        .filter(newest -> key.period().compareTo(newest.key().period()) < 0)
        .isPresent();
  }

  /// What a board shows, if it has figures.
  Optional<BoardView> view(BoardKey key);

  /// What lies behind the board of a KPI; nothing for other boards.
  Optional<KpiPast> past(BoardKey key);

  List<BoardView.Case> cases();

  List<ProjectUpdated> projects();

  Optional<ProjectUpdated> project(int number);
}
