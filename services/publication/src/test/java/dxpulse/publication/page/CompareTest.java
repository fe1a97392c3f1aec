package dxpulse.publication.page;

import static dxpulse.publication.page.SampleComparisons.madeOf;
import static dxpulse.publication.page.SampleComparisons.trained;
import static dxpulse.publication.page.SampleComparisons.unreported;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.SideBySide.PartPair;
import dxpulse.publication.page.jte.JteTemplates;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pages of two periods side by side.
class CompareTest {
  private final ComparisonPages pages =
      new ComparisonPages(new JteTemplates(), new Assets(SampleBoards.SITE));

  @Test
  void meansOfDifferentKpisAreNotComparedAndThePageSaysWhichKpisTheseAre() {
    Compare compare = SampleComparisons.withoutAnIndexBeforeOf("K2");

    String japanese = tile(pages.compare(compare, Lang.JA, false));
    String english = tile(pages.compare(compare, Lang.EN, false));

    assertThat(japanese)
        .contains("指数のあるKPIが2つの期で違うため、平均は比べられません。アフターだけ：多様な働き方の実現状況。")
        .doesNotContain("ポイント");
    assertThat(english)
        .contains("Not comparable: the KPIs that have an index", "Only after: Diverse ways of")
        .doesNotContain("points");
    assertThat(tile(pages.compare(SampleComparisons.allKpis(), Lang.JA, false)))
        .contains("±0.0ポイント", "どちらも55.3で、変わっていません。");
  }

  private static String tile(String html) {
    String tile = html.substring(html.indexOf("data-field=\"industry\""));
    return tile.substring(0, tile.indexOf("</section>")).replaceAll("<[^>]*>", " ");
  }

  @Test
  void aPartOfAPeriodBesideAWholeOneIsSaid() {
    String html = pages.compare(SampleComparisons.allKpis(), Lang.JA, false);

    assertThat(html).contains("アフター（令和6年度第1四半期）には、期の一部の値で算定した指数が含まれます。");
    assertThat(tile(html)).contains("期の一部");
    assertThat(pages.compare(SampleComparisons.oneKpi(), Lang.EN, false))
        .contains(" and after (", "stand for a part of the period");
  }

  @Test
  void anOpenPageListensForBothPeriodsAndFollowsTheLatestOnlyWhenNoneWasAskedFor() {
    String page = pages.compare(SampleComparisons.allKpis(), Lang.JA, false);

    assertThat(page)
        .contains("data-board=\"overview\"", "data-periods=\"FY2023-Q1 FY2024-Q1\"", "<dxp-live")
        .doesNotContain("data-latest");
    assertThat(pages.compare(SampleComparisons.oneKpi(), Lang.JA, false))
        .contains("data-board=\"kpi/K1\"");
  }

  @Test
  void theChartCanBeHadAsAFile() {
    assertThat(pages.compare(SampleComparisons.oneKpi(), Lang.EN, false))
        .contains(
            "href=\"/charts/compare.svg?from=FY2023-Q1&amp;to=FY2024-Q1&amp;kpi=K1&amp;lang=en\"",
            "href=\"/charts/compare.png?");
  }

  @Test
  void aFallThatOnlyAHigherTargetMadeIsToldWithTheTargets() {
    Compare one = raised(true);

    assertThat(text(pages.compare(one, Lang.JA, false)))
        .contains(
            "30.0から6.0へ、24.0ポイント下がりました。「DX推進員の育成数」の目標が200人から1,000人に変わりました。"
                + "新しい値はありません（過去の値を使用）。",
            "60人 → 60人、新しい値はありません。目標が200人から1,000人に変わりました。",
            "目標の変化を含む、新しい値なし（過去の値を使用）")
        .doesNotContain("変わっていません");
    assertThat(text(pages.compare(one, Lang.EN, false)))
        .contains(
            "Down 24.0 points, from 30.0 to 6.0. The target of “DX promoters trained” changed from"
                + " 200 people to 1,000 people. There is no new value (earlier value used).",
            "60 people → 60 people, no new value. The target changed from 200 people to 1,000",
            "includes changes of targets, no new values (earlier ones used)");
    assertThat(Previews.of(one, Lang.JA).notice()).contains("目標の変化を含む");
    assertThat(Charts.of(one, Lang.EN).orElseThrow().note()).contains("changes of targets");
    assertThat(pages.compare(one, Lang.JA, false))
        .containsPattern("og:description\" content=\"[^\"]*目標が200人から1,000人に変わりました。");
  }

  @Test
  void theSameIsToldOfAllKpisAndOfTheirField() {
    Compare all = raised(false);

    assertThat(tile(pages.compare(all, Lang.JA, false)))
        .contains("24.0ポイント下がりました。目標が変わったKPI：県内企業のDXの推進状況。新しい値はありません（過去の値を使用）。");
    assertThat(tile(pages.compare(all, Lang.EN, false)))
        .contains("Targets changed: DX in local firms. There is no new value");
    assertThat(row(pages.compare(all, Lang.JA, false)))
        .contains("「DX推進員の育成数」の目標が200人から1,000人に変わりました。");
    assertThat(pages.compare(all, Lang.EN, false))
        .containsPattern("og:description\" content=\"[^\"]*Includes changes of targets");
  }

  @Test
  void whereNothingIsKnownOfAPeriodItsIndicatorsAreNotSaidToHaveBeenLeftOut() {
    Compare alone = SampleComparisons.withNothingBefore();

    assertThat(text(pages.compare(alone, Lang.JA, false)))
        .contains("ビフォーのデータがありません。")
        .doesNotContain("構成に入っていません");
    assertThat(text(pages.compare(alone, Lang.EN, false)))
        .contains("No data before.")
        .doesNotContain("Not part of the index");
  }

  @Test
  void aValueThatIsMissingInOnePeriodIsToldWithTheCoverage() {
    Compare half =
        SampleComparisons.of(
            true,
            madeOf(
                "FY2024-Q2",
                61.2,
                1,
                trained("I15", 70, 100, 0.5, "FY2024-Q2", false),
                trained("I16", 52, 100, 0.5, "FY2024-Q2", false)),
            madeOf(
                "FY2025-Q1",
                52.5,
                0.5,
                unreported("I15", 100),
                trained("I16", 52, 100, 1, "FY2025-Q1", false)));

    assertThat(half.sentence(Lang.JA))
        .isEqualTo("61.2から52.5へ、8.7ポイント下がりました。アフターには値のない指標があります（算定率50.0%）。");
    assertThat(half.sentence(Lang.EN))
        .isEqualTo(
            "Down 8.7 points, from 61.2 to 52.5. After, some indicators have no value (coverage"
                + " 50.0%).");
  }

  @Test
  void otherWeightsAreToldWithTheIndicators() {
    Compare other =
        SampleComparisons.of(
            true,
            madeOf(
                "FY2024-Q2",
                60,
                1,
                trained("I15", 70, 100, 0.5, "FY2024-Q2", false),
                trained("I16", 50, 100, 0.5, "FY2024-Q2", false)),
            madeOf(
                "FY2025-Q1",
                66,
                1,
                trained("I15", 70, 100, 0.8, "FY2025-Q1", false),
                trained("I16", 50, 100, 0.2, "FY2025-Q1", false)));

    assertThat(text(pages.compare(other, Lang.JA, false)))
        .contains("上がりました。構成・重みが変わりました。", "重みが50.0%から80.0%に変わりました。");
    assertThat(text(pages.compare(other, Lang.EN, false)))
        .contains("Its indicators or weights changed.", "weight changed from 50.0% to 20.0%.");
  }

  @Test
  void anotherMethodIsToldOnce() {
    Compare other =
        SampleComparisons.of(
            true,
            madeOf("FY2024-Q2", 60, 1, 1, trained("I15", 60, 100, 1, "FY2024-Q2", false)),
            madeOf("FY2025-Q1", 66, 1, 2, trained("I15", 66, 100, 1, "FY2025-Q1", false)));

    assertThat(text(pages.compare(other, Lang.JA, false))).containsOnlyOnce("方法が");
    assertThat(text(pages.compare(other, Lang.EN, false)))
        .containsOnlyOnce("The method changed.")
        .doesNotContain("different versions");
  }

  @Test
  void anIndexOfEarlierValuesIsMarkedAndNotCalledUnchanged() {
    var before = madeOf("FY2024-Q2", 30, 1, trained("I19", 60, 200, 1, "FY2024-Q2", false));
    var after = madeOf("FY2025-Q1", 30, 1, trained("I19", 60, 200, 1, "FY2024-Q2", true));
    Compare all = SampleComparisons.of(false, before, after);
    Compare one = SampleComparisons.of(true, before, after);

    assertThat(tile(pages.compare(all, Lang.JA, false)))
        .contains("過去の値を使用", "どちらも30.0です。新しい値はありません（過去の値を使用）。")
        .doesNotContain("変わっていません");
    assertThat(row(pages.compare(all, Lang.JA, false)))
        .contains("← 過去の値を使用", "どちらも30.0です。新しい値はありません");
    assertThat(text(pages.compare(one, Lang.EN, false)))
        .contains("← Earlier value used", "30.0 in both. There is no new value")
        .doesNotContain("Unchanged");
  }

  @Test
  void theTitleNamesTheKpiAndBothPeriods() {
    for (String place : List.of("<title>", "og:title\" content=\"")) {
      assertThat(pages.compare(SampleComparisons.oneKpi(), Lang.JA, false))
          .contains(place + "ビフォー/アフター：県内企業のDXの推進状況（令和5年度第1四半期 → 令和6年度第1四半期）");
      assertThat(pages.compare(SampleComparisons.oneKpi(), Lang.EN, false))
          .contains(place + "Before and after: DX in local firms, FY2023 Q1");
      assertThat(pages.compare(SampleComparisons.allKpis(), Lang.JA, false))
          .contains(place + "ビフォー/アフター：3分野の指数（令和5年度第1四半期 → 令和6年度第1四半期）");
    }
  }

  @Test
  void anIndexIsWrittenAsOnOtherPages() {
    assertThat(text(pages.compare(SampleComparisons.oneKpi(), Lang.JA, false)))
        .contains(" 64.2 ")
        .doesNotContain("64.2％", "64.2%");
    assertThat(text(pages.compare(SampleComparisons.allKpis(), Lang.EN, false)))
        .contains(" 55.3 ")
        .doesNotContain("55.3%");
  }

  private static Compare raised(boolean one) {
    return SampleComparisons.of(
        one,
        madeOf("FY2024-Q2", 30, 1, trained("I19", 60, 200, 1, "FY2024-Q2", false)),
        madeOf("FY2025-Q1", 6, 1, trained("I19", 60, 1000, 1, "FY2024-Q2", true)));
  }

  private static String row(String html) {
    String row = html.substring(html.indexOf("<tr role=\"row\" data-kpi=\"K1\""));
    return text(row.substring(0, row.indexOf("</tr>")));
  }

  /// As read: chips and cells apart, spans of another language not.
  private static String text(String html) {
    return html.replaceAll("</?span[^>]*>", "").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  /// From 30.1 % to 42.0 % it is not 11.9 % more.
  @Test
  void sharesMovedByPointsAndOtherValuesByTheirUnit() {
    assertThat(moved("%", 1, "30.1", "42.0", Lang.JA)).isEqualTo("30.1% → 42.0%、11.9ポイント増えました。");
    assertThat(moved("%", 1, "42.0", "30.1", Lang.EN))
        .isEqualTo("42.0% → 30.1%, down 11.9 points.");
    assertThat(moved("％", 0, "30", "31", Lang.EN)).endsWith(", up 1 point.");
    assertThat(moved("社", 0, "30", "42", Lang.JA)).endsWith("、12社増えました。");
  }

  @Test
  void aDifferenceIsThatOfTheFiguresShown() {
    assertThat(moved("%", 1, "30.14", "42.06", Lang.JA)).isEqualTo("30.1% → 42.1%、12.0ポイント増えました。");
    assertThat(moved("%", 1, "30.11", "30.14", Lang.EN)).isEqualTo("30.1% → 30.1%, unchanged.");
  }

  private static String moved(String unit, int decimals, String before, String after, Lang lang) {
    return Compare.sentence(
        new PartPair(
            new IndicatorCode("I01"),
            new LocalizedText("利用率", "Use"),
            line(unit, decimals, before),
            line(unit, decimals, after)),
        lang);
  }

  private static ComponentLine line(String unit, int decimals, String value) {
    return new ComponentLine(
        new IndicatorCode("I01"),
        new LocalizedText("利用率", "Use"),
        null,
        unit,
        decimals,
        Direction.HIGHER_IS_BETTER,
        Accumulation.RATE,
        NormalisationMethod.RATIO,
        new BigDecimal(value),
        null,
        false,
        false,
        null,
        false,
        null,
        null,
        null,
        false,
        null,
        null,
        1,
        null,
        "",
        null,
        null,
        null,
        null,
        null);
  }
}
