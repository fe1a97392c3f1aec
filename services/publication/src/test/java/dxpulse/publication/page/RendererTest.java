package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.*;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.*;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.*;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.page.jte.JteTemplates;
import java.math.BigDecimal;
import java.util.*;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final Period PERIOD = Period.parse("FY2024-Q1");
  private static final Head HEAD =
      new Head(
          "industry", Granularity.QUARTER, PERIOD, 1, List.of(PERIOD), null, true, true, List.of());
  private static final Asked JAPANESE = new Asked(Lang.JA, false, false);
  private static final LocalizedText NAME = new LocalizedText("<script>企業", "<script>Firms");
  private final Renderer renderer = new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));

  @Test
  void everyBoardIsDrawnInBothLanguagesWithNamesEscaped() {
    for (Lang lang : Lang.values()) {
      for (@org.jspecify.annotations.Nullable
      Double index : Arrays.<@org.jspecify.annotations.Nullable Double>asList(64.2, 120.0, null)) {
        for (BoardView view : views(index)) {
          String html = renderer.board(view, new Asked(lang, false, false));
          assertThat(html).doesNotContain("<script>").contains("&lt;script&gt;", "data-kpi=\"K1\"");
          assertThat(html).contains(index == null ? lang.of("算定不可", "No index") : index.toString());
          assertThat(html).contains(lang.of("サンプル値", "ample value"));
        }
      }
      assertThat(renderer.about(lang)).contains("<h1>");
      assertThat(renderer.cases(List.of(), Map.of(), lang)).contains("notice");
      assertThat(renderer.projects(List.of(), null, null, lang)).contains("notice");
      assertThat(renderer.message(lang, "/", "t", "x", null, null)).contains("notice");
    }
  }

  @Test
  void aPageSaysWhenTheCacheIsAwayAndOnlyThen() {
    for (BoardView view : views(64.2)) {
      assertThat(renderer.board(view, new Asked(Lang.JA, false, true))).contains("保存されているデータから直接");
      assertThat(renderer.board(view, new Asked(Lang.EN, false, true))).contains("from the store");
      assertThat(renderer.board(view, new Asked(Lang.JA, false, false)))
          .doesNotContain("保存されているデータから直接");
    }
  }

  /// An open page without a period moves on to a new one: then nothing may go on naming the old.
  @Test
  void whateverNamesThePeriodIsRefreshedInPlace() {
    Period next = SampleBoards.PERIOD.next();
    for (String label : List.of(Lang.JA.of(next), "period=" + next, "value=\"" + next + "\"")) {
      for (BoardView view :
          List.of(
              SampleBoards.field(next, 64.2),
              SampleBoards.kpi(next, 64.2, Aggregation.ARITHMETIC))) {
        String html = renderer.board(view, new Asked(Lang.JA, false, false));

        assertThat(body(html)).contains(label);
        assertThat(withoutRefreshed(body(html))).as(label).doesNotContain(label);
      }
    }
  }

  private static String body(String html) {
    return html.substring(html.indexOf("<main"), html.indexOf("</body>"));
  }

  /// What stays on the page while `live.js` refreshes it.
  private static String withoutRefreshed(String html) {
    StringBuilder kept = new StringBuilder();
    Matcher tag = Pattern.compile("<(/?)([a-z1-6-]+)([^>]*)>").matcher(html);
    Deque<Boolean> open = new ArrayDeque<>();
    int from = 0;
    while (tag.find()) {
      boolean inside = open.contains(true);
      if (!inside) {
        kept.append(html, from, tag.end());
      }
      from = tag.end();
      if (!tag.group(1).isEmpty()) {
        open.pop();
      } else if (!tag.group(3).endsWith("/")
          && !Set.of("br", "img", "input").contains(tag.group(2))) {
        open.push(tag.group(3).contains("data-refresh"));
      }
    }
    assertThat(open).as("every tag is closed").isEmpty();
    return kept.toString().replaceFirst("<main[^>]*>", "");
  }

  @Test
  void anOpenPageListensForItsPeriodItsHistoryOrAnythingNewer() {
    BoardView view = SampleBoards.field(SampleBoards.PERIOD, 64.2);

    assertThat(renderer.board(view, new Asked(Lang.JA, true, false)))
        .contains("data-board=\"industry\" data-granularity=\"quarter\"")
        .contains(
            "data-periods=\"FY2022-Q2 FY2022-Q3 FY2022-Q4 FY2023-Q1 FY2023-Q2 FY2023-Q3 FY2023-Q4 FY2024-Q1\"")
        .doesNotContain("data-latest");
    assertThat(renderer.board(view, new Asked(Lang.JA, false, false))).contains("data-latest");
  }

  @Test
  void aKpiPageSaysWhichOfficeChangedItLastAndWhen() {
    BoardView board = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);

    assertThat(changed(renderer.board(board, JAPANESE)))
        .isEqualTo("最終更新：2024年7月25日 10:00（商工労働部 産業政策課、承認済み）変わった値：I01 サポートIT企業数（令和6年度第1四半期）、ほか2件");
    assertThat(changed(renderer.board(board, new Asked(Lang.EN, false, false))))
        .startsWith("Last changed: 25 Jul 2024, 10:00 JST (商工労働部 産業政策課, approved)")
        .endsWith(", and 2 other values");
  }

  private static String changed(String html) {
    String line = html.substring(html.indexOf("<p class=\"small\" data-changed>"));
    return line.substring(0, line.indexOf("</p>")).replaceAll("<[^>]*>", "").strip();
  }

  @Test
  void aCardWithoutAnIndexIsNotCalledFinal() {
    String html = renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE);

    assertThat(card(html, "K1")).contains(">期の一部<").doesNotContain("確定値", "速報値");
    assertThat(card(html, "K2")).contains(">速報値<");
    assertThat(card(html, "K3")).contains("算定不可", "算定率が基準を下回っています").doesNotContain("確定値", "速報値");
  }

  private static String card(String html, String code) {
    String card = html.substring(html.indexOf("<article class=\"card\" id=\"" + code));
    card = card.substring(0, card.indexOf("</article>"));
    return card.substring(0, card.indexOf("<details"));
  }

  @Test
  void onlyAnIndicatorThatLacksATargetIsSaidToStayOutOfTheIndex() {
    String html = renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE);

    assertThat(component(html, "テレワーク導入企業の割合")).contains("指数に含めない", "参考値");
    assertThat(component(html, "条例の整備段階")).contains("66.7").doesNotContain("指数に含めない");
  }

  private static String component(String html, String name) {
    String item = html.substring(html.indexOf(">" + name + "<"));
    return item.substring(0, item.indexOf("</li>"));
  }

  @Test
  void aCarriedValueNamesThePeriodThatItIsFrom() {
    String html = renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE);

    assertThat(component(html, "県内企業のデジタル化・ＤＸ支援件数")).contains("令和5年度第3四半期の値を使用");
  }

  @Test
  void theKpiPageSaysHowItStandsToThePlanAndWhereItLeads() {
    BoardView view = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);

    assertThat(text(renderer.board(view, JAPANESE)))
        .contains(
            "ペース 加速が必要 計画の直線ではこの期に70.5、計画より4.2か月遅れ。これから毎月0.8ポイントの上昇が必要。",
            "見通し 令和10年度末に96.4（88.1～104.7）、目標100に届くのは最も早くて令和11年8月（8期の直線傾向、幅は95％の予測区間）。",
            "訂正 県内企業のデジタル化・ＤＸ支援件数（令和5年度第3四半期）が 1,050件 → 1,090件 に訂正され、指数 63.0 → 64.2 になりました。");
    assertThat(text(renderer.board(view, new Asked(Lang.EN, false, false))))
        .contains(
            "Pace Needs acceleration The straight line of the plan is at 70.5, 4.2 months behind. 0.8 points a month are needed from now on.",
            "88.1 to 104.7",
            "index 63.0 → 64.2");
  }

  /// Nobody is to think that the correction alone moved the index.
  @Test
  void aCorrectionThatWasScoredTogetherWithOtherValuesNamesThem() {
    BoardView view = SampleCorrections.together(SampleBoards.PERIOD, "I03", "I01", "I03");

    String japanese = text(renderer.board(view, JAPANESE));
    String english = text(renderer.board(view, new Asked(Lang.EN, false, false)));

    assertThat(japanese)
        .contains(
            "1,050件 → 1,090件 に訂正され、ほか3件の値（サポートIT企業数、ＤＸ戦略の策定に取り組んでいる企業数）とともに算定して、"
                + "指数 63.0 → 64.2 になりました。指数の差は、訂正だけでなく、これらの値を合わせたものです。",
            "訂正（前 63.0、ほか3件の値とともに）");
    assertThat(english)
        .contains(
            "was corrected: 1,050 cases → 1,090 cases, and scored together with 3 other values"
                + " (サポートIT企業数, ＤＸ戦略の策定に取り組んでいる企業数); index 63.0 → 64.2."
                + " The difference is that of all these values, not of the correction alone.",
            "corrected from 63.0, together with 3 other values");
  }

  @Test
  void aSingleOtherValueIsOneAndALongListOfThemIsCutOff() {
    BoardView one = SampleCorrections.together(SampleBoards.PERIOD, "I03");
    BoardView many = SampleCorrections.together(SampleBoards.PERIOD, "I03", "I01", "I98", "I99");

    assertThat(text(renderer.board(one, new Asked(Lang.EN, false, false))))
        .contains("together with 1 other value (サポートIT企業数);");
    assertThat(text(renderer.board(many, JAPANESE)))
        .contains("ほか4件の値（サポートIT企業数、ＤＸ戦略の策定に取り組んでいる企業数、I98など）とともに");
  }

  @Test
  void aBreakOfTheMethodIsMarkedAndTheChainedSeriesStandsBesideTheOther() {
    String html = renderer.board(SampleBreaks.afterABreak(SampleBoards.PERIOD), JAPANESE);

    assertThat(html).contains("class=\"break\"", "算出方法が変わりました");
    assertThat(text(html))
        .contains("令和5年度第4四半期の指数は、旧方法で50.1、新方法で40.1です。", "接続指数", "64.0 80.0 期の一部・方法の変更・訂正（前 61.5）");
    assertThat(
            text(
                renderer.board(
                    SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC), JAPANESE)))
        .doesNotContain("接続指数", "方法の変更");
  }

  @Test
  void targetsWithoutANumberAreComparedWithTheBaselineAndRangesShowBothEnds() {
    String html = renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE);

    assertThat(text(component(html, "テレワーク導入企業の割合"))).contains("目標 現状より増加", "基準値より改善");
    assertThat(text(component(html, "サポートIT企業数"))).contains("目標 40社～60社");
    assertThat(text(component(html, "条例の整備段階"))).contains("実績 条例案を検討中");
  }

  @Test
  void aCardSaysPaceCorrectionAndThatThePeriodIsNotOver() {
    String html = renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE);

    assertThat(text(card(html, "K1"))).contains("ペース：加速が必要", "訂正あり", "期の一部");
    assertThat(text(card(html, "K2"))).doesNotContain("ペース：", "訂正あり");
  }

  /// What a reader sees, without tags and with single spaces.
  private static String text(String html) {
    return html.replaceAll("<span lang=\"ja\">([^<]*)</span>", "$1")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  void aMedianIsSaidToHaveNoWeights() {
    BoardView view = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.MEDIAN);

    assertThat(renderer.board(view, JAPANESE)).contains("中央値（重みなし）").doesNotContain("加重");
    assertThat(renderer.board(view, new Asked(Lang.EN, false, false)))
        .contains("unweighted median");
  }

  @Test
  void aFieldWithoutAnIndexSaysWhy() {
    assertThat(renderer.board(SampleBoards.overview(64.2), JAPANESE))
        .contains("理由：この期に指数のあるKPIがありません");
  }

  @Test
  void aMissingPageMarksNoSectionAsTheCurrentOne() {
    assertThat(renderer.message(Lang.JA, "/", "ページが見つかりません", "", null, null))
        .doesNotContain("aria-current");
  }

  @Test
  void kpisAreCounted() {
    assertThat(renderer.board(SampleBoards.overview(64.2), JAPANESE)).contains("4つのKPI");
    assertThat(renderer.board(SampleBoards.field(SampleBoards.PERIOD, 64.2), JAPANESE))
        .contains("3つのKPIのうち算定できた2つの平均");
  }

  @Test
  void theAddressCarriesOnlyWhatChangesThePage() {
    BoardView view = SampleBoards.field(SampleBoards.PERIOD, 64.2);

    String page = "rel=\"canonical\" href=\"" + SampleBoards.SITE + "/en/fields/industry";
    assertThat(renderer.board(view, new Asked(Lang.EN, true, false)))
        .contains(page + "?period=FY2024-Q1\"");
    assertThat(renderer.board(view, new Asked(Lang.EN, false, false))).contains(page + "\"");
    assertThat(renderer.projects(List.of(), Field.LIVING, ProjectUpdated.State.DONE, Lang.JA))
        .contains("href=\"/projects\"", "href=\"/projects?field=industry&amp;state=DONE\"");
  }

  @Test
  void othersAreToldWhereThePageAndItsPictureAre() {
    Renderer outside = new Renderer(new JteTemplates(), new Assets("https://dx.example.jp"));

    assertThat(outside.board(SampleBoards.overview(64.2), new Asked(Lang.JA, false, false)))
        .contains(
            "property=\"og:url\" content=\"https://dx.example.jp/\"",
            "property=\"og:image\" content=\"https://dx.example.jp/og/overview/FY2024-Q1.png\"",
            "property=\"og:description\" content=\"3分野の指数の平均は、",
            "name=\"twitter:card\" content=\"summary_large_image\"");
    assertThat(
            outside.board(
                SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC),
                new Asked(Lang.EN, true, false)))
        .contains(
            "content=\"https://dx.example.jp/en/kpis/K1?period=FY2024-Q1\"",
            "content=\"https://dx.example.jp/en/og/kpis/K1/FY2024-Q1.png\"",
            "href=\"/charts/kpi/K1/trend.svg?period=FY2024-Q1&amp;lang=en\"",
            "href=\"/charts/kpi/K1/contributions.png?period=FY2024-Q1&amp;lang=en\"");
    assertThat(outside.about(Lang.EN))
        .contains("\"https://dx.example.jp/en/about\"", "\"https://dx.example.jp/en/og/site.png\"");
  }

  @Test
  void stylesAndScriptStayUnderSixtyKilobytes() {
    assertThat(new Assets().bytes()).isLessThan(60_000);
  }

  private static List<BoardView> views(@org.jspecify.annotations.Nullable Double index) {
    NotScoredReason why = index == null ? NotScoredReason.NO_DATA : null;
    KpiLine line =
        new KpiLine(
            new KpiCode("K1"), NAME, index, why, index == null ? null : 3.1, true, true, null);
    ComponentLine part =
        new ComponentLine(
            new IndicatorCode("I01"),
            NAME,
            null,
            "社",
            0,
            Direction.HIGHER_IS_BETTER,
            Accumulation.STOCK,
            NormalisationMethod.RATIO,
            new BigDecimal("12"),
            PERIOD,
            true,
            true,
            ValueStatus.PROVISIONAL,
            true,
            null,
            null,
            null,
            false,
            null,
            index,
            0.5,
            NotScoredReason.NO_TARGET,
            "dx",
            null,
            null,
            null,
            null,
            null);
    KpiCard card =
        new KpiCard(
            line,
            Field.INDUSTRY,
            61.1,
            1,
            1,
            null,
            NAME,
            List.of(
                new HistoryPoint(
                    PERIOD.previous(), 61.1, null, false, true, false, 61.1, null, null, 0),
                new HistoryPoint(PERIOD, index, why, true, true, false, index, null, null, 0)),
            List.of(part),
            List.of(new KpiScored.Contribution("I01", -1.2)),
            null,
            null,
            null,
            null,
            false,
            List.of());
    FieldPart field = new FieldPart(Field.INDUSTRY, index, null, List.of(line), null);
    return List.of(
        new Overview(HEAD, NAME, List.of(field), new ProjectCounts(76, 0, List.of()), List.of()),
        new FieldBoard(
            HEAD,
            field,
            NAME,
            List.of(new StateCount(IndicatorState.BEHIND, 1)),
            List.of(card),
            List.of()),
        new KpiBoard(
            HEAD,
            card,
            new Method(1, Aggregation.ARITHMETIC, null, null, BigDecimal.ONE, 18),
            List.of(),
            new LastChange(
                java.time.Instant.EPOCH,
                new IndicatorCode("I19"),
                NAME,
                PERIOD,
                "<script>課",
                true,
                0)));
  }
}
