package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.release.ReleaseDesk.Outcome;
import dxpulse.publication.release.ReleaseDesk.Wish;
import dxpulse.publication.release.json.JsonBoards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Publication runs once; a second node that somebody starts all the same loses and damages
/// nothing.
class TwoNodesTest {
  private static final Instant NOW = Instant.parse("2024-07-30T01:00:00Z");
  private static final Period PERIOD = SampleBoards.PERIOD;
  private static final String ID = "FY2024-Q1-1";

  private final InMemoryReleases store = new InMemoryReleases();
  private final ReleaseDesk here = desk(new Boards(64.2), store, release -> {});

  @Test
  void whoPreparesTheFirstEditionLastDamagesNothing() {
    ReleaseDesk slow = desk(new Boards(70), new Overtaken(() -> prepared(here)), release -> {});

    assertThat(slow.prepare(PERIOD, "clock", NOW)).isInstanceOf(Outcome.Outdated.class);

    assertThat(frozenIndex()).isEqualTo(64.2);
  }

  @Test
  void whoPreparesAnewLastDamagesNothing() {
    prepared(desk(new Boards(60), store, release -> {}));
    ReleaseDesk slow = desk(new Boards(70), new Overtaken(() -> prepared(here)), release -> {});

    assertThat(slow.prepare(PERIOD, "office", NOW)).isInstanceOf(Outcome.Outdated.class);

    assertThat(frozenIndex()).isEqualTo(64.2);
  }

  @Test
  void theOfficeNeedNotWaitForSubscribersToBeTold() {
    Release first = prepared(here);
    List<Outcome> meanwhile = new ArrayList<>();
    ReleaseDesk[] desk = new ReleaseDesk[1];
    desk[0] =
        desk(
            new Boards(64.2),
            store,
            release ->
                meanwhile.add(
                    CompletableFuture.supplyAsync(() -> desk[0].prepare(PERIOD, "office", NOW))
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join()));
    assertThat(desk[0].publish(new Wish(ID, first.acts(), "office", NOW)))
        .isInstanceOf(Outcome.Done.class);

    desk[0].announceLeft();

    assertThat(meanwhile).containsExactly(new Outcome.Refused(Refusal.NOTHING_NEW));
    assertThat(store.find(ID).orElseThrow().announced()).isTrue();
  }

  private static Release prepared(ReleaseDesk desk) {
    Outcome outcome = desk.prepare(PERIOD, "office", NOW);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).release();
  }

  private double frozenIndex() {
    Releases releases = new Releases(store, new JsonBoards(), new Boards(64.2));
    return Optional.ofNullable(
            releases
                .boards(store.find(ID).orElseThrow())
                .kpi(new KpiCode("K1"))
                .orElseThrow()
                .card()
                .line()
                .index())
        .orElseThrow();
  }

  private static ReleaseDesk desk(
      LiveBoards live, ReleaseStore store, ReleaseAnnouncements announcements) {
    return new ReleaseDesk(
        store,
        new Releases(store, new JsonBoards(), live),
        live,
        new JsonBoards(),
        new ReleaseCalendar(Map.of(Granularity.QUARTER, 30)),
        announcements);
  }

  private record Boards(double index) implements LiveBoards {
    @Override
    public List<BoardView> boardsOf(Period period) {
      return List.of(
          SampleBoards.overview(index),
          SampleBoards.field(PERIOD, index),
          SampleBoards.kpi(PERIOD, index, Aggregation.ARITHMETIC));
    }

    @Override
    public AreaTables areasOf(Period period) {
      return new AreaTables(List.of());
    }

    @Override
    public List<AreaValue> areaValues(IndicatorCode indicator, Period period) {
      return List.of();
    }

    @Override
    public List<Period> periods(Granularity kind) {
      return List.of(PERIOD);
    }

    @Override
    public Optional<BoardView> view(BoardKey key) {
      return boardsOf(key.period()).stream()
          .filter(view -> view.head().board().equals(key.board()))
          .findFirst();
    }
  }

  /// The store as a node sees it that another one overtakes just before it keeps its files.
  private final class Overtaken implements ReleaseStore {
    private final Runnable other;

    Overtaken(Runnable other) {
      this.other = other;
    }

    @Override
    public void keep(String id, Content content, List<byte[]> files) {
      other.run();
      store.keep(id, content, files);
    }

    @Override
    public List<Release> all() {
      return store.all();
    }

    @Override
    public Optional<Release> find(String id) {
      return store.find(id);
    }

    @Override
    public boolean save(Release release) {
      return store.save(release);
    }

    @Override
    public Optional<byte[]> file(String id, int take, Content.Part part) {
      return store.file(id, take, part);
    }

    @Override
    public void drop(String id, Content content) {
      store.drop(id, content);
    }
  }
}
