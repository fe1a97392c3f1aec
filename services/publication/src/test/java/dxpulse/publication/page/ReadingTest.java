package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.Method;
import dxpulse.publication.page.jte.JteTemplates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every indicator of a KPI is said in a sentence, too.
class ReadingTest {
  private final List<ComponentLine> lines =
      SampleBoards.field(SampleBoards.PERIOD, 64.2).kpis().stream()
          .flatMap(card -> card.components().stream())
          .toList();

  @Test
  void aValueIsReadAgainstItsTarget() {
    ComponentLine achieved = line(line -> line.target() != null && line.achievement() != null);

    assertThat(Prospects.reading(achieved, Lang.JA)).matches("目標.+に対して.+、達成度は[\\d.]+（目標＝100）です。");
    assertThat(Prospects.reading(achieved, Lang.EN)).matches(".+ against a target of .+ of 100\\.");
  }

  @Test
  void whatIsMissingIsSaidToBeMissing() {
    ComponentLine missing = line(line -> line.value() == null && line.stage() == null);

    assertThat(Prospects.reading(missing, Lang.JA)).isEqualTo("この期の値はありません。");
    assertThat(Prospects.reading(missing, Lang.EN)).isEqualTo("There is no value for this period.");
  }

  /// Who sees the chart, reads its table or goes through it point by point.
  @Test
  void aPeriodThatOnlyUsesEarlierValuesIsNoMeasurementToAnybody() {
    KpiBoard measured = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);
    JsonNode told = HttpFormat.mapper().valueToTree(measured);
    ObjectNode first = (ObjectNode) told.at("/card/history/0");
    first.put("carriedForward", true);
    ((ObjectNode) told.at("/card/history/1")).put("newTarget", true);
    KpiBoard carried = HttpFormat.mapper().treeToValue(told, KpiBoard.class);
    Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));

    String page = renderer.board(carried, new Asked(Lang.JA, false, false));

    assertThat(page)
        .contains("<rect class=\"dot held\"", "（過去の値を使用）\"/>", "・過去の値を使用</td>")
        .contains("四角の点は、過去の値を使用した期です。", "四角の点：過去の値を使用した期", "・目標の変更</td>", ">目標の変更</text>");
    assertThat(renderer.board(carried, new Asked(Lang.EN, false, false)))
        .contains(", earlier value used</td>", "Square points: periods", ">target changed</text>");
    assertThat(renderer.board(measured, new Asked(Lang.JA, false, false)))
        .doesNotContain("四角の点", "dot held", ">目標の変更</text>");
  }

  @Test
  void anOutlookAllBeyondTheCapIsToldInWordsAndHasNoRange() {
    Method method =
        new Method(1, Aggregation.ARITHMETIC, BigDecimal.valueOf(100), null, BigDecimal.ONE, 18);
    Forecast capped =
        new Forecast(Period.parse("FY2028"), 100.0, 100.0, 100.0, Period.parse("2026-07"), 5);
    Forecast open =
        new Forecast(Period.parse("FY2028"), 100.0, 92.5, 100.0, Period.parse("2026-07"), 5);

    assertThat(outlook(capped, method, Lang.JA))
        .startsWith("令和10年度末に指数の上限（100.0）に達する見込み、")
        .endsWith("（5期の直線傾向、95％の予測区間のすべてが上限に達しています）。")
        .doesNotContain("～");
    assertThat(outlook(capped, method, Lang.EN))
        .contains("the index is expected to reach its cap of 100.0")
        .doesNotContain("100.0 to 100.0");
    assertThat(outlook(open, method, Lang.JA)).startsWith("令和10年度末に100.0（92.5～100.0）");
  }

  @Test
  void whatWasExpectedByADayThatHasPassedIsNoOutlookAnyMore() {
    Method method = new Method(1, Aggregation.ARITHMETIC, null, null, BigDecimal.ONE, 18);
    Forecast forecast =
        new Forecast(Period.parse("FY2025"), 120.0, 101.0, 139.0, Period.parse("2025-10"), 6);
    LocalDate before = LocalDate.of(2025, 10, 31);
    LocalDate after = LocalDate.of(2026, 4, 1);

    assertThat(Outlook.of(forecast, method, SampleBoards.PERIOD, before, Lang.JA))
        .isEqualTo("令和7年度末に120.0（101.0～139.0）、目標100に届くのは最も早くて令和7年10月（6期の直線傾向、幅は95％の予測区間）。");
    assertThat(Outlook.of(forecast, method, SampleBoards.PERIOD, after, Lang.JA))
        .isEqualTo(
            "令和7年度末に120.0（101.0～139.0）となる計算でした。目標100には最も早くて令和7年10月に届く計算でした。令和6年度第1四半期より後の値はまだありません（6期の直線傾向、幅は95％の予測区間）。");
    assertThat(Outlook.of(forecast, method, SampleBoards.PERIOD, after, Lang.EN))
        .contains(
            "At the end of FY2025 (Apr 2025–Mar 2026) 120.0 (101.0 to 139.0) was expected",
            "was expected in Oct 2025 at the earliest; there are no figures after FY2024 Q1");
  }

  @Test
  void aTargetThatIsReachedIsNotExpectedForAMonthThatHasPassed() {
    Method method = new Method(1, Aggregation.ARITHMETIC, null, null, BigDecimal.ONE, 18);
    Forecast forecast =
        new Forecast(Period.parse("FY2028"), 130.0, 120.0, 140.0, Period.parse("2024-03"), 6);

    assertThat(outlook(forecast, method, Lang.JA)).contains("目標100には令和6年3月までに達しました");
    assertThat(outlook(forecast, method, Lang.EN))
        .contains("the target of 100 was reached by Mar 2024")
        .doesNotContain("at the earliest");
  }

  @Test
  void whereThereIsNoOutlookTheReasonIsTold() {
    Method method = new Method(1, Aggregation.ARITHMETIC, null, null, BigDecimal.ONE, 18);
    Forecast undated = new Forecast(null, null, null, null, null, 5);
    Forecast early = new Forecast(Period.parse("FY2028"), null, null, null, null, null);
    Forecast over = new Forecast(Period.parse("FY2023"), null, null, null, null, 5);

    assertThat(outlook(undated, method, Lang.JA)).isEqualTo("いつまでに達成するかが決まった目標がないため、見通しは示せません。");
    assertThat(outlook(undated, method, Lang.EN)).contains("no target says by when");
    assertThat(outlook(early, method, Lang.JA)).contains("最新の期までの13期のうち3期以上に新しい値が必要です。");
    assertThat(outlook(early, method, Lang.EN))
        .contains("at least 3 of the 13 periods up to the newest one");
    assertThat(outlook(over, method, Lang.JA)).contains("目標の時点（令和5年度末）までに残る期がない");
    assertThat(outlook(over, method, Lang.EN)).contains("no period is left before the target date");
  }

  private static String outlook(Forecast forecast, Method method, Lang lang) {
    return Outlook.of(forecast, method, SampleBoards.PERIOD, null, lang);
  }

  /// February 2024 is 令和6年2月, though it is of 令和5年度.
  @Test
  void anAxisCallsTheYearOfAMonthAsTheMonthIsCalled() {
    assertThat(Drawings.axisLabel(Period.parse("2024-02"), Lang.JA)).isEqualTo("R6 2");
    assertThat(Drawings.axisLabel(Period.parse("2019-04"), Lang.JA)).isEqualTo("H31 4");
    assertThat(Drawings.axisLabel(Period.parse("2024-02"), Lang.EN)).isEqualTo("2024 2");
    assertThat(Drawings.axisLabel(Period.parse("FY2023-Q4"), Lang.JA)).isEqualTo("R5 4Q");
  }

  @Test
  void everyRowOfAKpiHasItsSentence() {
    KpiBoard board = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);

    assertThat(
            new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE))
                .board(board, new Asked(Lang.JA, false, false)))
        .contains(
            board.card().components().stream()
                .map(line -> Prospects.reading(line, Lang.JA))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "30, 社, 30社, 30 companies",
    "1, 社, 1社, 1 company",
    "1, 人, 1人, 1 person",
    "1.0, 点, 1.0点, 1.0 points",
    "1, 千人, 1千人, 1 thousand people",
    "1, ％, 1％, 1%",
    "0, 社, 0社, 0 companies",
    "43.5, ％, 43.5％, 43.5%",
    "43.5, %, 43.5%, 43.5%",
    "1184000, 人, '1,184,000人', '1,184,000 people'",
    "12, kg, 12kg, 12 kg",
    "12, 組, 12組, 12 組",
    "12, '', 12, 12",
  })
  void aUnitIsCalledByItsNameInTheLanguage(
      BigDecimal value, String unit, String japanese, String english) {
    assertThat(Amount.of(value, value.scale(), unit, Lang.JA)).isEqualTo(japanese);
    assertThat(Amount.of(value, value.scale(), unit, Lang.EN)).isEqualTo(english);
  }

  @Test
  void aRangeNamesItsUnitOnceInEnglish() {
    assertThat(Amount.range(BigDecimal.ONE, BigDecimal.TEN, 0, "社", Lang.JA)).isEqualTo("1社～10社");
    assertThat(Amount.range(BigDecimal.ONE, BigDecimal.TEN, 0, "社", Lang.EN))
        .isEqualTo("1 to 10 companies");
    assertThat(Amount.range(BigDecimal.ZERO, BigDecimal.ONE, 0, "社", Lang.EN))
        .isEqualTo("0 to 1 companies");
  }

  @ParameterizedTest
  @CsvSource({
    "1985, S60",
    "1988, S63",
    "1989, H1",
    "2018, H30",
    "2019, R1",
    "2026, R8",
  })
  void aYearOfAnAxisHasItsEra(int start, String era) {
    assertThat(Drawings.year(new FiscalYear(start), Lang.JA)).isEqualTo(era);
    assertThat(Drawings.year(new FiscalYear(start), Lang.EN)).isEqualTo("FY" + start);
  }

  private ComponentLine line(Predicate<ComponentLine> wanted) {
    return Objects.requireNonNull(lines.stream().filter(wanted).findFirst().orElse(null));
  }
}
