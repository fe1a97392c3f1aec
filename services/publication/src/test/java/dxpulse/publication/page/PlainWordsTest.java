package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.FieldBoard;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.page.jte.JteTemplates;
import org.junit.jupiter.api.Test;

/// Whoever does not read figures reads the sentence beside them.
class PlainWordsTest {
  private static final Asked JAPANESE = new Asked(Lang.JA, false, false);

  private final Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));

  @Test
  void aPlainSentenceStandsBesideEveryFigure() {
    String field = renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE);
    assertThat(card(field, "K1")).contains("前期より3.1ポイント上昇。主因は サポートIT企業数（＋2.0）。");
    assertThat(card(field, "K3")).contains("この期の指数は算定できません（算定率が基準を下回っています）。");

    String overview = text(renderer.board(SampleBoards.overview(64.2), JAPANESE));
    assertThat(overview)
        .contains(
            "目標まであと44.7。前期より1.6ポイント上昇。",
            "目標に達しています。前期とKPIが異なるため比べられません。",
            "目標まであと35.8。前期より3.1ポイント上昇。",
            "目標まであと57.7。前期より0.8ポイント低下。");
    assertThat(text(renderer.board(SampleBoards.overview(64.2), new Asked(Lang.EN, false, false))))
        .contains(
            "44.7 short of the target, up 1.6 points.",
            "Target reached; not comparable: the KPIs differ from the previous period.");
  }

  @Test
  void aFieldOfOtherKpisIsNotCompared() {
    BoardView.FieldBoard board = SampleBoards.field(SampleBoards.PERIOD, 64.2);
    FieldPart part = board.field();
    BoardView other =
        new FieldBoard(
            board.head(),
            new FieldPart(part.field(), 47.9, null, part.kpis(), 51.0),
            board.summary(),
            board.indicatorStates(),
            board.kpis(),
            board.projects());

    String html = text(renderer.board(other, JAPANESE));

    assertThat(html.substring(html.indexOf("分野全体の指数"), html.indexOf("中間指標の状況")))
        .contains("47.9", "前期差 －", "前期とKPIが異なるため比べられません")
        .doesNotContain("UP", "DOWN");
    assertThat(text(renderer.board(other, new Asked(Lang.EN, false, false))))
        .contains("not comparable: the KPIs differ from the previous period");
  }

  @Test
  void aKpiPageNamesTheVersionOfItsMethodAndOffersFiles() {
    String html =
        renderer.board(
            SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC), JAPANESE);

    assertThat(text(html)).contains("算定方法 第2版", "要因 前期差（ポイント）");
    assertThat(html)
        .contains(
            "href=\"/opendata/kpis\"",
            "href=\"/opendata/compositions\"",
            "href=\"/opendata/scores.csv?kpi=K1&amp;period=FY2024-Q1\"",
            "href=\"/opendata/components.csv?kpi=K1&amp;period=FY2024-Q1\"");
    assertThat(renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE))
        .contains("href=\"/opendata/scores.csv?field=industry&amp;period=FY2024-Q1\"");
    assertThat(renderer.board(SampleBoards.overview(64.2), JAPANESE))
        .contains("href=\"/opendata/scores.csv?period=FY2024-Q1\"");
  }

  private static String card(String html, String code) {
    String card = html.substring(html.indexOf("<article class=\"card\" id=\"" + code));
    return text(card.substring(0, card.indexOf("<figure")));
  }

  /// What a reader sees, without tags and with single spaces.
  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
