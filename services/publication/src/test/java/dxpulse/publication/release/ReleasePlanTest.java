package dxpulse.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.release.Release.Act;
import dxpulse.publication.release.ReleasePlan.Expected;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Of releases of quarters, which are prepared thirty days after their end, at noon in Japan on the
/// 1st of August.
class ReleasePlanTest {
  private static final Instant NOW = Instant.parse("2024-08-01T03:00:00Z");
  private static final Instant TEN = Instant.parse("2024-08-05T01:00:00Z");
  private static final Period CLOSED = Period.parse("FY2024-Q1");
  private static final Period OPEN = Period.parse("FY2024-Q2");
  private static final Expected AFTER = new Expected(OPEN, 1, LocalDate.of(2024, 10, 30), null, 0);

  private final InMemoryReleases store = new InMemoryReleases();
  private final ReleasePlan plan =
      new ReleasePlan(store, new ReleaseCalendar(Map.of(Granularity.QUARTER, 30)));

  @Test
  void anOpenPeriodIsExpectedOnTheDayOnWhichWorkBegins() {
    assertThat(plan.coming(NOW)).containsExactly(AFTER);
    assertThat(AFTER.closes()).isEqualTo(LocalDate.of(2024, 9, 30));
    assertThat(new ReleasePlan(store, new ReleaseCalendar(Map.of())).coming(NOW)).isEmpty();
  }

  @Test
  void whatIsPreparedIsExpectedUntilItIsOutAndHasNoTimeBeforeItIsSet() {
    Release prepared = kept(prepared(CLOSED, 1));
    assertThat(plan.coming(NOW)).containsExactly(expected(null, 0), AFTER);

    kept(published(prepared));
    assertThat(plan.coming(NOW)).containsExactly(AFTER);
  }

  @Test
  void theTimeIsToldWhenItIsSetFollowsWhenItMovesAndGoesWhenItIsLifted() {
    Release embargoed = kept(embargoed(kept(prepared(CLOSED, 1)), TEN));
    assertThat(plan.coming(NOW)).containsExactly(expected(TEN, 1), AFTER);

    Instant moved = TEN.plus(Duration.ofHours(15));
    Release later = kept(embargoed(embargoed, moved));
    assertThat(plan.coming(NOW)).containsExactly(expected(moved, 2), AFTER);
    assertThat(plan.coming(NOW).getFirst().day()).as("in Japan").isEqualTo("2024-08-06");

    kept(later.with(new Standing.Prepared(), Act.LIFTED, "office", NOW));
    assertThat(plan.coming(NOW)).containsExactly(expected(null, 3), AFTER);
  }

  @Test
  void aFurtherEditionIsExpectedOnlyOnceItHasItsTime() {
    kept(published(kept(prepared(CLOSED, 1))));
    Release second = kept(prepared(CLOSED, 2));
    assertThat(plan.coming(NOW)).containsExactly(AFTER);

    kept(embargoed(second, TEN));
    assertThat(plan.coming(NOW))
        .containsExactly(new Expected(CLOSED, 2, LocalDate.of(2024, 8, 5), TEN, 1), AFTER);
    assertThat(plan.coming(NOW).getFirst().title().ja()).isEqualTo("令和6年度第1四半期リリース（第2版）");
  }

  /// Whoever reads a period waits for its own release, though another one may come sooner.
  @Test
  void aPeriodIsToldItsOwnReleaseBeforeAnyOther() {
    kept(embargoed(kept(prepared(CLOSED, 1)), TEN));
    kept(embargoed(kept(prepared(CLOSED.previous(), 1)), TEN.plus(Duration.ofDays(3))));

    assertThat(plan.next(Granularity.QUARTER, CLOSED.previous(), NOW))
        .map(Expected::at)
        .hasValue(TEN.plus(Duration.ofDays(3)));
    assertThat(plan.next(Granularity.QUARTER, CLOSED.previous().previous(), NOW))
        .map(Expected::at)
        .hasValue(TEN);
  }

  /// The office may be ahead of the plan.
  @Test
  void nothingIsExpectedTwice() {
    Instant before = Instant.parse("2024-07-05T03:00:00Z");
    Release early = kept(prepared(CLOSED, 1));
    assertThat(plan.coming(before))
        .containsExactly(new Expected(CLOSED, 1, LocalDate.of(2024, 7, 30), null, 0));

    Release embargoed = kept(embargoed(early, TEN));
    assertThat(plan.coming(before)).containsExactly(expected(TEN, 1));

    kept(published(embargoed));
    assertThat(plan.coming(before)).isEmpty();
  }

  @Test
  void theNextReleaseIsThatOfTheKindOrElseTheSoonest() {
    ReleasePlan both =
        new ReleasePlan(
            store, new ReleaseCalendar(Map.of(Granularity.MONTH, 10, Granularity.QUARTER, 20)));
    Instant now = Instant.parse("2024-10-01T00:00:00Z");

    assertThat(both.next(Granularity.QUARTER, now)).map(Expected::period).hasValue(OPEN);
    assertThat(both.next(Granularity.YEAR, now))
        .map(Expected::period)
        .hasValue(Period.parse("2024-09"));
    assertThat(new ReleasePlan(store, new ReleaseCalendar(Map.of())).next(Granularity.YEAR, now))
        .isEmpty();
  }

  private static Expected expected(@org.jspecify.annotations.Nullable Instant at, int moves) {
    return new Expected(
        CLOSED, 1, at == null ? LocalDate.of(2024, 7, 30) : JapanTime.day(at), at, moves);
  }

  private static Release prepared(Period period, int edition) {
    Content content = new Content(1, NOW, new LocalizedText("要約", "Summary"), List.of());
    return Release.of(period, edition, content, Release.CLOCK, NOW);
  }

  private static Release embargoed(Release release, Instant until) {
    return release.with(new Standing.Embargoed(until), Act.EMBARGOED, "office", NOW);
  }

  private static Release published(Release release) {
    return release.with(new Standing.Published(NOW), Act.PUBLISHED, "office", NOW);
  }

  private Release kept(Release release) {
    assertThat(store.save(release)).isTrue();
    return release;
  }
}
