package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.ReadyBoards.Ready;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReadyBoardsTest {
  private static final BoardKey MAY = key("2024-05");
  private static final BoardKey JUNE = key("2024-06");
  private final Shelf shelf = new Shelf();
  private final ReadyBoards boards = new ReadyBoards(new LivePlan(), shelf, new Unmade());

  /// A cache that counts how often it is read.
  private static final class Shelf implements BoardCache {
    private final Map<BoardKey, String> held = new HashMap<>(Map.of(MAY, "41", JUNE, "42"));
    private int reads;
    private boolean away;
    private Runnable meanwhile = () -> {};

    @Override
    public Optional<byte[]> read(BoardKey key) {
      reads++;
      if (away) {
        throw new Away(new IllegalStateException("nobody there"));
      }
      Optional<byte[]> found =
          Optional.ofNullable(held.get(key)).map(text -> text.getBytes(StandardCharsets.UTF_8));
      meanwhile.run();
      return found;
    }

    @Override
    public boolean isAway() {
      return away;
    }

    @Override
    public Map<BoardKey, Long> publish(List<Edition> editions) {
      throw new AssertionError("a reader publishes nothing");
    }

    @Override
    public Map<BoardChange, Long> tell(Collection<BoardChange> changes) {
      throw new AssertionError("a reader tells nothing");
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
    public List<BoardChange> changes() {
      return List.of();
    }

    @Override
    public AutoCloseable subscribe(Consumer<BoardChange> listener, Runnable opened) {
      throw new AssertionError("whoever owns the boards listens for them");
    }
  }

  /// The plan of these tests has no boards.
  private static final class Unmade implements BoardFormat {
    @Override
    public byte[] encode(BoardView view) {
      throw new AssertionError(view.head());
    }

    @Override
    public long versionOf(byte[] body) {
      throw new AssertionError("no version is asked for");
    }
  }

  @Test
  void aBoardIsReadOnceHoweverOftenItIsAskedFor() {
    assertThat(boards.atHand(MAY)).isEmpty();

    assertThat(text(MAY)).isEqualTo("41");
    assertThat(text(MAY)).isEqualTo("41");

    assertThat(boards.atHand(MAY)).isPresent();
    assertThat(shelf.reads).isOne();
  }

  @Test
  void aChangeTakesAwayOnlyItsOwnBoard() {
    String before = find(MAY).etag();
    assertThat(text(JUNE)).isEqualTo("42");
    shelf.held.put(MAY, "43");

    boards.forget(change(MAY));

    assertThat(boards.atHand(JUNE)).isPresent();
    assertThat(text(MAY)).isEqualTo("43");
    assertThat(find(MAY).etag()).isNotEqualTo(before);
    assertThat(shelf.reads).isEqualTo(3);
  }

  @Test
  void theSameContentHasTheSameTagThoughItWasForgotten() {
    String before = find(MAY).etag();

    boards.forgetAll();

    assertThat(boards.atHand(MAY)).isEmpty();
    assertThat(find(MAY).etag()).isEqualTo(before);
  }

  /// Else the older one would stay until the next change, which may be a month away.
  @Test
  void aBoardThatChangesWhileItIsReadIsNotKept() {
    for (Runnable told : List.<Runnable>of(() -> boards.forget(change(MAY)), boards::forgetAll)) {
      shelf.held.put(MAY, "41");
      shelf.meanwhile =
          () -> {
            shelf.held.put(MAY, "44");
            told.run();
          };
      assertThat(text(MAY)).isEqualTo("41");
      shelf.meanwhile = () -> {};

      assertThat(boards.atHand(MAY)).isEmpty();
      assertThat(text(MAY)).isEqualTo("44");
      boards.forgetAll();
    }
  }

  @Test
  void aBoardAtHandIsAnsweredWhileTheCacheIsAwayAndSaysSo() {
    assertThat(find(MAY).fromStore()).isFalse();

    shelf.away = true;
    assertThat(find(MAY).fromStore()).isTrue();
    assertThat(boards.find(JUNE)).as("neither at hand nor in the plan").isEmpty();

    shelf.away = false;
    assertThat(find(MAY).fromStore()).isFalse();
    assertThat(text(JUNE)).isEqualTo("42");
  }

  @Test
  void aBoardThatIsNowhereIsLookedForAgain() {
    BoardKey july = key("2024-07");
    assertThat(boards.find(july)).isEmpty();

    shelf.held.put(july, "45");

    assertThat(text(july)).isEqualTo("45");
  }

  private Ready find(BoardKey key) {
    return boards.find(key).orElseThrow();
  }

  private String text(BoardKey key) {
    return new String(find(key).body(), StandardCharsets.UTF_8);
  }

  private static BoardChange change(BoardKey key) {
    return new BoardChange(1, key.board(), key.granularity(), key.period(), 1, null);
  }

  private static BoardKey key(String month) {
    return new BoardKey("kpi/K6", Granularity.MONTH, Period.parse(month));
  }
}
