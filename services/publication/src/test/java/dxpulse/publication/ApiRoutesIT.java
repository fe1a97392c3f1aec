package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Topics;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.board.SampleAreas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the page about the API promises of every address that it names.
class ApiRoutesIT extends ReleaseNode {
  private static final String PERIOD = "?period=2018-09";
  private static final String SCORES = "/api/kpis/{code}/scores";
  private static final String VALUES = "/api/indicators/{code}/values";
  private static final String STREAM = "/api/boards/stream";
  private static final Pattern ROUTE = Pattern.compile("<code>GET (/[^<]*)</code>");

  private static final String LINE = "%0D%0ASet-Cookie:%20forged=1%0D%0A%0D%0A";

  /// An address of each kind that there is something at.
  private static final Map<String, String> ADDRESSES =
      Map.ofEntries(
          Map.entry("/api/boards/{board}", "/api/boards/overview" + PERIOD),
          Map.entry("/api/boards/kpi/{code}", "/api/boards/kpi/K6" + PERIOD),
          Map.entry("/api/cases", "/api/cases"),
          Map.entry("/api/cases/{id}", "/api/cases/shared"),
          Map.entry("/api/releases", "/api/releases"),
          Map.entry("/api/releases/{id}", "/api/releases/2018-09-1"),
          Map.entry("/api/releases/{id}/SHA256SUMS", "/api/releases/2018-09-1/SHA256SUMS"),
          Map.entry(
              "/api/releases/{id}/boards/{file}", "/api/releases/2018-09-1/boards/kpi-K6.json"),
          Map.entry("/api/releases/{id}/figures.csv", "/api/releases/2018-09-1/figures.csv"),
          Map.entry(
              "/api/releases/{id}/figures.sdmx.csv", "/api/releases/2018-09-1/figures.sdmx.csv"),
          Map.entry("/api/releases/{id}/all.zip", "/api/releases/2018-09-1/all.zip"),
          Map.entry("/charts/compare.{format}", "/charts/compare.svg?from=2018-08&to=2018-09"),
          Map.entry(
              "/charts/indicator/{code}/trend.{format}",
              "/charts/indicator/I15/trend.svg?granularity=month"),
          Map.entry("/charts/{field}/{chart}.{format}", "/charts/administration/ring.svg" + PERIOD),
          Map.entry("/charts/kpi/{code}/{chart}.{format}", "/charts/kpi/K6/trend.svg" + PERIOD),
          Map.entry(
              "/charts/indicator/{code}/map.{format}",
              "/charts/indicator/I15/map.svg?period=FY2017-Q1"),
          Map.entry("/charts/project/{number}/roadmap.{format}", "/charts/project/72/roadmap.svg"),
          Map.entry(
              "/releases/{id}/charts/{field}/{chart}.{format}",
              "/releases/2018-09-1/charts/administration/ring.svg"),
          Map.entry(
              "/releases/{id}/charts/kpi/{code}/{chart}.{format}",
              "/releases/2018-09-1/charts/kpi/K6/trend.png"),
          Map.entry("/releases/{id}/report.{form}", "/releases/2018-09-1/report.pdf"),
          Map.entry("/opendata/{dataset}.csv", "/opendata/scores.csv"),
          Map.entry("/opendata/{dataset}.json", "/opendata/scores.json"),
          Map.entry("/opendata/{dataset}.sdmx.csv", "/opendata/scores.sdmx.csv"),
          Map.entry("/opendata/{dataset}.csv-metadata.json", "/opendata/scores.csv-metadata.json"),
          Map.entry("/opendata/catalog.jsonld", "/opendata/catalog.jsonld"),
          Map.entry("/opendata/all.zip", "/opendata/all.zip"));

  @BeforeAll
  static void startsWithSomethingAtEachAddress() throws IOException {
    score("2018-09", 44);
    RealParts.sendRaw(
        Topics.KPI_SCORED,
        "020001",
        List.of(
            Files.readString(Path.of("../../contracts/events/kpi.scored/v1/examples/scored.json"))
                .replace("\"quarter\"", "\"month\"")
                .replace("FY2024-Q1", "2018-09")
                .replace("\"revision\": 3", "\"revision\": 900")
                .getBytes(StandardCharsets.UTF_8)));
    RealParts.sendRaw(Topics.INDICATOR_DEFINED, "020001|I15", List.of(SampleEvents.indicator()));
    RealParts.sendRaw(
        Topics.PROJECT_UPDATED,
        "020001|72",
        List.of(
            Files.readAllBytes(
                Path.of(
                    "../../contracts/events/project.updated/v1/examples/smart-work-with-department-key.json"))));
    RealParts.sendRaw(
        Topics.VALUE_RECORDED,
        "020001",
        List.of(SampleAreas.body("022012", "FY2017-Q1", "12.4", 1, "FINAL")));
    released("2018-09");
    publishedCase("shared");
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(get("/charts/indicator/I15/trend.svg?granularity=month", null).statusCode())
              .isEqualTo(200);
          assertThat(get("/charts/project/72/roadmap.svg", null).statusCode()).isEqualTo(200);
          assertThat(get("/charts/indicator/I15/map.svg?period=FY2017-Q1", null).statusCode())
              .isEqualTo(200);
        });
  }

  @Test
  void everyRouteOfThePageIsReadFromOtherSitesAndAskedAgainForNothing() {
    Set<String> routes = new TreeSet<>();
    ROUTE
        .matcher(get("/opendata/api", null).body())
        .results()
        .forEach(at -> routes.add(at.group(1)));
    assertThat(routes).contains(SCORES, VALUES, STREAM).hasSize(ADDRESSES.size() + 3);
    // Other services', whose own tests ask the same of them.
    routes.removeAll(List.of(SCORES, VALUES));
    routes.remove(STREAM); // never ends, so that nothing is asked for again

    for (String route : routes) {
      String address = ADDRESSES.get(route);
      assertThat(address).as("an address for %s", route).isNotNull();
      HttpResponse<String> first = elsewhere("GET", address, "");
      assertThat(first.statusCode()).as(address).isEqualTo(200);
      assertThat(first.headers().firstValue("Access-Control-Allow-Origin"))
          .as(address)
          .hasValue("*");
      assertThat(first.headers().firstValue("Access-Control-Expose-Headers"))
          .as(address)
          .hasValue("ETag");
      String tag = first.headers().firstValue("ETag").orElse("");
      assertThat(tag).as(address).isNotEmpty();
      HttpResponse<String> again = elsewhere("GET", address, "", "If-None-Match", tag);
      assertThat(again.statusCode()).as(address).isEqualTo(304);
      assertThat(again.headers().firstValue("ETag")).as(address).hasValue(tag);
      assertThat(elsewhere("GET", address, "", "If-None-Match", "\"other\"").statusCode())
          .as(address)
          .isEqualTo(200);
      assertThat(asksFirst(address).statusCode()).as(address).isEqualTo(200);
    }
    assertThat(asksFirst(STREAM).statusCode()).isEqualTo(200);
  }

  @Test
  void cardsAndTheirElementAreReadFromOtherSitesInBothLanguages() {
    for (String address :
        List.of(
            "/embed/kpi/K6" + PERIOD,
            "/en/embed/kpi/K6" + PERIOD,
            "/embed/dxp-kpi.js",
            "/releases/feed.atom",
            "/en/releases/calendar.ics")) {
      HttpResponse<String> first = elsewhere("GET", address, "");
      assertThat(first.headers().firstValue("Access-Control-Allow-Origin"))
          .as(address)
          .hasValue("*");
      String tag = first.headers().firstValue("ETag").orElse("");
      assertThat(elsewhere("GET", address, "", "If-None-Match", tag).statusCode())
          .as(address)
          .isEqualTo(304);
    }
  }

  private static HttpResponse<String> asksFirst(String address) {
    return elsewhere(
        "OPTIONS",
        address,
        "",
        "Access-Control-Request-Method",
        "GET",
        "Access-Control-Request-Headers",
        "if-none-match");
  }

  /// Whatever a reader writes into an address or says of the way it came.
  @Test
  void noHeaderAndNoLinkOfAnAnswerIsTheReaders() throws IOException {
    List<String> addresses = new ArrayList<>(ADDRESSES.values());
    addresses.addAll(
        List.of(
            "/",
            "/kpis/K6",
            "/fields/administration",
            "/releases",
            "/releases/2018-09-1",
            "/cases",
            "/opendata",
            "/opendata/scores",
            "/en/indicators/I15",
            "/embed/kpi/K6",
            "/nowhere"));
    for (String address : addresses) {
      String[] parts = address.split("\\?", 2);
      String query = parts.length > 1 ? parts[1] : "period=2018-09";
      for (String asked :
          List.of(
              address,
              parts[0] + "?" + query + LINE + "&download=" + LINE + "&lang=en" + LINE,
              parts[0] + LINE + "?" + query,
              "/en" + parts[0].replaceFirst("(\\.[a-z]+)?$", LINE + "$1"))) {
        String answer = forged(asked);

        assertThat(answer).as(asked).startsWith("HTTP/1.1 ").doesNotContain("HTTP/1.1 429");
        assertThat(answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT))
            .as(asked)
            .doesNotContain("set-cookie")
            .doesNotContain("forged");
        assertThat(answer).as(asked).doesNotContain("forged.example").doesNotContain("gopher");
      }
    }
  }

  /// The answer to a request as no decent client writes it.
  private static String forged(String asked) throws IOException {
    int port = node.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) SOON.toMillis());
      socket
          .getOutputStream()
          .write(
              """
              GET %s HTTP/1.1
              Host: forged.example
              Forwarded: for=192.0.2.1;host=forged.example;proto=gopher
              X-Forwarded-Host: forged.example
              X-Forwarded-Proto: gopher
              X-Forwarded-Prefix: /forged
              Accept: text/html,*/*
              Connection: close

              """
                  .formatted(asked)
                  .replace("\n", "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
