package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.FeedHealthChanged;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.board.SampleAreas;
import dxpulse.publication.board.SampleReferences;
import dxpulse.publication.opendata.SampleFacts;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.IndicatorPages;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class IndicatorPageTest {
  private final Assets assets = new Assets(SampleBoards.SITE);
  private final WebTestClient client = client(SampleFacts.plan());

  private WebTestClient client(LivePlan plan) {
    return WebTestClient.bindToController(
            new IndicatorPageController(
                plan,
                new IndicatorPages(new JteTemplates(), assets),
                new Renderer(new JteTemplates(), assets),
                period -> Optional.empty()))
        .build();
  }

  @Test
  void anIndicatorTellsItsValuesDefinitionAndKpis() {
    String page = body("/indicators/I15?granularity=quarter", 200);

    assertThat(text(page))
        .contains(
            "I15 オンライン手続き利用率",
            "令和8年度第1四半期の値は43.5％。達成度は72.5（目標＝100）です。",
            "令和6年度第2四半期 42.5％ 70.8 ≒ 推計値",
            "基準値 31.0％（令和5年度）",
            "大きいほど良い",
            "K6");
    assertThat(page)
        .contains(
            "href=\"/kpis/K6\"",
            "href=\"/opendata/components.csv?indicator=I15\"",
            "class=\"goal\"");
    assertThat(text(body("/en/indicators/I15?granularity=quarter", 200)))
        .contains(
            "43.5%. The achievement is 72.5 (target = 100).",
            "Unit %", "Baseline 31.0%, FY2023", "Higher is better", "Estimated");
  }

  @Test
  void theAddressOfAPeriodTellsAndQuotesItsValueAndSaysSoWhereThereIsNone() {
    assertThat(text(body("/indicators/I15?period=FY2024-Q2", 200)))
        .contains(
            "令和6年度第2四半期の値は42.5％。達成度は70.8（目標＝100）です。",
            "」令和6年度第2四半期、42.5％、達成度70.8（",
            "、推計値） ",
            "/indicators/I15?period=FY2024-Q2 CC BY 4.0")
        .doesNotContain("最新の値を示しています");
    assertThat(text(body("/indicators/I15?period=FY2019-Q2", 200)))
        .contains(
            "令和8年度第1四半期の値は43.5％。",
            "令和元年度第2四半期の値がないため、最新の値を示しています。",
            "/indicators/I15?period=FY2026-Q1 CC BY 4.0");
    assertThat(text(body("/en/indicators/I15?period=FY2019-Q2", 200)))
        .containsPattern("There is none of FY2019 Q2[^;]*; this is the newest\\.");
  }

  @Test
  void theChartOfAPeriodEndsWithItAndSaysHowItsValueWasObtained() {
    String page = body("/indicators/I15?period=FY2024-Q2", 200);

    assertThat(page)
        .contains(
            "data-say=\"令和6年度第2四半期　70.8（実績 42.5％）（推計値）\"",
            "href=\"/charts/indicator/I15/trend.svg?granularity=quarter&amp;period=FY2024-Q2\"")
        .doesNotContain("data-say=\"令和6年度第3四半期", "data-say=\"令和8年度第1四半期");
    assertThat(body("/indicators/I15?granularity=quarter", 200))
        .contains("data-say=\"令和8年度第1四半期　72.5（実績 43.5％）");
  }

  @Test
  void whatNoKpiCountsShowsEveryReportedValueAndSaysThatItIsForReference() {
    String page = body("/indicators/R03", 200);

    assertThat(text(page))
        .contains(
            "令和5年度の値は1,184,000人。どのKPIにも数えられない参考値です。",
            "令和2年度 1,237,984人 確定値",
            "平成27年度 1,308,265人 確定値",
            "速報値",
            "どのKPIの指数にも数えられない参考値です。",
            "いまの定義では、どのKPIにも入っていません。",
            "社会・人口統計体系（e-Stat）")
        .doesNotContain("達成度の推移", "指数に入った値");
    assertThat(page)
        .contains(
            "href=\"/opendata/references.csv?indicator=R03\"",
            "href=\"/charts/indicator/R03/trend.svg?granularity=year\"",
            "data-say=\"令和2年度　1,237,984人\"",
            "data-say=\"平成27年度　1,308,265人\"",
            "data-say=\"令和3年度～令和4年度　値なし\"")
        .doesNotContain("components.csv?indicator=R03", "class=\"goal\"");
    assertThat(text(body("/en/indicators/R03", 200)))
        .contains(
            "1,184,000 people. A reference value, which no KPI counts.",
            "Values over time",
            "/ unit: people",
            "Unit people");
    assertThat(text(body("/indicators/R03?granularity=month", 200))).contains("この単位の値はまだありません。");
  }

  @Test
  void aPageListensForItsIndicatorAndShowsWhatCameAtTheNextLook() {
    LivePlan plan = SampleFacts.plan();
    WebTestClient client = client(plan);
    assertThat(body(client, "/indicators/R03", 200)).contains("data-board=\"indicator/R03\"");
    assertThat(body(client, "/indicators/I15", 200))
        .contains("data-board=\"indicator/I15 kpi/K6\"");
    assertThat(body(client, "/en/indicators", 200))
        .contains("data-board=\"overview indicator/*\"", "1,184,000 people")
        .doesNotContain("data-granularity");

    var _ = plan.apply(new Fact.Whole(SampleReferences.year("FY2024", "1165000")));

    for (String path : List.of("/indicators/R03", "/indicators")) {
      assertThat(text(body(client, path, 200))).as(path).contains("1,165,000人");
      assertThat(text(body(client, "/en" + path, 200))).as(path).contains("1,165,000 people");
    }
  }

  @Test
  void whatAKpiBeginsToCountIsNoReferenceAnyMore() {
    LivePlan plan = SampleFacts.plan();
    byte[] counting = SampleReferences.kpiCountingIt();
    var _ = plan.apply(new Fact.Kpi(EventCodec.decode(EventType.KPI_DEFINED, counting)));

    assertThat(plan.facts().references()).isEmpty();
    assertThat(text(body(client(plan), "/indicators/R03", 200)))
        .contains("令和5年度の値は1,184,000人。指数には含まれていません。", "まだ指数に入っていない期は報告された値です。")
        .doesNotContain("参考値です", "references.csv");
    assertThat(text(body(client(plan), "/indicators", 200))).contains("R03 総人口 1,184,000人 令和5年度");
  }

  @Test
  void valuesOfPeriodsThatAScoreCoversAreThoseOfTheScore() {
    LivePlan plan = SampleFacts.plan();
    for (String period : List.of("FY2024-Q1", "FY2024-Q2", "FY2023-Q4")) {
      var _ = plan.apply(new Fact.Whole(SampleAreas.value("020001", period, "7", 1)));
    }

    assertThat(text(body(client(plan), "/indicators/I15?granularity=quarter", 200)))
        .contains("令和6年度第1四半期 42.5％", "令和6年度第2四半期 42.5％", "令和5年度第4四半期 7.0％ － 確定値");
  }

  @Test
  void theIndexNamesEveryIndicatorByFieldWithItsNewestValue() {
    String page = body("/indicators", 200);

    assertThat(text(page))
        .containsSubsequence(
            "I15 オンライン手続き利用率 市町村別の地図", "令和8年度第1四半期", "参考値（KPIに数えない指標）", "R03 総人口 1,184,000人 令和5年度");
    assertThat(page)
        .contains(
            "href=\"/indicators/I15#areas\"",
            "href=\"/indicators/R03\"",
            "href=\"/kpis/K6\"",
            "aria-current=\"page\">指標</a>");
    assertThat(text(body("/en/indicators", 200)))
        .contains("For reference (no KPI counts them)", "R03 Total population");
    assertThat(text(body(client(new LivePlan()), "/indicators", 200))).contains("まだありません");
  }

  @Test
  void theNewestValueOfTheIndexIsThatOfThePage() {
    LivePlan plan = SampleFacts.plan();
    byte[] ofAMonth = SampleReferences.body("2024-06", "1179000", 1, "FINAL");
    var _ = plan.apply(new Fact.Whole(EventCodec.decode(EventType.VALUE_RECORDED, ofAMonth)));

    assertThat(text(body(client(plan), "/indicators", 200))).contains("R03 総人口 1,184,000人 令和5年度");
    assertThat(text(body(client(plan), "/indicators/R03", 200))).contains("令和5年度の値は1,184,000人。");
  }

  @Test
  void aFeedThatIsLateIsToldOnThePageOfWhatItBrings() {
    LivePlan plan = SampleFacts.plan();
    assertThat(text(body(client(plan), "/indicators/I15", 200))).doesNotContain("データ更新の遅れ");
    for (String indicator : List.of("I15", "I99")) {
      var _ =
          plan.apply(
              new Fact.Feed(
                  new FeedHealthChanged(
                      new OrganizationCode("020001"),
                      "of-" + indicator,
                      new LocalizedText("手続き" + indicator, "Procedures " + indicator),
                      FeedHealthChanged.Health.LATE,
                      Instant.parse("2026-08-01T00:00:00Z"),
                      List.of(new IndicatorCode(indicator)),
                      new LocalizedText("予定の時期を過ぎています", "not in time"),
                      Instant.parse("2026-08-01T00:00:00Z"))));
    }

    assertThat(text(body(client(plan), "/indicators/I15", 200)))
        .contains("データ更新の遅れ：", "手続きI15", "予定の時期を過ぎています", "最後に届いた値を表示しています")
        .doesNotContain("手続きI99");
    assertThat(text(body(client(plan), "/en/indicators/I15", 200)))
        .contains("Update late:", "Procedures I15");
  }

  @Test
  void whatHasNoValuesOfAKindSaysSo() {
    assertThat(text(body("/indicators/I15?granularity=month", 200))).contains("この単位の値はまだありません。");
  }

  @Test
  void valuesOfMunicipalitiesAreASentenceAMapAndATable() {
    String page = body("/indicators/I15", 200);

    assertThat(text(page))
        .contains(
            "令和6年度第1四半期は、40市町村のうち38市町村に値があります。最も高いのは",
            "最も低いのは青森市の12.5％です。市町村のものではないコードの値が1件あり、表にだけ示しています。",
            "022012 青森市 12.5％ ◇ 速報値",
            "024503 新郷村 値なし －",
            SampleAreas.STRANGER + " （市町村のコードではありません） 99.0％ 確定値",
            "「国土数値情報（行政区域データ）」（国土交通省）を加工して作成");
    assertThat(page)
        .contains(
            "<svg class=\"map\"",
            "<title>青森市 12.5％</title>",
            "<title>新郷村 値なし</title>",
            "href=\"/charts/indicator/I15/map.png?period=FY2024-Q1\"",
            "href=\"/opendata/areas.csv?indicator=I15\"")
        .doesNotContain("<title>" + SampleAreas.STRANGER);
    assertThat(text(body("/en/indicators/I15?period=FY2024-Q1", 200)))
        .contains(
            "38 of 40 municipalities have values. Highest: ",
            "lowest: Aomori City, 12.5%.",
            "022012 Aomori City 12.5% ◇ Provisional",
            "Made by processing");
  }

  @Test
  void theTableIsOrderedByCodeOrByValueAndWhatHasNoneComesLast() {
    String byCode = text(body("/indicators/I15", 200));
    String byValue = text(body("/indicators/I15?period=FY2024-Q1&order=value", 200));

    assertThat(byCode).containsSubsequence("022012 青森市", "022021 弘前市", "024503 新郷村");
    assertThat(byValue)
        .containsSubsequence(SampleAreas.STRANGER + " （", "022021 弘前市", "022012 青森市", "024503 新郷村");
  }

  @Test
  void aPeriodWithoutSuchValuesShowsNone() {
    assertThat(text(body("/indicators/I15?period=FY2024-Q2", 200)))
        .contains("令和6年度第2四半期の市町村別の値はありません。 最新の値を見る");
    assertThat(body("/indicators/I16?period=FY2024-Q1", 200)).doesNotContain("市町村");
    assertThat(body("/indicators/I16", 200)).doesNotContain("市町村");
  }

  @Test
  void whatAKpiCountsBeforeItIsDefinedSaysSo() {
    LivePlan plan = new LivePlan();
    plan.apply(new Fact.Kpi(SampleFacts.kpi()));
    WebTestClient undefined = client(plan);

    assertThat(text(body(undefined, "/indicators/I15", 200)))
        .contains("この指標の定義はまだ公表されていません", "この指標が入るKPI：");
    assertThat(body(undefined, "/en/indicators/I15", 200))
        .contains("not published yet", "href=\"/en/kpis/K6\"");
    assertThat(text(body(undefined, "/indicators/I99", 404))).contains("ページが見つかりません");
  }

  @Test
  void anUnknownIndicatorOrLengthIsAMissingPage() {
    for (String path :
        List.of(
            "/indicators/I99",
            "/indicators/%3Cb%3E",
            "/indicators/I15?granularity=week",
            "/indicators/I15?order=size")) {
      assertThat(text(body(path, 404))).as(path).contains("ページが見つかりません");
    }
    for (String absurd : List.of("1", "FY9999")) {
      assertThat(text(body("/indicators/I15?period=" + absurd, 404))).contains("その期はありません");
    }
  }

  private String body(String path, int status) {
    return body(client, path, status);
  }

  private static String body(WebTestClient client, String path, int status) {
    byte[] body =
        client
            .get()
            .uri(URI.create(path))
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
  }

  /// As it is read where there is room: phones have the state below the period instead.
  private static String text(String html) {
    return html.replaceAll("(?s)<small class=\"phone\">.*?</small>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }
}
