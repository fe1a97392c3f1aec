package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.page.jte.JteTemplates;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmbedCodeTest {
  private final Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));
  private final BoardView board =
      SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);

  @Test
  void theCodeOfAKpiPageFollowsTheLatestPeriod() {
    String page = renderer.board(board, new Asked(Lang.JA, false, false));

    assertThat(field(page, "embed-frame"))
        .isEqualTo(
            "<iframe src=\"https://dx.example.lg.jp/embed/kpi/K1?lang=ja\" title=\"県内企業のDXの推進状況\""
                + " width=\"100%\" height=\"760\" loading=\"lazy\"></iframe>");
    assertThat(field(page, "embed-element"))
        .isEqualTo(
            """
            <script type="module" src="https://dx.example.lg.jp/embed/dxp-kpi.js"></script>
            <dxp-kpi code="K1" lang="ja"><a href="https://dx.example.lg.jp/kpis/K1">県内企業のDXの推進状況</a></dxp-kpi>\
            """);
  }

  @Test
  void theCodeOfAPageOfOnePeriodStaysWithIt() {
    String page = renderer.board(board, new Asked(Lang.EN, true, false));

    assertThat(field(page, "embed-frame")).contains("/embed/kpi/K1?lang=en&amp;period=FY2024-Q1\"");
    assertThat(field(page, "embed-element"))
        .contains(
            "lang=\"en\" period=\"FY2024-Q1\"><a href=\"https://dx.example.lg.jp/en/kpis/K1?period=FY2024-Q1\">");
  }

  @Test
  void aPageOfAReleaseOffersNoCodeBecauseCardsAreLive() {
    Frozen release =
        new Frozen("FY2024-Q1-1", SampleCase.get().summary(), Instant.EPOCH, null, false);

    assertThat(renderer.frozen(board, Lang.JA, release)).doesNotContain("embed-frame");
  }

  /// What a browser shows in a field.
  private static String field(String page, String id) {
    var found =
        Pattern.compile("<textarea id=\"" + id + "\"[^>]*>([^<]*)</textarea>").matcher(page);
    assertThat(found.find()).as(id).isTrue();
    return found
        .group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }
}
