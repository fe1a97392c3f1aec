package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The outlook is told with the last period, and shown where readers look: on the newest period
/// that has a figure of its own.
class OutlooksTest {
  private final LivePlan plan = new LivePlan();

  OutlooksTest() {
    plan.apply(new Fact.Kpi(PartTest.kpi("K8")));
    plan.apply(new Fact.Score(PartTest.score("K8", "FY2024-Q1", 41.0)));
    plan.apply(new Fact.Score(PartTest.score("K8", "FY2024-Q2", 43.0)));
    plan.apply(new Fact.Score(told(carried("FY2024-Q3"), 88.0)));
  }

  @Test
  void standsOnTheNewestPeriodThatHasAFigureOfItsOwn() {
    assertThat(landing("FY2024-Q1")).isNull();
    assertThat(landing("FY2024-Q2")).isEqualTo(88.0);
    assertThat(landing("FY2024-Q3")).isNull();
    FieldBoard field = (FieldBoard) plan.view(key("administration", "FY2024-Q2")).orElseThrow();
    assertThat(field.kpis().getFirst().forecast()).isNotNull();
  }

  @Test
  void itsBoardIsDrawnAgainWhenTheLastPeriodTellsAnother() {
    KpiScored next = SampleScores.with(told(carried("FY2024-Q3"), 91.0), "revision", "2");

    assertThat(plan.apply(new Fact.Score(next)).boards())
        .contains(key("kpi/K8", "FY2024-Q2"), key("administration", "FY2024-Q2"));
    assertThat(landing("FY2024-Q2")).isEqualTo(91.0);
  }

  @Test
  void itMovesOnWithTheFiguresAndTheBoardThatHadItIsDrawnAgain() {
    KpiScored measured =
        SampleScores.with(PartTest.score("K8", "FY2024-Q3", 45.0), "revision", "2");

    assertThat(plan.apply(new Fact.Score(told(measured, 93.0))).boards())
        .contains(key("kpi/K8", "FY2024-Q2"), key("kpi/K8", "FY2024-Q3"));
    assertThat(landing("FY2024-Q2")).isNull();
    assertThat(landing("FY2024-Q3")).isEqualTo(93.0);
  }

  @Test
  void aFileHasItInTheRowOfTheSamePeriod() {
    Table file = Datasets.find("outlook").orElseThrow().table(plan.facts());

    assertThat(file.rows())
        .singleElement()
        .satisfies(row -> {
          assertThat(file.cell(row, "period")).hasToString("FY2024-Q2");
          assertThat(file.cell(row, "landing")).isEqualTo(88.0);
        });
  }

  private @Nullable Double landing(String period) {
    KpiBoard board = (KpiBoard) plan.view(key("kpi/K8", period)).orElseThrow();
    Forecast forecast = board.card().forecast();
    return forecast == null ? null : forecast.landing();
  }

  private static BoardKey key(String board, String period) {
    return new BoardKey(board, Granularity.QUARTER, Period.parse(period));
  }

  private static KpiScored told(KpiScored score, double landing) {
    return SampleScores.with(
        score,
        "forecast",
        "{\"targetPeriod\":\"FY2028\",\"landing\":" + landing + ",\"points\":4}");
  }

  private static KpiScored carried(String period) {
    return SampleScores.with(
        PartTest.score("K8", period, 43.0),
        "components",
        "[{\"indicator\":\"I01\",\"value\":\"1\",\"valuePeriod\":\"FY2024-Q2\",\"carriedForward\":true,"
            + "\"partial\":false,\"sample\":false,\"score\":43,\"weight\":1.0,\"indicatorVersion\":1}]");
  }
}
