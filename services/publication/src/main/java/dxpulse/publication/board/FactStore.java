package dxpulse.publication.board;

import dxpulse.publication.board.LivePlan.Fact;
import java.util.Collection;
import java.util.function.Consumer;

/// Keeps the newest fact of each kind and key, so that boards can be made again.
public interface FactStore {
  void save(Collection<Fact> facts);

  void each(Consumer<Fact> reader);
}
