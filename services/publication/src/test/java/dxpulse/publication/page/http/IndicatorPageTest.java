package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.opendata.SampleFacts;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.IndicatorPages;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class IndicatorPageTest {
  private final Assets assets = new Assets(SampleBoards.SITE);
  private final WebTestClient client =
      WebTestClient.bindToController(
              new IndicatorPageController(
                  SampleFacts.plan(),
                  new IndicatorPages(new JteTemplates(), assets),
                  new Renderer(new JteTemplates(), assets)))
          .build();

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
        .contains("The achievement is 72.5 (target = 100).", "Higher is better", "Estimated");
  }

  @Test
  void whatHasNoValuesOfAKindSaysSo() {
    assertThat(text(body("/indicators/I15?granularity=month", 200))).contains("この単位の値はまだありません。");
  }

  @Test
  void anUnknownIndicatorOrLengthIsAMissingPage() {
    for (String path :
        List.of("/indicators/I99", "/indicators/%3Cb%3E", "/indicators/I15?granularity=week")) {
      assertThat(text(body(path, 404))).as(path).contains("ページが見つかりません");
    }
  }

  private String body(String path, int status) {
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

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
