package dxpulse.publication.board;

import dxpulse.publication.board.LivePlan.Fact;
import java.util.Collection;
import java.util.function.Consumer;

/// Keeps the newest fact of each kind and key, so that boards can be made again.
public interface FactStore {
  /// Keeps facts in mind; the newer of two of the same key stays.
  void save(Collection<Fact> facts);

  /// Writes what was kept in mind. When it returns, all of it is stored.
  void write();

  void each(Consumer<Fact> reader);
}
