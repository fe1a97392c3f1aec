package dxpulse.publication.page;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.Correction;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.Head;
import dxpulse.publication.board.BoardView.IndicatorState;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.BoardView.LastChange;
import dxpulse.publication.board.BoardView.Method;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.board.BoardView.ProjectCounts;
import dxpulse.publication.board.BoardView.ProjectLine;
import dxpulse.publication.board.BoardView.StateCount;
import dxpulse.publication.board.HistoryPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Boards of the industry field that hold what pages must be able to show: a KPI that rose, one
/// that is provisional and fell, one without an index.
public final class SampleBoards {
  public static final Period PERIOD = Period.parse("FY2024-Q1");

  /// Where the pages say that they are.
  public static final String SITE = "https://dx.example.lg.jp";

  private static final Instant UPDATED = Instant.parse("2024-07-25T01:00:00Z");

  private SampleBoards() {}

  public static Overview overview(double index) {
    return new Overview(
        head("overview", PERIOD),
        text(
            "3分野の指数の平均は、目標100に対し55.3。前期から1.6ポイント伸びました。",
            "The mean of the three fields stands at 55.3."),
        List.of(
            new FieldPart(Field.INDUSTRY, 55.3, 1.6, lines(index), 53.7),
            new FieldPart(
                Field.LIVING,
                108.4,
                null,
                List.of(line("K4", "暮らし", "Living", 108.4, null, false)),
                102.6),
            new FieldPart(Field.ADMINISTRATION, null, null, List.of(), null)),
        new ProjectCounts(76, 12, List.of()),
        List.of(SampleCase.get()));
  }

  public static FieldBoard field(Period period, double index) {
    return new FieldBoard(
        head("industry", period),
        new FieldPart(Field.INDUSTRY, 53.3, 1.2, lines(index), 52.1),
        text("産業・しごと分野は、目標100に対し53.3。前期から1.2ポイント伸びました。", "Industry and work stands at 53.3."),
        List.of(
            new StateCount(IndicatorState.ACHIEVED, 4),
            new StateCount(IndicatorState.ON_TRACK, 9),
            new StateCount(IndicatorState.BEHIND, 6),
            new StateCount(IndicatorState.REFERENCE, 3),
            new StateCount(IndicatorState.NO_DATA, 2)),
        List.of(card(period, index), fallen(period), unscored(period)),
        List.of());
  }

  public static KpiBoard kpi(Period period, double index, Aggregation aggregation) {
    return new KpiBoard(
        head("kpi/K1", period),
        card(period, index),
        new Method(2, aggregation, BigDecimal.valueOf(100), null, new BigDecimal("0.5"), 18),
        List.of(new ProjectLine(7, text("中小企業のDX支援", null), "県内企業", ProjectUpdated.State.ON_TRACK)),
        new LastChange(
            UPDATED,
            new IndicatorCode("I01"),
            text("サポートIT企業数", "IT firms that support others"),
            period,
            "商工労働部 産業政策課",
            true,
            2));
  }

  private static Head head(String board, Period period) {
    return new Head(
        board,
        Granularity.QUARTER,
        period,
        UPDATED.plusSeconds(31).toEpochMilli(),
        List.of(period, period.previous(), period.previous().previous()),
        UPDATED,
        true,
        true,
        List.of());
  }

  private static List<KpiLine> lines(double index) {
    return List.of(
        line("K1", "県内企業のDXの推進状況", "DX in local firms", index, 3.1, false),
        line("K2", "多様な働き方の実現状況", "Diverse ways of working", 42.3, -0.8, true),
        unscoredLine());
  }

  private static KpiLine line(
      String code, String ja, String en, double index, @Nullable Double change, boolean early) {
    return new KpiLine(
        new KpiCode(code), text(ja, en), index, null, change, early, early, "K1".equals(code));
  }

  private static KpiLine unscoredLine() {
    return new KpiLine(
        new KpiCode("K3"),
        text("人財育成の推進状況", null),
        null,
        NotScoredReason.BELOW_MIN_COVERAGE,
        null,
        false,
        false,
        false);
  }

  private static KpiCard card(Period period, double index) {
    return new KpiCard(
        lines(index).getFirst(),
        Field.INDUSTRY,
        61.1,
        1,
        3,
        UPDATED,
        text("前期より3.1ポイント上昇。主因は サポートIT企業数（＋2.0）。", "Up 3.1 points from the previous period."),
        history(period, false, 31.2, 36.0, 41.4, null, 50.1, 55.8, 61.1, index),
        List.of(
            component(
                "I01",
                "ＤＸ戦略の策定に取り組んでいる企業数",
                "社",
                "12",
                "30",
                40.0,
                ValueStatus.FINAL,
                period,
                false,
                null),
            component(
                "I02",
                "県内企業のデジタル化・ＤＸ支援件数",
                "件",
                "1090",
                "1500",
                72.7,
                ValueStatus.ESTIMATED,
                period.previous().previous(),
                true,
                null),
            component(
                "I03",
                "サポートIT企業数",
                "社",
                "32",
                "40",
                80.0,
                ValueStatus.HEARING,
                period,
                false,
                null)),
        List.of(
            new KpiScored.Contribution("I03", 2.0),
            new KpiScored.Contribution("I01", 1.6),
            new KpiScored.Contribution("COMPOSITION", -0.5)),
        new KpiScored.Pace(0.72, KpiScored.Pace.Band.NEEDS_ACCELERATION, 70.5, -4.2, 0.8),
        new KpiScored.Forecast(
            Period.parse("FY2028"), 96.4, 88.1, 104.7, Period.parse("2029-08"), 8),
        null,
        new Correction(
            63.0,
            new IndicatorCode("I02"),
            Period.parse("FY2023-Q3"),
            new BigDecimal("1050"),
            new BigDecimal("1090"),
            List.of(),
            0),
        true,
        List.of(SampleCase.get()));
  }

  private static KpiCard fallen(Period period) {
    return new KpiCard(
        lines(0).get(1),
        Field.INDUSTRY,
        43.1,
        0.75,
        1,
        UPDATED,
        text("前期より0.8ポイント低下。", "Down 0.8 points from the previous period."),
        history(period, true, 22.0, 27.5, 32.0, 35.0, 39.0, 41.0, 43.1, 42.3),
        List.of(
            component(
                "I04",
                "ICTサポーター育成数",
                "人",
                "38",
                "100",
                38.0,
                ValueStatus.PROVISIONAL,
                period,
                false,
                null),
            component(
                "I05", "条例の整備段階", "", "2", null, 66.7, ValueStatus.FINAL, period, false, null),
            component(
                "I06",
                "テレワーク導入企業の割合",
                "％",
                "21.4",
                null,
                null,
                ValueStatus.FINAL,
                period,
                false,
                NotScoredReason.NO_TARGET)),
        List.of(),
        null,
        null,
        null,
        null,
        false,
        List.of());
  }

  private static KpiCard unscored(Period period) {
    return new KpiCard(
        unscoredLine(),
        Field.INDUSTRY,
        null,
        0.2,
        1,
        UPDATED,
        text("この期の指数は算定できません（算定率が基準を下回っています）。", "There is no index for this period."),
        List.of(point(period, null, NotScoredReason.BELOW_MIN_COVERAGE, false)),
        List.of(
            component(
                "I07",
                "研修の修了者数",
                "人",
                null,
                "200",
                null,
                null,
                null,
                false,
                NotScoredReason.NO_VALUE)),
        List.of(),
        null,
        null,
        null,
        null,
        false,
        List.of());
  }

  private static ComponentLine component(
      String code,
      String name,
      String unit,
      @Nullable String value,
      @Nullable String target,
      @Nullable Double score,
      @Nullable ValueStatus status,
      @Nullable Period valuePeriod,
      boolean carriedForward,
      @Nullable NotScoredReason notScored) {
    // A stage is named and has no figure; a reference is to improve; a range has two ends.
    String stage = code.equals("I05") ? "条例案を検討中" : null;
    Target goal =
        switch (code) {
          case "I03" ->
              new Target(
                  Period.parse("FY2028"),
                  new BigDecimal("40"),
                  new BigDecimal("60"),
                  TargetForm.RANGE,
                  null);
          case "I06" ->
              new Target(
                  Period.parse("FY2028"),
                  null,
                  null,
                  TargetForm.IMPROVE,
                  text("現状より増加", "more than today"));
          default -> null;
        };
    return new ComponentLine(
        new IndicatorCode(code),
        text(name, null),
        null,
        unit,
        unit.equals("％") ? 1 : 0,
        Direction.HIGHER_IS_BETTER,
        Accumulation.STOCK,
        target == null && score != null ? NormalisationMethod.STAGES : NormalisationMethod.RATIO,
        value == null ? null : new BigDecimal(value),
        valuePeriod,
        carriedForward,
        status == ValueStatus.PROVISIONAL,
        status,
        status == ValueStatus.HEARING,
        null,
        target == null ? null : new BigDecimal(target),
        null,
        status == ValueStatus.ESTIMATED,
        score,
        score,
        0.25,
        notScored,
        "dx-promotion",
        "経済センサス",
        stage,
        goal,
        goal == null || goal.form() != TargetForm.IMPROVE ? null : KpiScored.Comparison.BETTER,
        code.equals("I01")
            ? new KpiScored.Pace(0.4, KpiScored.Pace.Band.BEHIND, 16.0, -6.0, 0.5)
            : null);
  }

  static List<HistoryPoint> history(Period last, boolean provisional, @Nullable Double... figures) {
    List<HistoryPoint> points = new ArrayList<>();
    Period period = last;
    for (int i = figures.length - 1; i >= 0; i--) {
      Double figure = figures[i];
      points.addFirst(
          point(
              period,
              figure,
              figure == null ? NotScoredReason.NO_DATA : null,
              provisional && period.equals(last)));
      period = period.previous();
    }
    return points;
  }

  private static HistoryPoint point(
      Period period,
      @Nullable Double index,
      @Nullable NotScoredReason notScored,
      boolean provisional) {
    return new HistoryPoint(
        period, index, notScored, provisional, false, false, index, null, null, 0);
  }

  private static LocalizedText text(String ja, @Nullable String en) {
    return new LocalizedText(ja, en);
  }
}
