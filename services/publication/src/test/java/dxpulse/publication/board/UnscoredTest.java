package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.LivePlan.Effect;
import dxpulse.publication.board.LivePlan.Fact;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// K8 is in force, and none of its indicators ever had a value.
class UnscoredTest {
  private static final Period FIRST = Period.parse("FY2024-Q1");
  private static final Period SECOND = Period.parse("FY2024-Q2");
  private final LivePlan plan = new LivePlan();

  UnscoredTest() {
    plan.apply(new Fact.Kpi(PartTest.kpi("K6")));
    plan.apply(new Fact.Kpi(PartTest.kpi("K8")));
    var _ = score("K6", FIRST, 56);
  }

  @Test
  void itsPageSaysThatItCannotBeScoredAndWhyOfEachIndicator() {
    KpiBoard board = (KpiBoard) plan.view(key("kpi/K8", FIRST)).orElseThrow();

    assertThat(board.card().line().index()).isNull();
    assertThat(board.card().line().notScored()).isEqualTo(NotScoredReason.NO_DATA);
    assertThat(board.card().sentence().ja()).isEqualTo("この期の指数は算定できません（使える値がありません）。");
    assertThat(board.card().components())
        .extracting(line -> line.code().value(), line -> line.notScored())
        .containsExactly(tuple("I01", NotScoredReason.NOT_YET_DEFINED));
    assertThat(board.card().history())
        .singleElement()
        .satisfies(point -> assertThat(point.notScored()).isEqualTo(NotScoredReason.NO_DATA));
    assertThat(board.head().periods()).containsExactly(FIRST);
    assertThat(plan.past(key("kpi/K8", FIRST)).orElseThrow().history()).hasSize(1);
    assertThat(plan.standing("kpi/K8", Granularity.QUARTER, null).orElseThrow().key().period())
        .as("it is found without naming a period")
        .isEqualTo(FIRST);
  }

  @Test
  void itStandsOnTheBoardOfItsFieldAmongTheOthers() {
    assertThat(((FieldBoard) plan.view(key("administration", FIRST)).orElseThrow()).kpis())
        .extracting(KpiCard::line)
        .extracting(line -> line.code() + " " + line.notScored())
        .containsExactly("K6 null", "K8 NO_DATA");
  }

  @Test
  void ofAPeriodThatNobodyHasFiguresOfThereIsNoBoard() {
    assertThat(plan.view(key("kpi/K8", SECOND))).isEmpty();
    assertThat(plan.view(key("administration", SECOND))).isEmpty();
  }

  @Test
  void whenAnotherKpiOpensAPeriodItsBoardsArePublishedToo() {
    Effect opened = score("K6", SECOND, 57);

    assertThat(opened.boards())
        .contains(
            key("kpi/K8", SECOND),
            key("administration", SECOND),
            key("overview", SECOND),
            key("kpi/K8", FIRST));
    assertThat(plan.allBoards()).contains(key("kpi/K8", FIRST), key("kpi/K8", SECOND));
  }

  @Test
  void itsFirstScoreTakesThePlaceAndTheOtherPeriodsStayAsTheyAre() {
    var _ = score("K6", SECOND, 57);

    Effect first = score("K8", SECOND, 30);

    assertThat(first.boards()).containsAll(Set.of(key("kpi/K8", FIRST), key("kpi/K8", SECOND)));
    KpiBoard board = (KpiBoard) plan.view(key("kpi/K8", SECOND)).orElseThrow();
    assertThat(board.card().line().index()).isEqualTo(30);
    assertThat(board.head().periods()).containsExactly(SECOND);
    assertThat(((KpiBoard) plan.view(key("kpi/K8", FIRST)).orElseThrow()).card().line().notScored())
        .isEqualTo(NotScoredReason.NO_DATA);
  }

  private Effect score(String kpi, Period period, double index) {
    return plan.apply(new Fact.Score(PartTest.score(kpi, period.toString(), index)));
  }

  private static BoardKey key(String board, Period period) {
    return new BoardKey(board, Granularity.QUARTER, period);
  }
}
