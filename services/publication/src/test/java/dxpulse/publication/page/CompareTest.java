package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.page.jte.JteTemplates;
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
}
