package dxpulse.publication.page;

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
