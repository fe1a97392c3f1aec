package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.AreaValue;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.release.ReleaseDesk.Outcome;
import dxpulse.publication.release.ReleaseDesk.Outcome.Refused;
import dxpulse.publication.release.ReleaseDesk.Wish;
import dxpulse.publication.release.json.JsonBoards;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseDeskTest {
  private static final Instant NOW = Instant.parse("2024-07-30T01:00:00Z");
  private static final Period PERIOD = SampleBoards.PERIOD;
  private final InMemoryReleases store = new InMemoryReleases();
  private final List<String> announced = new ArrayList<>();
  private final Set<Period> figuresOf = new HashSet<>(Set.of(PERIOD));
  private double index = 64.2;
  private boolean isEmpty;
  private boolean isAway;
  private final LiveBoards live =
      new LiveBoards() {
        @Override
        public List<BoardView> boardsOf(Period period) {
          return isEmpty || !figuresOf.contains(period)
              ? List.of()
              : List.of(
                  overview(),
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
          return kind == Granularity.QUARTER ? List.of(PERIOD) : List.of();
        }

        @Override
        public Optional<BoardView> view(BoardKey key) {
          return boardsOf(key.period()).stream()
              .filter(view -> view.head().board().equals(key.board()))
              .findFirst();
        }
      };
  private final Releases releases = new Releases(store, new JsonBoards(), live);
  private final ReleaseDesk desk =
      new ReleaseDesk(
          store,
          releases,
          live,
          new JsonBoards(),
          new ReleaseCalendar(Map.of(Granularity.QUARTER, 30)),
          release -> {
            if (isAway) {
              throw new IllegalStateException("away");
            }
            announced.add(release.id() + " " + release.standing().code());
          });

  @Test
  void aClosedPeriodIsPreparedOnceByTheClock() {
    assertThat(desk.prepareClosed(NOW.minus(Duration.ofDays(2)))).isEmpty();
    assertThat(desk.prepareClosed(NOW)).extracting(Release::id).containsExactly("FY2024-Q1-1");
    index = 70;
    assertThat(desk.prepareClosed(NOW)).isEmpty();

    assertThat(release().isPublic()).isFalse();
    assertThat(releases.published()).isEmpty();
    assertThat(frozenIndex()).isEqualTo(64.2);
  }

  @Test
  void whatIsPreparedWaitsForTheOfficeUntilItIsPublishedOrHasItsTime() {
    assertThat(releases.waiting()).isZero();
    desk.prepareClosed(NOW);
    assertThat(releases.waiting()).isEqualTo(1);

    done(desk.embargo(wish(), NOW.plusSeconds(60)));
    assertThat(releases.waiting()).isZero();
    done(desk.lift(wish()));
    assertThat(releases.waiting()).isEqualTo(1);
    done(desk.publish(wish()));
    assertThat(releases.waiting()).isZero();
  }

  @Test
  void aPeriodWithoutFiguresWaitsForThem() {
    isEmpty = true;
    assertThat(desk.prepareClosed(NOW)).isEmpty();
    isEmpty = false;
    assertThat(desk.prepareClosed(NOW)).hasSize(1);
  }

  @Test
  void aPeriodThatHasNotEndedOrHasNoFiguresIsRefused() {
    assertThat(desk.prepare(PERIOD, "office", Instant.parse("2024-06-30T14:59:59Z")))
        .isEqualTo(new Refused(Refusal.NOT_ENDED));
    assertThat(desk.prepare(PERIOD.previous(), "office", NOW))
        .isEqualTo(new Refused(Refusal.NO_FIGURES));
  }

  @Test
  void preparedAnewItTakesUpLaterFiguresAndTheSameFiguresChangeNothing() {
    Release first = prepared();
    assertThat(prepared()).isEqualTo(first);

    index = 70;
    Release second = prepared();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.content().checksum()).isNotEqualTo(first.content().checksum());
    assertThat(frozenIndex()).isEqualTo(70);
    assertThat(store.files).hasSize(3);
  }

  @Test
  void whatIsEmbargoedIsFrozenAndPublishedOnceWhenItsTimeHasCome() {
    prepared();
    Instant until = NOW.plusSeconds(3600);
    Release waiting = done(desk.embargo(wish(), until));
    index = 99;

    assertThat(desk.prepare(PERIOD, "office", NOW)).isEqualTo(new Refused(Refusal.IS_EMBARGOED));
    assertThat(desk.publishDue(until.minusMillis(1))).isEmpty();
    assertThat(desk.publishDue(until)).hasSize(1);
    assertThat(desk.publishDue(until.plusSeconds(1))).isEmpty();

    assertThat(release().standing()).isEqualTo(new Standing.Published(until));
    assertThat(release().content()).isEqualTo(waiting.content());
    assertThat(frozenIndex()).isEqualTo(64.2);
    assertThat(releases.current(PERIOD)).hasValue(release());
  }

  @Test
  void twoNodesAtTheSameMomentPublishOnce() {
    prepared();
    Release waiting = done(desk.embargo(wish(), NOW.plusSeconds(1)));
    Release byTheOther =
        waiting.with(new Standing.Published(NOW), Release.Act.PUBLISHED, Release.CLOCK, NOW);
    InMemoryReleases stale = new InMemoryReleases();
    stale.heads.putAll(store.heads);
    assertThat(store.save(byTheOther)).isTrue();

    assertThat(store.save(byTheOther)).isFalse();
    assertThat(desk.publishDue(NOW.plusSeconds(2))).isEmpty();
  }

  @Test
  void aLiftedEmbargoMayBeWorkedOnAgain() {
    prepared();
    done(desk.embargo(wish(), NOW.plusSeconds(60)));
    assertThat(desk.say(wish(), words("note"))).isEqualTo(new Refused(Refusal.IS_EMBARGOED));

    done(desk.lift(wish()));

    done(desk.say(wish(), words("note")));
    assertThat(desk.lift(wish())).isEqualTo(new Refused(Refusal.IS_NOT_EMBARGOED));
  }

  @Test
  void whatIsPublishedIsFrozenForGood() {
    prepared();
    done(desk.say(wish(), words("解説")));
    done(desk.publish(wish()));

    assertThat(desk.say(wish(), words("x"))).isEqualTo(new Refused(Refusal.IS_PUBLIC));
    assertThat(desk.publish(wish())).isEqualTo(new Refused(Refusal.IS_PUBLIC));
    assertThat(desk.embargo(wish(), NOW.plusSeconds(9))).isEqualTo(new Refused(Refusal.IS_PUBLIC));
    assertThat(desk.prepare(PERIOD, "office", NOW)).isEqualTo(new Refused(Refusal.NOTHING_NEW));
  }

  @Test
  void aFigureThatChangedLaterIsListedAndAllowsAFurtherEdition() {
    prepared();
    done(desk.publish(wish()));
    assertThat(releases.revisions(release())).isEmpty();
    index = 66.6;

    List<Revision> revisions = releases.revisions(release());

    assertThat(revisions)
        .anySatisfy(revision -> {
          assertThat(revision.figure()).isEqualTo(Revision.Figure.INDEX);
          assertThat(revision.kpi()).isEqualTo(new KpiCode("K1"));
          assertThat(revision.period()).isEqualTo(PERIOD);
          assertThat(revision.before()).isEqualByComparingTo("64.2");
          assertThat(revision.now()).isEqualByComparingTo("66.6");
        });
    assertThat(revisions.getFirst().figure())
        .as("the first figure of the page, the mean of the fields")
        .isEqualTo(Revision.Figure.MEAN);
    Release second = prepared();
    assertThat(second.id()).isEqualTo("FY2024-Q1-2");
    assertThat(releases.current(PERIOD).map(Release::edition)).hasValue(1);
    done(desk.publish(new Wish(second.id(), second.acts(), "office", NOW)));
    assertThat(releases.current(PERIOD).map(Release::edition)).hasValue(2);
    assertThat(frozenIndex()).isEqualTo(64.2);
  }

  /// Its first field moves with the index.
  private BoardView.Overview overview() {
    BoardView.Overview sample = SampleBoards.overview(index);
    List<FieldPart> parts = new ArrayList<>(sample.fields());
    FieldPart first = parts.getFirst();
    parts.set(0, new FieldPart(first.field(), index, null, first.kpis(), null));
    return new BoardView.Overview(
        sample.head(), sample.summary(), parts, sample.projects(), sample.highlights());
  }

  @Test
  void whatIsWithdrawnStaysVisibleWithItsReasonAndNoLongerCounts() {
    prepared();
    assertThat(desk.withdraw(wish(), text("誤り"))).isEqualTo(new Refused(Refusal.IS_NOT_PUBLISHED));
    done(desk.publish(wish()));

    done(desk.withdraw(wish(), text("集計の誤り")));

    assertThat(release().standing()).isEqualTo(new Standing.Withdrawn(NOW, NOW, text("集計の誤り")));
    assertThat(releases.published()).containsExactly(release());
    assertThat(releases.current(PERIOD)).isEmpty();
    assertThat(prepared().id()).isEqualTo("FY2024-Q1-2");
  }

  @Test
  void whoLookedAtAnEarlierVersionIsToldSo() {
    Release seen = prepared();
    done(desk.say(wish(), words("a")));

    assertThat(desk.publish(new Wish(seen.id(), seen.acts(), "office", NOW)))
        .isEqualTo(new Outcome.Outdated(release().acts()));
    assertThat(desk.publish(new Wish("FY2020-Q1-1", 1, "office", NOW)))
        .isEqualTo(new Outcome.Unknown());
  }

  @Test
  void aHighlightIsAKpiOfTheRelease() {
    prepared();
    assertThat(
            desk.say(
                wish(), new Release.Words(null, List.of(new KpiCode("K1"), new KpiCode("K9")))))
        .isEqualTo(new Refused(Refusal.UNKNOWN_HIGHLIGHT));
    done(desk.say(wish(), new Release.Words(null, List.of(new KpiCode("K1")))));
    assertThat(releases.boards(release()).highlights()).hasSize(1);
  }

  @Test
  void anEmbargoLiesAheadButNotMoreThanAYear() {
    prepared();
    Instant aYearOn = Instant.parse("2025-07-30T01:00:00Z");
    assertThat(desk.embargo(wish(), NOW)).isEqualTo(new Refused(Refusal.EMBARGO_NOT_AHEAD));
    assertThat(desk.embargo(wish(), aYearOn.plusMillis(1)))
        .isEqualTo(new Refused(Refusal.EMBARGO_TOO_FAR));
    done(desk.embargo(wish(), aYearOn));
  }

  @Test
  void subscribersAreToldOnceAndLaterIfTheyCannotBeToldNow() {
    prepared();
    desk.announceLeft();
    assertThat(announced).isEmpty();
    done(desk.publish(wish()));
    isAway = true;
    assertThatThrownBy(desk::announceLeft).isInstanceOf(IllegalStateException.class);
    isAway = false;

    desk.announceLeft();
    desk.announceLeft();

    assertThat(announced).containsExactly("FY2024-Q1-1 PUBLISHED");
    assertThat(release().acts()).isEqualTo(2);
  }

  @Test
  void subscribersAreToldThatAReleaseWasWithdrawnOnce() {
    prepared();
    done(desk.publish(wish()));
    desk.announceLeft();
    done(desk.withdraw(wish(), new LocalizedText("誤り", "Wrong")));
    assertThat(release().announced()).isFalse();

    desk.announceLeft();
    desk.announceLeft();

    assertThat(announced).containsExactly("FY2024-Q1-1 PUBLISHED", "FY2024-Q1-1 WITHDRAWN");
    assertThat(release().told()).isEqualTo(2);
  }

  @Test
  void everyPeriodSinceTheOldestReleaseIsPreparedAlsoWhenItsFiguresAreLate() {
    prepared();
    figuresOf.add(PERIOD.next().next());
    Instant later = NOW.plus(Duration.ofDays(190));
    assertThat(desk.prepareClosed(later)).extracting(Release::id).containsExactly("FY2024-Q3-1");

    figuresOf.add(PERIOD.next());
    figuresOf.add(PERIOD.previous());
    assertThat(desk.prepareClosed(later)).extracting(Release::id).containsExactly("FY2024-Q2-1");
    assertThat(desk.prepareClosed(later)).isEmpty();
  }

  @Test
  void theChecksumIsThatOfTheListOfSumsAndEachFileHasItsOwn() throws Exception {
    Release release = prepared();
    StringBuilder sums = new StringBuilder();
    for (Content.Part part : release.content().parts()) {
      sums.append(sha256(releases.file(release, part)))
          .append("  ")
          .append(part.file())
          .append('\n');
    }

    assertThat(release.content().sums()).isEqualTo(sums.toString());
    assertThat(release.content().checksum())
        .isEqualTo(sha256(sums.toString().getBytes(StandardCharsets.UTF_8)));
    assertThat(release.content().parts())
        .extracting(Content.Part::file)
        .containsExactly("overview.json", "industry.json", "kpi-K1.json");
  }

  @Test
  void aFileThatIsNotWhatWasFrozenIsNeverShown() {
    Release release = prepared();
    Content.Part part = release.content().ofFile("kpi-K1.json").orElseThrow();
    store.files.put(InMemoryReleases.key(release.id(), 1, part), new byte[] {1});

    assertThatThrownBy(() -> releases.boards(release))
        .isInstanceOf(Releases.Damaged.class)
        .hasMessageContaining("kpi-K1.json");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private Release prepared() {
    return done(desk.prepare(PERIOD, "office", NOW));
  }

  private Release release() {
    return store.find("FY2024-Q1-1").orElseThrow();
  }

  private double frozenIndex() {
    return Optional.ofNullable(
            releases.boards(release()).kpi(new KpiCode("K1")).orElseThrow().card().line().index())
        .orElseThrow();
  }

  private Wish wish() {
    return new Wish("FY2024-Q1-1", release().acts(), "office", NOW);
  }

  private static Release done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).release();
  }

  private static Release.Words words(String note) {
    return new Release.Words(text(note), List.of());
  }

  private static LocalizedText text(String ja) {
    return new LocalizedText(ja, null);
  }
}
