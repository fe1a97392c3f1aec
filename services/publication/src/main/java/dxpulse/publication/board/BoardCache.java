package dxpulse.publication.board;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Ready-to-send boards, shared by all nodes, and the word of their changes.
public interface BoardCache {
  /// A board as it is from now on.
  ///
  /// @param change what open pages are told; its version is the board's
  record Edition(BoardKey key, BoardChange change, byte[] body) {}

  /// Sets boards and tells their changes, each in one step. A board that the cache holds in the
  /// same or a later version stays as it is.
  ///
  /// @return boards that stayed, with the version that the cache holds
  /// @throws Away when the cache does not answer or does not take them
  Map<BoardKey, Long> publish(List<Edition> editions);

  /// Tells changes of pages that have no board, each in one step. The latest one of each name is
  /// remembered like those of boards.
  ///
  /// @return those that are not told, because a later one of their name was, with its id
  /// @throws Away when the cache does not answer or does not take them
  Map<BoardChange, Long> tell(Collection<BoardChange> changes);

  /// The newest version of a board, in one read.
  ///
  /// @throws Away when the cache does not answer
  Optional<byte[]> read(BoardKey key);

  /// How much of the boards a cache holds.
  enum Filling {
    /// It is new, or was emptied.
    EMPTY,
    /// Somebody is filling it.
    BEGUN,
    /// It holds every board.
    FULL
  }

  /// @throws Away when the cache does not answer
  Filling filling();

  /// Notes that filling begins.
  ///
  /// @throws Away when the cache does not answer
  void beginFilling();

  /// Notes that it holds every board, unless it was emptied since filling began.
  ///
  /// @throws Away when the cache does not answer
  void endFilling();

  /// The latest change of each board, oldest first.
  ///
  /// @throws Away when the cache does not answer
  List<BoardChange> changes();

  /// Hears changes from all nodes until closed.
  ///
  /// @param opened runs whenever hearing begins, also after it was broken: what changed before it
  ///   may have been missed
  AutoCloseable subscribe(Consumer<BoardChange> listener, Runnable opened);

  /// Whether the cache did not answer the last time that it was asked.
  boolean isAway();

  /// The cache does not answer.
  final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Away(Throwable cause) {
      super("the board cache does not answer", cause);
    }
  }
}
