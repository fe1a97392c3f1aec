package dxpulse.publication.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Ready-to-send boards, shared by all nodes, and the word of their changes.
public interface BoardCache {
  /// Sets the boards and tells the changes, in this order, and notes in the same step which boards
  /// are still to follow, so that a node that dies before it got to them finds them again.
  ///
  /// @throws Away when the cache does not answer
  void publish(Map<BoardKey, byte[]> boards, List<BoardChange> changes, Set<BoardKey> toFollow);

  /// Boards that were noted as following and have not been set since.
  Set<BoardKey> following();

  /// A board in one read.
  Optional<byte[]> read(BoardKey key);

  /// Whether it answers and still holds what it was told; false after it was emptied.
  boolean isFilled();

  /// The latest changes after an id, oldest first.
  List<BoardChange> changesAfter(long id);

  /// Hears changes from all nodes until closed.
  AutoCloseable subscribe(Consumer<BoardChange> listener);

  /// The cache does not answer.
  final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Away(Throwable cause) {
      super("the board cache does not answer", cause);
    }
  }
}
