package dxpulse.publication.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Link;
import dxpulse.contracts.types.event.KpiScored.Revises;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.LivePlan.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The series on a KPI's page: breaks of the method, and what was corrected.
class HistoryTest {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final KpiCode K1 = new KpiCode("K1");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  private final LivePlan plan = new LivePlan();
  private @Nullable KpiScored last;

  HistoryTest() {
    plan.apply(new Fact.Kpi(kpi()));
  }

  /// 50 by the old method and 40 by the new one: what follows is worth 50/40 of itself; the second
  /// break takes another 0.5.
  @Test
  void eachBreakMultipliesWhatFollowsByTheRatioOfOldToNew() {
    score("FY2023-Q1", 48.0, null, null);
    score("FY2023-Q2", 50.0, null, null);
    score("FY2023-Q3", 44.0, new Link(Period.parse("FY2023-Q2"), 50.0, 40.0), null);
    score("FY2023-Q4", 48.0, null, null);
    score("FY2024-Q1", 100.0, new Link(Period.parse("FY2023-Q4"), 48.0, 96.0), null);

    List<HistoryPoint> history = history("FY2024-Q1");

    assertThat(history)
        .extracting(HistoryPoint::index)
        .containsExactly(48.0, 50.0, 44.0, 48.0, 100.0);
    assertThat(history)
        .extracting(HistoryPoint::chained)
        .usingElementComparator(HistoryTest::close)
        .containsExactly(48.0, 50.0, 55.0, 60.0, 62.5);
    assertThat(history.get(2).link()).isNotNull();
  }

  @Test
  void aChainThatBreaksOffIsNotMadeUp() {
    score("FY2023-Q2", 50.0, null, null);
    score("FY2023-Q3", 44.0, new Link(Period.parse("FY2023-Q2"), 50.0, null), null);
    score("FY2023-Q4", 48.0, null, null);

    assertThat(history("FY2023-Q4"))
        .extracting(HistoryPoint::chained)
        .containsExactly(50.0, null, null);
  }

  @Test
  void aCorrectionIsMarkedWhereAReaderSeesADifference() {
    score("FY2023-Q2", 50.0, null, new Revises(1, 47.5, null));
    score("FY2023-Q3", 50.01, null, new Revises(1, 50.0, null));

    assertThat(history("FY2023-Q3"))
        .extracting(HistoryPoint::correctedFrom)
        .containsExactly(47.5, null);
  }

  /// They are no new measurements, and another target is no doing of anybody.
  @Test
  void whatMovedWithoutAnyMeasurementIsMarked() {
    score("FY2023-Q2", 30.0, null, null);
    KpiScored next = SampleScores.with(Objects.requireNonNull(last), "period", "\"FY2023-Q3\"");
    next =
        SampleScores.with(
            next,
            "components",
            """
            [{"indicator":"I01","value":"1","valuePeriod":"FY2023-Q2","carriedForward":true,
              "partial":false,"sample":false,"score":30,"weight":1.0,"indicatorVersion":1},
             {"indicator":"I02","value":"1","valuePeriod":"FY2023-Q3","carriedForward":false,
              "partial":false,"sample":false,"weight":0.0,"indicatorVersion":1}]
            """);
    next =
        SampleScores.with(next, "contributions", "[{\"cause\":\"COMPOSITION\",\"points\":-24.0}]");
    plan.apply(new Fact.Score(next));

    assertThat(history("FY2023-Q3"))
        .extracting(HistoryPoint::carriedForward, HistoryPoint::newTarget)
        .containsExactly(tuple(false, false), tuple(true, true));
  }

  private static int close(Double one, Double other) {
    assertThat(one).isCloseTo(other, within(1e-9));
    return 0;
  }

  private List<HistoryPoint> history(String period) {
    BoardKey key = BoardKey.of(K1, Granularity.QUARTER, Period.parse(period));
    return ((KpiBoard) plan.view(key).orElseThrow()).card().history();
  }

  private void score(String period, double index, @Nullable Link link, @Nullable Revises revises) {
    last =
        new KpiScored(
            AOMORI,
            K1,
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
            link,
            revises,
            1,
            2,
            KpiScored.Cause.of(
                revises == null ? KpiScored.Cause.Kind.VALUE : KpiScored.Cause.Kind.REVISION),
            null,
            null,
            NOW);
    plan.apply(new Fact.Score(last));
  }

  private static KpiDefined kpi() {
    return new KpiDefined(
        AOMORI,
        K1,
        List.of(
            new KpiDefined.Version(
                1,
                Field.INDUSTRY,
                new LocalizedText("県内企業", null),
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
