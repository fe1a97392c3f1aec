package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan.Fact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndicatorNewsTest {
  private static final IndicatorCode I15 = new IndicatorCode("I15");
  private static final IndicatorCode R03 = new IndicatorCode("R03");
  private static final Period FY2020 = Period.parse("FY2020");
  private static final Period FY2021 = Period.parse("FY2021");
  private final LivePlan plan = new LivePlan();
  private final RememberedChanges cache = new RememberedChanges();
  private final List<BoardChange> told = new ArrayList<>();
  private final IndicatorNews news = new IndicatorNews(plan, cache, told::add);

  @Test
  void anIndicatorIsToldOnceHoweverManyOfItsValuesCame() {
    news.touch(R03, FY2020);
    news.touch(I15, FY2020);
    news.touch(R03, FY2021);

    news.tell(1_000);
    news.tell(1_001);

    assertThat(told)
        .containsExactly(
            new BoardChange(1_000, "indicator/R03", Granularity.YEAR, FY2021, 1_000, null),
            new BoardChange(1_001, "indicator/I15", Granularity.YEAR, FY2020, 1_001, null));
    assertThat(cache.changes()).isEqualTo(told);
  }

  @Test
  void whatIsOfACalendarHalfIsToldAsOfAHalf() {
    news.touch(R03, Period.parse("CY2024-H1"));

    news.tell(1_000);

    assertThat(told).extracting(BoardChange::granularity).containsExactly(Granularity.HALF);
  }

  @Test
  void whileTheCacheIsAwayOpenPagesAreToldOnceAndStreamsAreResumedFromItLater() {
    cache.away = true;
    news.touch(R03, FY2020);
    news.tell(1_000);
    news.tell(2_000);
    assertThat(told).extracting(BoardChange::id).containsExactly(1_000L);
    assertThat(cache.asked).as("nobody waits for what is known to be away").isZero();

    cache.away = false;
    news.tell(3_000);

    assertThat(cache.changes()).extracting(BoardChange::id).containsExactly(3_000L);
    cache.away = true;
    news.touch(R03, FY2020);
    news.tell(4_000);
    assertThat(told).extracting(BoardChange::id).endsWith(4_000L);
  }

  @Test
  void aChangeThatALaterClockOvertookIsToldAgainAfterIt() {
    assertThat(
            cache.tell(
                List.of(
                    new BoardChange(
                        9_000, "indicator/R03", Granularity.YEAR, FY2020, 9_000, null))))
        .isEmpty();
    news.touch(R03, FY2021);

    news.tell(1_000);
    news.tell(1_250);

    assertThat(told).extracting(BoardChange::id).endsWith(9_001L);
    assertThat(cache.changes()).extracting(BoardChange::id).containsExactly(9_001L);
  }

  @Test
  void afterAStartEveryIndicatorIsToldThatAnythingWasReportedFor() {
    SampleReferences.years()
        .forEach(value -> assertThat(plan.apply(new Fact.Whole(value)).isNews()).isTrue());
    var _ = plan.apply(new Fact.Area(SampleAreas.value("022012", "FY2024", "40", 1)));
    var _ = plan.apply(new Fact.Area(SampleAreas.value("022012", "FY2024", null, 2)));

    news.touchAll();
    news.tell(1_000);

    assertThat(told)
        .extracting(change -> change.board() + " " + change.period())
        .containsExactly("indicator/I15 FY2024", "indicator/R03 FY2023");
  }
}
