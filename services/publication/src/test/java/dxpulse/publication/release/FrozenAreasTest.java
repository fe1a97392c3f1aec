package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.release.ReleaseDesk.Outcome;
import dxpulse.publication.release.ReleaseDesk.Wish;
import dxpulse.publication.release.json.JsonBoards;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Values of municipalities that a release froze, beside those of today.
class FrozenAreasTest {
  private static final Instant NOW = Instant.parse("2024-07-30T01:00:00Z");
  private static final Instant LATER = Instant.parse("2024-08-20T03:00:00Z");
  private static final Period PERIOD = SampleBoards.PERIOD;
  private static final IndicatorCode RATE = new IndicatorCode("I15");
  private static final AreaCode AOMORI = new AreaCode("022012");
  private static final AreaCode HIROSAKI = new AreaCode("022021");
  private final InMemoryReleases store = new InMemoryReleases();
  private final NavigableMap<Period, NavigableMap<AreaCode, AreaValue>> told = new TreeMap<>();
  private final Releases releases = new Releases(store, new JsonBoards(), new Live());
  private final ReleaseDesk desk =
      new ReleaseDesk(
          store,
          releases,
          new Live(),
          new JsonBoards(),
          new ReleaseCalendar(Map.of(Granularity.QUARTER, 30)),
          release -> {});

  @Test
  void aRevisedValueIsListedWithItsMunicipalityAndAllowsAFurtherEdition() {
    number(AOMORI, PERIOD, "12.5");
    number(HIROSAKI, PERIOD, "20.0");
    Release first = published();
    AreaTables frozen = releases.boards(first).areas();
    assertThat(releases.revisions(first)).isEmpty();
    assertThat(desk.prepare(PERIOD, "office", NOW))
        .isEqualTo(new Outcome.Refused(Refusal.NOTHING_NEW));

    number(AOMORI, PERIOD, "13.0");
    number(HIROSAKI, PERIOD, "20.00");

    assertThat(releases.revisions(first))
        .singleElement()
        .satisfies(revision -> {
          assertThat(revision.figure()).isEqualTo(Revision.Figure.AREA);
          assertThat(revision.indicator()).isEqualTo(RATE);
          assertThat(revision.area()).isEqualTo(AOMORI);
          assertThat(revision.period()).isEqualTo(PERIOD);
          assertThat(revision.at()).isEqualTo(LATER);
          assertThat(ReleasePages.before(revision, Lang.JA)).isEqualTo("12.5");
          assertThat(ReleasePages.now(revision, Lang.JA)).isEqualTo("13.0");
        });
    assertThat(releases.boards(first).areas()).isEqualTo(frozen);
    assertThat(first.content().sums()).contains("areas.json");
    assertThat(prepared().edition()).as("there is something new").isEqualTo(2);
  }

  @Test
  void whatIsPreparedCountsThemToo() {
    number(AOMORI, PERIOD, "12.5");
    number(HIROSAKI, PERIOD, "20.0");
    Release waiting = prepared();

    number(AOMORI, PERIOD, "13.0");
    number(HIROSAKI, PERIOD, "21.0");

    assertThat(releases.revisions(waiting)).hasSize(2);
    assertThat(releases.revisions(prepared())).isEmpty();
  }

  @Test
  void aValueThatCameLateOrWasTakenBackIsListedAndWhatIsNoLongerKnownIsNot() {
    number(AOMORI, PERIOD, "12.5");
    Release release = published();

    tell(AOMORI, PERIOD, null, null);
    number(HIROSAKI, PERIOD, "20.0");

    assertThat(releases.revisions(release))
        .extracting(
            Revision::area,
            each -> ReleasePages.before(each, Lang.EN),
            each -> ReleasePages.now(each, Lang.EN))
        .containsExactly(tuple(AOMORI, "12.5", "－"), tuple(HIROSAKI, "－", "20.0"));

    told.clear();
    assertThat(releases.revisions(release)).isEmpty();
  }

  @Test
  void aStageIsListedByItsName() {
    tell(AOMORI, PERIOD, null, "試行");
    Release release = published();

    tell(AOMORI, PERIOD, null, "本稼働");

    assertThat(releases.revisions(release))
        .singleElement()
        .satisfies(revision -> {
          assertThat(ReleasePages.before(revision, Lang.JA)).isEqualTo("試行");
          assertThat(ReleasePages.now(revision, Lang.JA)).isEqualTo("本稼働");
        });
  }

  @Test
  void aLaterPeriodIsOneEntryAndACorrectionOfTheFrozenOneStaysVisible() {
    Period month = Period.parse("2024-05");
    number(AOMORI, month, "12.5");
    number(HIROSAKI, month, "20.0");
    Release release = published();

    number(AOMORI, Period.parse("2024-06"), "14.0");
    number(HIROSAKI, Period.parse("2024-06"), "22.0");
    number(AOMORI, month, "12.9");

    List<Revision> revisions = releases.revisions(release);
    assertThat(revisions)
        .extracting(
            Revision::figure,
            each -> ReleasePages.before(each, Lang.EN),
            each -> ReleasePages.now(each, Lang.EN))
        .containsExactly(
            tuple(Revision.Figure.AREA, "12.5", "12.9"),
            tuple(Revision.Figure.AREA_PERIOD, "May 2024", "Jun 2024"));
  }

  private Release published() {
    Release release = prepared();
    Outcome outcome = desk.publish(new Wish(release.id(), release.acts(), "office", NOW));
    return ((Outcome.Done) outcome).release();
  }

  private Release prepared() {
    return ((Outcome.Done) desk.prepare(PERIOD, "office", NOW)).release();
  }

  private void number(AreaCode area, Period period, String value) {
    tell(area, period, new BigDecimal(value), null);
  }

  private void tell(
      AreaCode area, Period period, @Nullable BigDecimal value, @Nullable String stage) {
    var _ =
        told.computeIfAbsent(period, unseen -> new TreeMap<>())
            .put(
                area,
                new AreaValue(
                    RATE, period, area, value, stage, ValueStatus.FINAL, false, 1, LATER));
  }

  /// Of one indicator, with the newest period's values as of any period.
  private final class Live implements LiveBoards {
    @Override
    public List<BoardView> boardsOf(Period period) {
      return List.of(
          SampleBoards.overview(64.2),
          SampleBoards.field(PERIOD, 64.2),
          SampleBoards.kpi(PERIOD, 64.2, Aggregation.ARITHMETIC));
    }

    @Override
    public AreaTables areasOf(Period period) {
      return new AreaTables(
          told.isEmpty()
              ? List.of()
              : List.of(
                  new AreaTables.Table(
                      RATE,
                      new LocalizedText("オンライン手続き利用率", null),
                      "％",
                      1,
                      told.lastKey(),
                      told.lastEntry().getValue().values().stream()
                          .filter(AreaValue::isThere)
                          .map(each ->
                              new AreaTables.Value(
                                  each.area(),
                                  each.value(),
                                  each.stage(),
                                  each.status(),
                                  each.sample()))
                          .toList())));
    }

    @Override
    public List<AreaValue> areaValues(IndicatorCode indicator, Period period) {
      return indicator.equals(RATE)
          ? List.copyOf(told.getOrDefault(period, new TreeMap<>()).values())
          : List.of();
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
}
