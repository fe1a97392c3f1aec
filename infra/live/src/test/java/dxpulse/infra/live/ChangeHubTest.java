package dxpulse.infra.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class ChangeHubTest {
  private static final Pattern ID = Pattern.compile("^id: ([0-9]+)$", Pattern.MULTILINE);

  private final ChangeHub hub = new ChangeHub(Runnable::run);

  /// Reads as much as it is told to.
  private static final class Reader extends BaseSubscriber<ChangeHub.Told> {
    private final List<Long> ids = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    protected void hookOnSubscribe(Subscription subscription) {}

    @Override
    protected void hookOnNext(ChangeHub.Told told) {
      List<Long> changes =
          ID.matcher(new String(told.text(), UTF_8))
              .results()
              .map(id -> Long.valueOf(id.group(1)))
              .toList();
      assertThat(told.id()).isEqualTo(changes.isEmpty() ? 0 : changes.getLast());
      ids.addAll(changes.isEmpty() ? List.of(0L) : changes);
    }

    @Override
    protected void hookOnComplete() {
      ended.set(true);
    }
  }

  @Test
  void whoHasSeenNothingHearsOnlyWhatComes() {
    hub.accept(change(1, "kpi/K1"));
    Reader reader = reader(0, 10);

    hub.accept(change(2, "kpi/K1"));

    assertThat(reader.ids).containsExactly(2L);
  }

  @Test
  void whoComesBackHearsTheLastChangeOfEachBoardAfterWhatItHasSeenAndThenWhatComes() {
    for (int id = 1; id <= 5_000; id++) {
      hub.accept(change(id, "kpi/K" + id % 3));
    }
    Reader reader = reader(4_998, 10);

    hub.accept(change(5_001, "overview"));

    assertThat(reader.ids).containsExactly(4_999L, 5_000L, 5_001L);
    assertThat(reader(1, 10).ids).containsExactly(4_998L, 4_999L, 5_000L, 5_001L);
  }

  @Test
  void aSlowReaderMissesNoBoardAndHearsOfEachTheLastChangeAlone() {
    Reader reader = reader(0, 1);
    for (int id = 1; id <= 900; id++) {
      hub.accept(change(id, "kpi/K" + id % 3));
    }
    assertThat(reader.ids).containsExactly(1L);

    reader.request(10);

    assertThat(reader.ids).containsExactly(1L, 898L, 899L, 900L);
  }

  @Test
  void whatChangesDuringARoundIsToldInOnePieceByTheNext() {
    Deque<Runnable> rounds = new ArrayDeque<>();
    ChangeHub busy = new ChangeHub(rounds::add);
    Reader reader = new Reader();
    busy.after(0).subscribe(reader);
    reader.request(1);

    IntStream.rangeClosed(1, 12).forEach(id -> busy.accept(change(id, "kpi/K" + id)));
    assertThat(rounds).hasSize(1);
    rounds.remove().run();

    assertThat(reader.ids).hasSize(12);
  }

  @Test
  void whatChangedBeforeTheEndIsToldBeforeIt() {
    Deque<Runnable> rounds = new ArrayDeque<>();
    ChangeHub ending = new ChangeHub(rounds::add);
    Reader reader = new Reader();
    ending.after(0).subscribe(reader);
    reader.request(1);

    ending.accept(change(1, "kpi/K1"));
    ending.close();

    assertThat(reader.ids).containsExactly(1L);
    assertThat(reader.ended).isTrue();
    rounds.forEach(Runnable::run);
    assertThat(reader.ids).hasSize(1);
  }

  @Test
  void manyChangesAreToldInPiecesOfABoundedSize() {
    for (int id = 1; id <= 901; id++) {
      hub.accept(change(id, "kpi/K" + id));
    }

    assertThat(reader(1, 1).ids).hasSize(200).startsWith(2L);
    assertThat(reader(1, 5).ids).hasSize(900);
  }

  @Test
  void aChangeThatIsKnownOrOvertakenChangesNothing() {
    Reader reader = reader(0, 10);
    hub.accept(change(7, "kpi/K1"));

    hub.accept(change(7, "kpi/K1"));
    hub.accept(change(3, "kpi/K1"));
    hub.recall(List.of(change(7, "kpi/K1"), change(8, "overview")));

    assertThat(reader.ids).containsExactly(7L, 8L);
  }

  @Test
  void noChangeIsLostBetweenComingBackAndHearingOn() throws Exception {
    for (int round = 0; round < 50; round++) {
      ChangeHub busy = new ChangeHub(Runnable::run);
      busy.accept(change(1, "kpi/K0"));
      Thread writer =
          Thread.ofPlatform()
              .start(() ->
                  IntStream.rangeClosed(2, 400)
                      .forEach(id -> busy.accept(change(id, "kpi/K" + id))));
      Reader reader = new Reader();
      busy.after(1).subscribe(reader);
      reader.request(Long.MAX_VALUE);
      writer.join();

      Set<Long> expected = new TreeSet<>();
      IntStream.rangeClosed(2, 400).forEach(id -> expected.add((long) id));
      assertThat(reader.ids).as("round " + round).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void aQuietStreamSaysThatItIsAliveAndABusyOneHasNoNeedTo() {
    Reader quiet = reader(0, 10);
    Reader slow = reader(0, 1);

    hub.beat();
    hub.accept(change(1, "kpi/K1"));
    hub.beat();
    slow.request(10);

    assertThat(quiet.ids).containsExactly(0L, 1L, 0L);
    assertThat(slow.ids).containsExactly(0L, 1L);
  }

  @Test
  void streamsEndWhenTheNodeDoes() {
    Reader reader = reader(0, 10);

    hub.close();

    assertThat(reader.ended).isTrue();
  }

  @Test
  void whoComesWhileTheNodeEndsIsSentAwayToo() {
    hub.close();

    assertThat(reader(0, 10).ended).isTrue();
    assertThat(hub.size()).isZero();
  }

  private Reader reader(long lastSeen, long room) {
    Reader reader = new Reader();
    hub.after(hub.start(lastSeen)).subscribe(reader);
    reader.request(room);
    return reader;
  }

  private static Change change(long id, String board) {
    return new Change(id, board, "{}");
  }
}
