package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.ForcedColors;
import dxpulse.contracts.types.Topics;
import dxpulse.infra.testkit.AxeFaults;
import dxpulse.infra.testkit.Chromium;
import dxpulse.infra.testkit.Pictures;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import dxpulse.publication.board.SampleAreas;
import dxpulse.publication.board.SampleReferences;
import dxpulse.publication.chart.Boundaries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Values of municipalities come over Kafka and stand on the page of their indicator: in a
/// sentence, on a map, in a table.
class MunicipalityIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Path PICTURES = Path.of("target/screenshots/municipalities");
  private static final String PAGE = "/indicators/I15?period=FY2022-Q1";
  private static ConfigurableApplicationContext node;
  private static Chromium chromium;

  @BeforeAll
  static void startsWithAQuarter() throws IOException {
    Files.createDirectories(PICTURES);
    node = node();
    RealParts.sendRaw(Topics.INDICATOR_DEFINED, "020001|I15", List.of(SampleEvents.indicator()));
    List<String> codes = Boundaries.codes();
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < codes.size() - 2; i++) {
      String status = i % 7 == 0 ? "PROVISIONAL" : "FINAL";
      values.add(SampleAreas.body(codes.get(i), "FY2022-Q1", 12 + i * i % 71 + ".4", 1, status));
    }
    send(values);
    await().atMost(SOON).untilAsserted(() -> assertThat(get(PAGE)).contains("38市町村に値があります"));
    chromium = Chromium.open();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void theNewestRevisionStandsOnThePageHoweverOftenAndLateOthersCome() {
    byte[] first = SampleAreas.body("022012", "FY2021", "40", 1, "PROVISIONAL");
    byte[] corrected = SampleAreas.body("022012", "FY2021", "42.5", 2, "CORRECTED");
    send(
        List.of(
            corrected, corrected, first, SampleAreas.body("022021", "FY2021", "7", 1, "FINAL")));

    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/indicators/I15?period=FY2021"))
                .contains("2市町村に値があります。最も高いのは青森市の42.5％、最も低いのは弘前市の7.0％です。"));
    assertThat(get("/opendata/areas.csv?indicator=I15&period=FY2021"))
        .contains("022012,青森市,Aomori City,I15", ",42.5,％,,CORRECTED,false,2,")
        .doesNotContain("PROVISIONAL");
  }

  @Test
  void aValueThatIsTakenBackLeavesPageMapAndFiles() {
    send(List.of(SampleAreas.body("022012", "FY2020", "40", 1, "FINAL")));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/indicators/I15?period=FY2020")).contains("<title>青森市 40.0％</title>"));

    send(List.of(SampleAreas.body("022012", "FY2020", null, 2, "CORRECTED")));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(get("/indicators/I15?period=FY2020")).doesNotContain("<title>青森市"));
    assertThat(get("/opendata/areas.csv?period=FY2020").lines()).hasSize(1);
  }

  @Test
  void openPagesMoveWhenAValueComes() {
    send(List.of(SampleAreas.body("022012", "FY2019", "40", 1, "FINAL")));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(get("/indicators/I15?period=FY2019")).contains("青森市の40.0％"));
    try (BrowserContext context = context(1440, true)) {
      for (String lang : List.of("", "/en")) {
        Page page = context.newPage();
        page.navigate(site() + lang + "/indicators/I15?period=FY2019");
        await()
            .atMost(SOON)
            .until(
                () -> page.evaluate("document.querySelector('dxp-live').connected").equals(true));
        page.evaluate("window.neverReloaded = true");
      }

      send(List.of(SampleAreas.body("022012", "FY2019", "41.5", 2, "FINAL")));

      for (Page page : context.pages()) {
        await()
            .atMost(SOON)
            .until(() -> page.locator(".areas .summary").textContent().contains("41.5"));
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
      }
    }
  }

  @Test
  void aNodeThatStartsAgainKnowsThemBeforeItAnswers() {
    RealParts.sendRaw(
        Topics.INDICATOR_DEFINED, "020001|R03", List.of(SampleReferences.definition()));
    send(
        List.of(
            SampleReferences.body("FY2015", "1308265", 1, "FINAL"),
            SampleReferences.body("FY2020", "1237984", 1, "FINAL"),
            SampleReferences.body("FY2023", "1184000", 1, "PROVISIONAL")));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(get("/indicators/R03"))
                .contains("1,308,265人", "1,184,000人", "どのKPIにも数えられない参考値です。"));

    node.close();
    node = node();

    assertThat(get(PAGE)).contains("38市町村に値があります");
    assertThat(get("/indicators/R03")).contains("1,308,265人", "1,184,000人");
    assertThat(get("/en/indicators")).contains("R03 Total population", "1,184,000");
    assertThat(get("/opendata/references.csv?indicator=R03")).contains(",1308265,人,");
    assertThat(firstChanges()).contains("\"board\":\"indicator/R03\"");
  }

  @Test
  void theMapIsAFileOfItsOwn() {
    String svg = joined(get("/charts/indicator/I15/map.svg?period=FY2022-Q1"), "");

    assertThat(svg)
        .startsWith("<svg xmlns=")
        .contains("fill-tone-5", "pat-absent", "（行政区域データ）」（国土交通省）を加工して作成");
    assertThat(joined(get("/charts/indicator/I15/map.svg?period=FY2022-Q1&lang=en"), " "))
        .contains("National Land Numerical Information");
    HttpResponse<byte[]> png = answer("/charts/indicator/I15/map.png?period=FY2022-Q1");
    assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
    keep("map.png", png.body());
    for (String unknown :
        List.of(
            "I15/map.svg?period=FY2011", "I15/map.gif", "I99/map.svg", "I15/map.svg?period=1")) {
      assertThat(answer("/charts/indicator/" + unknown).statusCode()).as(unknown).isEqualTo(404);
    }
  }

  @Test
  void thePageIsFreeOfFaultsAndFitsEveryWidth() {
    try (BrowserContext context = context(1440, true)) {
      Page page = context.newPage();
      for (String lang : List.of("", "/en")) {
        page.navigate(site() + lang + PAGE);
        for (int width : new int[] {1440, 768, 390}) {
          page.setViewportSize(width, 900);

          assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
              .as(lang + " at " + width)
              .isEqualTo(true);
          assertThat(AxeFaults.of(page)).as(lang + " at " + width).isEmpty();
          picture(page, "page" + lang.replace('/', '-') + "-" + width);
        }
      }
    }
  }

  @Test
  void aReaderOrdersTheTableAndChoosesAnotherPeriodWithoutAScript() {
    try (BrowserContext context = context(1440, false)) {
      Page page = context.newPage();
      page.navigate(site() + PAGE);
      assertThat(page.locator(".areas tbody tr").first().innerText()).contains("022012", "青森市");

      page.getByText("値の大きい順").click();
      assertThat(page.url()).contains("period=FY2022-Q1&order=value");
      assertThat(page.locator(".areas tbody tr").first().innerText()).contains("76.4％");
      assertThat(page.locator(".areas tbody tr").last().innerText()).contains("値なし");
      page.getByText("English").click();
      assertThat(page.locator(".areas tbody tr").first().innerText()).contains("76.4%");
      assertThat(page.locator(".areas .summary").innerText()).contains("38 of 40 municipalities");
    }
  }

  @Test
  void printGreyscaleAndForcedColoursStillTellTheClasses() {
    try (BrowserContext context = context(1000, true)) {
      Page page = context.newPage();
      page.navigate(site() + PAGE);
      keep(
          "print.pdf",
          page.pdf(new PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true)));
      page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
      picture(page, "forced");
      assertThat(page.evaluate("getComputedStyle(document.querySelector('.map text.light')).fill"))
          .isEqualTo(page.evaluate("getComputedStyle(document.body).color"));
      page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
      assertThat(page.locator(".map text").allTextContents()).contains("1", "2", "3", "4", "5");
    }
  }

  /// A drawing without the ends of its lines.
  private static String joined(String svg, String between) {
    return svg.replaceAll("</text><text[^>]*>", between);
  }

  private static void send(List<byte[]> values) {
    RealParts.sendRaw(Topics.VALUE_RECORDED, "020001", values);
  }

  private static ConfigurableApplicationContext node() {
    return new SpringApplicationBuilder(Application.class)
        .run(
            "--server.port=0",
            "--dxpulse.kafka=" + RealParts.kafka(),
            "--dxpulse.mongo=" + RealParts.mongo(),
            "--dxpulse.redis=" + RealParts.redis(),
            "--dxpulse.issuer=" + TestTokens.issuer(),
            "--dxpulse.jwks=" + TestTokens.jwks());
  }

  /// @param script which the tests of faults need
  private static BrowserContext context(int width, boolean script) {
    return chromium
        .browser()
        .newContext(
            new NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(script));
  }

  private static void picture(Page page, String name) {
    Pictures.take(page, PICTURES.resolve(name + ".png"));
  }

  private static void keep(String name, byte[] content) {
    try {
      Files.write(PICTURES.resolve(name), content);
    } catch (IOException failed) {
      throw new AssertionError(name, failed);
    }
  }

  private static String site() {
    return "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port");
  }

  /// What a reader is told that missed everything.
  private static String firstChanges() {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(site() + "/api/boards/stream"))
            .header("Last-Event-ID", "1")
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> lines = client.send(question, HttpResponse.BodyHandlers.ofLines()).body()) {
      return lines
          .filter(line -> line.startsWith("data:") && line.contains("indicator/R03"))
          .findFirst()
          .orElse("");
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String get(String path) {
    return new String(answer(path).body(), StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> answer(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(site() + path)).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(path, failed);
    }
  }
}
