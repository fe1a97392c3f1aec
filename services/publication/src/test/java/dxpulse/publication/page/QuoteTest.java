package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.page.jte.JteTemplates;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A journalist finds a sentence to copy wherever figures stand.
class QuoteTest {
  private final Renderer renderer =
      new Renderer(new JteTemplates(), new Assets("https://dx.example.jp"));
  private final BoardView kpi = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);

  @Test
  void aLiveFigureIsQuotedWithItsTimeItsLastingAddressAndItsLicence() {
    String page = renderer.board(kpi, new Asked(Lang.JA, false, false));

    assertThat(text(page))
        .containsPattern(
            "青森県DX推進ダッシュボード「[^」]+」令和6年度第1四半期、指数64\\.2（目標＝100、速報、20\\d\\d年\\d+月\\d+日 \\d\\d:\\d\\d更新[^）]*） "
                + "https://dx\\.example\\.jp/kpis/K1\\?period=FY2024-Q1 CC BY 4\\.0");
    assertThat(page)
        .contains("<dxp-copy data-of=\"quote\"", "rel=\"license\"", "src=\"/assets/copy.");
    assertThat(text(renderer.board(kpi, new Asked(Lang.EN, true, false))))
        .containsPattern(
            "Aomori Prefecture DX Dashboard: “[^”]+”, FY2024 Q1[^,]*, index 64\\.2 \\(target = 100, live figures, updated \\d")
        .contains("https://dx.example.jp/en/kpis/K1?period=FY2024-Q1 CC BY 4.0");
  }

  @Test
  void theLicenceIsReadInTheLanguageOfThePage() {
    assertThat(renderer.board(kpi, new Asked(Lang.JA, true, false))).contains("/by/4.0/deed.ja\"");
    assertThat(renderer.board(kpi, new Asked(Lang.EN, true, false))).contains("/by/4.0/deed.en\"");
  }

  @Test
  void aBoardOnPaperNamesItsEditionByDayAndTime() {
    assertThat(renderer.board(kpi, new Asked(Lang.JA, true, false)))
        .contains("/kpis/K1?period=FY2024-Q1 ・ 版 2024-07-25-100031 ・ 更新 2024年7月25日 10:00");
    assertThat(renderer.board(kpi, new Asked(Lang.EN, true, false)))
        .contains("– edition 2024-07-25-100031 – updated 25 Jul 2024");
  }

  @Test
  void aFieldHasItsOwn() {
    BoardView field = SampleBoards.field(SampleBoards.PERIOD, 64.2);

    assertThat(text(renderer.board(field, new Asked(Lang.JA, false, false))))
        .contains("「産業・しごと分野」令和6年度第1四半期、指数53.3（目標＝100、速報、")
        .contains("https://dx.example.jp/fields/industry?period=FY2024-Q1 CC BY 4.0");
  }

  @Test
  void theOverviewQuotesTheIndexOfEachField() {
    String page = renderer.board(SampleBoards.overview(64.2), new Asked(Lang.JA, false, false));

    assertThat(text(page))
        .containsPattern("「全体」令和6年度第1四半期、分野の指数 産業・しごと \\d+\\.\\d、[^（]*算定不可（目標＝100、速報、20\\d\\d年")
        .contains("https://dx.example.jp/?period=FY2024-Q1 CC BY 4.0");
    assertThat(page).contains("src=\"/assets/copy.");
  }

  @Test
  void anIndicatorQuotesItsNewestValue() throws IOException {
    assertThat(text(SamplePages.of(Lang.JA, "indicator")))
        .containsPattern("「I15 [^」]+」令和8年度第1四半期、43\\.5％、達成度72\\.5（速報、20\\d\\d年")
        .contains("/indicators/I15?period=FY2026-Q1 CC BY 4.0");
  }

  @Test
  void twoPeriodsAreQuotedWithBothFigures() throws IOException {
    assertThat(text(SamplePages.of(Lang.JA, "compare one")))
        .containsPattern("」令和5年度第1四半期→令和6年度第1四半期、指数\\d+\\.\\d→64\\.2（目標＝100、速報、")
        .contains("/compare?from=FY2023-Q1&amp;to=FY2024-Q1&amp;kpi=K1 CC BY 4.0");
    assertThat(text(SamplePages.of(Lang.EN, "compare")))
        .containsPattern("indexes of the fields: \\p{Alpha}+[^(]*\\d→\\d+\\.\\d");
    Compare alone = SampleComparisons.withNothingBefore();
    ComparisonPages pages =
        new ComparisonPages(new JteTemplates(), new Assets("https://dx.example.jp"));
    assertThat(text(pages.compare(alone, Lang.JA, false))).contains("指数データなし→64.2（");
    assertThat(text(pages.compare(alone, Lang.EN, false))).contains("index no data→64.2 (");
  }

  @Test
  void aFigureOfAReleaseIsQuotedAsThatReleaseSaysIt() {
    Frozen release =
        new Frozen(
            "FY2024-Q1-1",
            new LocalizedText("令和6年度第1四半期 第1版", "FY2024 Q1, edition 1"),
            Instant.parse("2024-07-30T01:00:00Z"),
            null,
            false);

    assertThat(text(renderer.frozen(kpi, Lang.JA, release)))
        .contains("指数64.2（目標＝100、令和6年度第1四半期 第1版、2024年7月30日 10:00公表")
        .contains("https://dx.example.jp/releases/FY2024-Q1-1/kpis/K1 CC BY 4.0")
        .doesNotContain("（速報、");
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
  }
}
