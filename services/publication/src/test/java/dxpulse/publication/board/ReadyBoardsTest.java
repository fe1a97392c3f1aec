package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan.Fact;
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
  private static final BoardKey QUARTER =
      new BoardKey("kpi/K6", Granularity.QUARTER, Period.parse("FY2024-Q1"));
  private final LivePlan plan = new LivePlan();
  private final Shelf shelf = new Shelf();
  private final ReadyBoards boards = new ReadyBoards(plan, shelf, new Indexes());
  private int revision;

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

  /// A board as its index.
  private static final class Indexes implements BoardFormat {
    @Override
    public byte[] encode(BoardView view) {
      return String.valueOf(((BoardView.KpiBoard) view).card().line().index())
          .getBytes(StandardCharsets.UTF_8);
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
  void whileTheCacheIsAwayABoardIsAsNewAsItsPageAndSaysSoAndNobodyWaits() {
    know("2024-Q1", 75);
    shelf.held.put(QUARTER, "75.0");
    assertThat(text(QUARTER)).isEqualTo("75.0");
    assertThat(find(QUARTER).fromStore()).isFalse();
    int reads = shelf.reads;

    shelf.away = true;
    know("2024-Q1", 80);
    assertThat(text(QUARTER)).isEqualTo("80.0");
    assertThat(find(QUARTER).fromStore()).isTrue();
    assertThat(boards.atHand(QUARTER)).as("made once").isPresent();
    know("2024-Q1", 81);
    assertThat(text(QUARTER)).isEqualTo("81.0");
    assertThat(boards.find(MAY)).as("at hand before, but not in the plan").isEmpty();
    assertThat(shelf.reads).isEqualTo(reads);
  }

  @Test
  void aBoardStaysFromTheStoreUntilTheCacheThatIsBackHoldsItToo() {
    know("2024-Q1", 75);
    shelf.held.put(QUARTER, "75.0");
    assertThat(text(QUARTER)).isEqualTo("75.0");
    shelf.away = true;
    know("2024-Q1", 80);
    boards.lead(change(QUARTER, 7));

    shelf.away = false;
    boards.forget(change(QUARTER, 6));
    assertThat(text(QUARTER)).isEqualTo("80.0");
    assertThat(find(QUARTER).fromStore()).isTrue();
    assertThat(text(JUNE)).as("it was never told").isEqualTo("42");

    shelf.held.put(QUARTER, "80.0 held");
    boards.forget(change(QUARTER, 8));
    assertThat(text(QUARTER)).isEqualTo("80.0 held");
    assertThat(find(QUARTER).fromStore()).isFalse();
  }

  private void know(String quarter, double index) {
    var _ = plan.apply(new Fact.Kpi(PartTest.kpi("K6")));
    KpiScored score = PartTest.score("K6", "FY" + quarter, index);
    assertThat(
            plan.apply(
                    new Fact.Score(
                        SampleScores.with(score, "revision", Integer.toString(++revision))))
                .isNews())
        .isTrue();
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
    return change(key, 1);
  }

  private static BoardChange change(BoardKey key, long version) {
    return new BoardChange(version, key.board(), key.granularity(), key.period(), version, null);
  }

  private static BoardKey key(String month) {
    return new BoardKey("kpi/K6", Granularity.MONTH, Period.parse(month));
  }
}
