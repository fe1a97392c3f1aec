package dxpulse.publication.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A cache in memory that only remembers changes, and that can be away.
public final class RememberedChanges implements BoardCache {
  private final Map<String, BoardChange> latest = new LinkedHashMap<>();
  public boolean away;
  public int asked;

  @Override
  public Map<BoardChange, Long> tell(Collection<BoardChange> changes) {
    asked++;
    if (away) {
      throw new Away(new IllegalStateException("nobody there"));
    }
    Map<BoardChange, Long> overtaken = new HashMap<>();
    for (BoardChange change : changes) {
      BoardChange held = latest.get(change.board());
      if (held != null && held.id() >= change.id()) {
        overtaken.put(change, held.id());
      } else {
        latest.put(change.board(), change);
      }
    }
    return overtaken;
  }

  @Override
  public List<BoardChange> changes() {
    return new ArrayList<>(latest.values());
  }

  @Override
  public boolean isAway() {
    return away;
  }

  @Override
  public Map<BoardKey, Long> publish(List<Edition> editions) {
    throw new AssertionError("there is no board here");
  }

  @Override
  public Optional<byte[]> read(BoardKey key) {
    throw new AssertionError("there is no board here");
  }

  @Override
  public Filling filling() {
    return Filling.FULL;
  }

  @Override
  public void beginFilling() {}

  @Override
  public void endFilling() {}

  @Override
  public AutoCloseable subscribe(Consumer<BoardChange> listener, Runnable opened) {
    throw new AssertionError("nobody listens here");
  }
}
