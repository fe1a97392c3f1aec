package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Period;
import dxpulse.publication.opendata.SampleFacts;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.ReleaseLink;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.w3c.dom.NodeList;

class SiteMapTest {
  private final WebTestClient client =
      WebTestClient.bindToController(
              new SiteMap(
                  SampleFacts.plan(),
                  new KnownReleases() {
                    @Override
                    public Optional<ReleaseLink> of(Period period) {
                      return Optional.empty();
                    }

                    @Override
                    public List<String> published() {
                      return List.of("FY2024-Q1-1");
                    }
                  },
                  new Assets("https://dx.example.jp")))
          .build();

  @Test
  void pagesAreNamedOnceInBothLanguagesUnderTheAddressOfTheSite() throws Exception {
    NodeList pages =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(body("/sitemap.xml").getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("loc");

    List<String> addresses =
        IntStream.range(0, pages.getLength())
            .mapToObj(at -> pages.item(at).getTextContent())
            .toList();
    assertThat(addresses)
        .doesNotHaveDuplicates()
        .allMatch(address -> address.startsWith("https://dx.example.jp/"))
        .contains(
            "https://dx.example.jp/",
            "https://dx.example.jp/en/",
            "https://dx.example.jp/fields/living",
            "https://dx.example.jp/en/kpis/K6",
            "https://dx.example.jp/indicators/R03",
            "https://dx.example.jp/projects/72",
            "https://dx.example.jp/releases/FY2024-Q1-1",
            "https://dx.example.jp/opendata/scores");
  }

  @Test
  void robotsAreShownTheMapAndKeptFromThePartsForPrograms() {
    assertThat(body("/robots.txt").lines())
        .containsExactly(
            "User-agent: *",
            "Allow: /api/releases/",
            "Disallow: /api/",
            "Disallow: /ui/",
            "Sitemap: https://dx.example.jp/sitemap.xml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/robots.txt", "/sitemap.xml"})
  void whoHasItIsNotSentItAgain(String path) {
    HttpHeaders first =
        client.get().uri(path).exchange().expectBody().returnResult().getResponseHeaders();
    assertThat(first.getCacheControl()).contains("max-age=0", "public");

    client
        .get()
        .uri(path)
        .header("If-None-Match", Objects.requireNonNull(first.getETag()))
        .exchange()
        .expectStatus()
        .isNotModified()
        .expectBody()
        .isEmpty();
  }

  /// As another site would have them told.
  private String body(String path) {
    byte[] body =
        client
            .get()
            .uri(path)
            .header("Host", "evil.example")
            .header("X-Forwarded-Host", "evil.example")
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
  }
}
