package dxpulse.publication.board;

import dxpulse.publication.board.LivePlan.Fact;
import java.util.function.Consumer;

/// Keeps the newest fact of each kind and key, so that boards can be made again.
public interface FactStore {
  /// Keeps a fact in mind instead of the one of the same key that is kept.
  ///
  /// @param body the fact as it is written
  void save(Fact fact, byte[] body);

  /// Writes what was kept in mind. When it returns, all of it is stored.
  void write();

  /// All that is kept; scores come before the revisions that they told.
  void each(Consumer<Fact> reader);
}
