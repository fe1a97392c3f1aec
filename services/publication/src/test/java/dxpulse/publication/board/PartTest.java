package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.page.DataDay;
import dxpulse.publication.page.Mark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A field as a mean of its KPIs, and what it was in the period before.
class PartTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private final LivePlan plan = new LivePlan();

  PartTest() {
    List.of("K6", "K7", "K8").forEach(code -> plan.apply(new Fact.Kpi(kpi(code))));
    apply("K6", "FY2023-Q4", 48.2);
    apply("K7", "FY2023-Q4", 53.8);
    apply("K6", "FY2024-Q1", 56.0);
    apply("K7", "FY2024-Q1", 57.7);
  }

  @Test
  void aMeanOfTheSameKpisMovesByTheDifferenceOfBothMeans() {
    FieldPart part = part("FY2024-Q1");

    assertThat(part.index()).isCloseTo(56.85, within(1e-9));
    assertThat(part.previousIndex()).isCloseTo(51.0, within(1e-9));
    assertThat(part.change()).isCloseTo(5.85, within(1e-9));
    assertThat(part.hasOtherKpis()).isFalse();
  }

  /// K8 is scored for the first time: the mean falls although both others rise.
  @Test
  void aMeanOfOtherKpisIsNotCompared() {
    apply("K8", "FY2024-Q1", 30.0);

    FieldPart part = part("FY2024-Q1");

    assertThat(part.index()).isCloseTo(47.9, within(1e-9));
    assertThat(part.before())
        .as("as the page of that period shows")
        .isEqualTo(part("FY2023-Q4").index());
    assertThat(part.change()).isNull();
    assertThat(part.hasOtherKpis()).isTrue();
    assertThat(board("FY2024-Q1").summary().ja()).endsWith("前期とは算定できたKPIが異なるため比べられません。");
    assertThat(overview("FY2024-Q1").summary().ja()).endsWith("前期とは算定できたKPIが異なるため比べられません。");
  }

  @Test
  void theWholeIsComparedWhereEveryFieldIs() {
    assertThat(overview("FY2024-Q1").summary().ja())
        .isEqualTo("指数のある1分野（3分野のうち）の指数は、目標100に対し56.9。前期から5.9ポイント伸びました。");
  }

  /// A field of the next period shows this period's mean, even a KPI's that has no index there.
  @Test
  void theNextPeriodChangesWithThisOne() {
    assertThat(plan.apply(new Fact.Score(score("K8", "FY2023-Q4", 30.0))).boards())
        .contains(
            key("administration", "FY2023-Q4"),
            key("administration", "FY2024-Q1"),
            key("overview", "FY2024-Q1"))
        .doesNotContain(key("overview", "FY2024-Q2"));
  }

  /// Files that releases froze before parts knew the period before.
  @Test
  void anOlderFileSaysWhatWasBeforeByItsChange() {
    FieldPart part =
        HttpFormat.mapper()
            .readValue(
                "{\"field\":\"administration\",\"index\":47.9,\"change\":-3.1,\"kpis\":[]}",
                FieldPart.class);

    assertThat(part.before()).isCloseTo(51.0, within(1e-9));
    assertThat(part.hasOtherKpis()).isFalse();
  }

  @Test
  void anIndexOfAPartOfItsPeriodIsMarkedOnEveryBoardThatShowsIt() {
    plan.apply(new Fact.Score(ofAPart(score("K8", "FY2024-Q1", 30.0))));

    assertThat(part("FY2024-Q1").kpis())
        .extracting(BoardView.KpiLine::partial)
        .containsExactly(false, false, true);
    for (String board : List.of("overview", "administration", "kpi/K8")) {
      assertThat(plan.view(key(board, "FY2024-Q1")).orElseThrow().standsForAPart())
          .as(board)
          .isTrue();
    }
    assertThat(overview("FY2023-Q4").standsForAPart()).isFalse();
  }

  /// Whichever of the two comes first.
  @Test
  void howFarAPartReachesIsSaidByTheShorterPeriodsWithin() {
    KpiScored half =
        ofAPart(SampleScores.with(score("K8", "FY2024-H1", 30.0), "granularity", "\"half\""));
    plan.apply(new Fact.Score(half));
    BoardKey overview = new BoardKey("overview", Granularity.HALF, Period.parse("FY2024-H1"));
    assertThat(plan.view(overview).orElseThrow().head().newestValue())
        .as("nobody can tell")
        .isNull();

    Set<BoardKey> changed =
        plan.apply(new Fact.Score(whole(score("K8", "FY2024-Q1", 30.0)))).boards();

    assertThat(changed)
        .contains(overview, new BoardKey("kpi/K8", Granularity.HALF, Period.parse("FY2024-H1")));
    assertThat(plan.view(overview).orElseThrow().head().newestValue())
        .isEqualTo(Period.parse("FY2024-Q1"));
    assertThat(DataDay.of(plan.view(overview).orElseThrow().head())).hasToString("2024-06-30");
  }

  /// The index is no newer than what counts in it.
  @Test
  void aReferenceIndicatorIsNotTheNewestValue() {
    String carried =
        "[{\"indicator\":\"I19\",\"value\":\"16\",\"valuePeriod\":\"FY2023-Q2\",\"carriedForward\":true,"
            + "\"partial\":false,\"sample\":false,\"score\":16,\"weight\":1.0,\"indicatorVersion\":1},"
            + "{\"indicator\":\"I20\",\"value\":\"4\",\"valuePeriod\":\"FY2024-Q1\",\"carriedForward\":false,"
            + "\"partial\":false,\"sample\":true,\"weight\":0,\"notScored\":\"NO_TARGET\",\"indicatorVersion\":1}]";
    plan.apply(
        new Fact.Score(SampleScores.with(score("K8", "FY2024-Q1", 16.0), "components", carried)));

    BoardView.KpiBoard kpi =
        (BoardView.KpiBoard) plan.view(key("kpi/K8", "FY2024-Q1")).orElseThrow();
    BoardView.KpiLine row = part("FY2024-Q1").kpis().getLast();

    assertThat(kpi.head().newestValue()).isEqualTo(Period.parse("FY2023-Q2"));
    assertThat(Mark.of(kpi.card())).contains(Mark.CARRIED_FORWARD);
    assertThat(row).isEqualTo(kpi.card().line());
    assertThat(Mark.of(row, Period.parse("FY2024-Q1"))).contains(Mark.CARRIED_FORWARD);
  }

  /// A reader of the field sees what most of its move comes from.
  @Test
  void aFieldThatMovedForWantOfAValueSaysSo() {
    plan.apply(
        new Fact.Score(
            SampleScores.with(
                SampleScores.with(
                    SampleScores.with(score("K7", "FY2024-Q1", 57.7), "change", "3.9"),
                    "revision",
                    "2"),
                "contributions",
                "[{\"cause\":\"COVERAGE\",\"points\":10.0},{\"cause\":\"I02\",\"points\":-6.1}]")));

    assertThat(board("FY2024-Q1").summary().ja())
        .isEqualTo("行政経営分野は、目標100に対し56.9。前期から5.9ポイント上がりましたが、主に値の有無によるものです。");
    assertThat(overview("FY2024-Q1").summary().ja()).endsWith("主に値の有無によるものです。");
  }

  private static KpiScored whole(KpiScored score) {
    return component(score, false);
  }

  private static KpiScored ofAPart(KpiScored score) {
    return component(score, true);
  }

  private static KpiScored component(KpiScored score, boolean partial) {
    return SampleScores.with(
        score,
        "components",
        "[{\"indicator\":\"I01\",\"value\":\"1\",\"valuePeriod\":\""
            + score.period()
            + "\",\"carriedForward\":false,"
            + "\"partial\":"
            + partial
            + ",\"sample\":false,\"score\":30,\"weight\":1.0,\"indicatorVersion\":1}]");
  }

  private FieldPart part(String period) {
    return board(period).field();
  }

  private FieldBoard board(String period) {
    return (FieldBoard) plan.view(key("administration", period)).orElseThrow();
  }

  private Overview overview(String period) {
    return (Overview) plan.view(key("overview", period)).orElseThrow();
  }

  private static BoardKey key(String board, String period) {
    return new BoardKey(board, Granularity.QUARTER, Period.parse(period));
  }

  private void apply(String kpi, String period, double index) {
    plan.apply(new Fact.Score(score(kpi, period, index)));
  }

  static KpiScored score(String kpi, String period, double index) {
    return new KpiScored(
        AOMORI,
        new KpiCode(kpi),
        Granularity.QUARTER,
        Period.parse(period),
        index,
        null,
        null,
        1,
        false,
        false,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        1,
        1,
        KpiScored.Cause.of(KpiScored.Cause.Kind.VALUE),
        null,
        null,
        NOW);
  }

  static KpiDefined kpi(String code) {
    return new KpiDefined(
        AOMORI,
        new KpiCode(code),
        List.of(
            new KpiDefined.Version(
                1,
                Field.ADMINISTRATION,
                new LocalizedText(code, null),
                List.of(new KpiDefined.Component(new IndicatorCode("I01"), BigDecimal.ONE)),
                Aggregation.ARITHMETIC,
                null,
                null,
                BigDecimal.ONE,
                18,
                new FiscalYear(2023),
                null,
                null,
                "office",
                NOW)),
        NOW);
  }
}
