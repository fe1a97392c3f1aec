package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.page.Assets;
import dxpulse.publication.page.EmbedCards;
import dxpulse.publication.page.jte.JteTemplates;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class EmbedPagesTest {
  private final OneKpi plan = new OneKpi();
  private final Assets assets = new Assets();
  private final WebTestClient client =
      WebTestClient.bindToController(
              new EmbedPages(
                  plan,
                  new EmbedCards(new JteTemplates(), assets),
                  assets,
                  () -> false,
                  period -> Optional.empty()))
          .build();

  @Test
  void aCardHoldsWhatAReaderNeedsAndLeadsToItsPage() {
    String card = body("/embed/kpi/K1", 200);

    assertThat(text(card))
        .contains(
            "県内企業のDXの推進状況",
            "64.2",
            "前期差 ＋3.1ポイント",
            "令和6年度第1四半期 ▽ 期の一部",
            "前期より3.1ポイント上昇。",
            "資料： 経済センサス",
            "更新：2024年7月25日 10:00",
            "青森県DX推進ダッシュボード");
    assertThat(card)
        .contains("href=\"/kpis/K1\" target=\"_top\"", "class=\"goal\"", "data-latest")
        .doesNotContain("<nav", "<style", "style=");
  }

  @Test
  void theLanguageIsThatOfTheQueryOrElseOfTheAddress() {
    assertThat(body("/embed/kpi/K1?lang=en", 200))
        .contains("<html lang=\"en\">", "DX in local firms", "href=\"/en/kpis/K1\"");
    assertThat(body("/en/embed/kpi/K1", 200)).contains("<html lang=\"en\">");
    assertThat(body("/embed/kpi/K1?lang=", 200)).contains("<html lang=\"ja\">");
  }

  @Test
  void aCardOfOnePeriodStaysWithIt() {
    assertThat(body("/embed/kpi/K1?period=FY2024-Q1", 200))
        .contains("href=\"/kpis/K1?period=FY2024-Q1\"")
        .doesNotContain("data-latest");
    assertThat(text(body("/embed/kpi/K1?period=FY2019-Q1", 200))).contains("この期のデータはまだありません。");
    assertThat(text(body("/embed/kpi/K2?lang=en", 200))).contains("no figures for this period");
  }

  @Test
  void whatThereIsNotIsAnsweredLikeAMissingPage() {
    for (String path :
        List.of(
            "/embed/kpi/K9",
            "/embed/kpi/K1?lang=fr",
            "/embed/kpi/K1?period=FY2024-Q9",
            "/embed/kpi/K1?granularity=week",
            "/embed/kpi/%3Cscript%3E",
            "/embed/nothing")) {
      assertThat(text(body(path, 404))).as(path).contains("ページが見つかりません");
    }
    assertThat(text(body("/en/embed/kpi/K9", 404))).contains("Page not found");
    assertThat(text(body("/embed/kpi/K9?lang=en", 404))).contains("Page not found");
    assertThat(plan.made).isZero();
  }

  @Test
  void aCardIsDrawnOnceAndNotSentAgainToWhoHasIt() {
    String first = body("/embed/kpi/K1", 200);
    assertThat(body("/embed/kpi/K1?utm_source=a", 200)).isEqualTo(first);
    assertThat(plan.made).isEqualTo(1);
    for (String path : List.of("/embed/kpi/K1", "/embed/dxp-kpi.js")) {
      String tag =
          Objects.requireNonNull(
              client
                  .get()
                  .uri(path)
                  .exchange()
                  .expectBody()
                  .returnResult()
                  .getResponseHeaders()
                  .getETag());
      client.get().uri(path).header("If-None-Match", tag).exchange().expectStatus().isNotModified();
    }
  }

  private String body(String path, int status) {
    return new String(
        client
            .get()
            .uri(java.net.URI.create(path))
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .expectHeader()
            .doesNotExist("Set-Cookie")
            .expectBody()
            .returnResult()
            .getResponseBodyContent(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
