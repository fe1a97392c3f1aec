package dxpulse.publication.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.infra.testkit.RealParts;
import dxpulse.publication.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// What a journalist or a program gets from the running service.
class OpenDataIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static ConfigurableApplicationContext node;

  @BeforeAll
  static void startsWithAnIndicator() throws IOException {
    node = Node.start("--dxpulse.site=https://dx.example.lg.jp/");
    try (var examples =
            Files.list(Path.of("../../contracts/events/indicator.defined/v1/examples"));
        var producer = KafkaClients.producer(RealParts.kafka())) {
      for (Path each : examples.toList()) {
        KafkaClients.sendAll(
            producer,
            List.of(
                new ProducerRecord<>(
                    Topics.INDICATOR_DEFINED,
                    Partitioning.of(AOMORI),
                    "020001|" + each.getFileName(),
                    Files.readAllBytes(each))));
      }
    }
    await().atMost(SOON).until(() -> get("/opendata/indicators.csv").body().lines().count() > 1);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aFileIsSavedUnderItsNameAndAskedForAgainOnlyWhenItChanged() {
    HttpResponse<String> first = get("/opendata/indicators.csv");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(header(first, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(header(first, "Content-Disposition")).contains("dxpulse-indicators.csv");
    assertThat(first.body()).startsWith("\uFEFFarea_code,indicator_code,");
    assertThat(get("/opendata/indicators.csv", "If-None-Match", header(first, "ETag")).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @CsvSource({"'gzip, br', br", "gzip, gzip", "identity, ''"})
  void anAnswerIsAsSmallAsItsReaderUnderstandsAndKeptApartByCaches(String reads, String packed) {
    HttpResponse<String> answer = get("/opendata/indicators.json", "Accept-Encoding", reads);

    assertThat(header(answer, "Content-Encoding")).isEqualTo(packed);
    assertThat(String.join(",", answer.headers().allValues("Vary")).toLowerCase(Locale.ROOT))
        .contains("accept-encoding");
    assertThat(header(answer, "ETag"))
        .as("one of several encodings is no strong one")
        .startsWith("W/");
    HttpResponse<String> known =
        get(
            "/opendata/indicators.json",
            "Accept-Encoding",
            reads,
            "If-None-Match",
            header(answer, "ETag"));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(header(known, "ETag")).isEqualTo(header(answer, "ETag"));
    assertThat(String.join(",", known.headers().allValues("Vary")).toLowerCase(Locale.ROOT))
        .contains("accept-encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opendata/indicators.csv-metadata.json",
        "/opendata/catalog.jsonld",
        "/sitemap.xml"
      })
  void longAnswersOfEveryKindArePacked(String address) {
    assertThat(header(get(address, "Accept-Encoding", "gzip"), "Content-Encoding"))
        .isEqualTo("gzip");
  }

  @Test
  void otherSitesMayReadAndNothingElse() {
    HttpResponse<String> answer =
        get("/opendata/indicators.json", "Origin", "https://news.example.jp");

    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(HttpFormat.mapper().readTree(answer.body()).get("dataset").asString())
        .isEqualTo("indicators");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opendata/indicators.csv?encoding=ebcdic",
        "/opendata/indicators.csv?colour=red",
        "/opendata/scores.csv?kpi=K1&kpi=K2",
        "/opendata/scores.json?from=FY9999-Q9",
        "/opendata/scores.csv?period=FY9999",
        "/opendata/scores.csv?from=FY0001",
        "/opendata/scores.csv?from=FY2024-Q4&to=FY2024-Q1",
        "/opendata/scores.sdmx.csv?granularity=month&period=FY2024",
        "/api/boards/overview?granularity=month&period=FY2024",
        "/api/boards/overview?granularity=week"
      })
  void aQuestionThatCannotBeAnsweredIsToldWhatIsExpected(String address) {
    HttpResponse<String> answer = get(address);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(header(answer, "Content-Type")).contains("problem+json");
    assertThat(answer.body()).contains("expected", "使えるもの");
  }

  @ParameterizedTest
  @CsvSource({
    "/opendata/secrets.json, 404",
    "/opendata/kpis.sdmx.csv, 404",
    "/api/boards/kpi/K99, 404",
    "/api/boards/overview?period=FY1990, 404",
    "/api/nothing, 404",
    "/api/cases/nobody, 404",
    "/api/cases/nobody/preview, 403",
    "/api/releases/nothing, 404",
    "/api/releases/nothing/SHA256SUMS, 404",
    "/api/releases/nothing/boards/overview.json, 404",
    "/charts/industry/nothing.svg, 404",
    "/charts/kpi/K99/trend.png, 404",
    "/charts/indicator/I99/map.svg, 404",
    "/charts/project/999/roadmap.svg, 404",
    "/releases/nothing/charts/industry/ring.svg, 404",
    "/releases/nothing/report.pdf, 404",
    "/releases/nothing/report.xls, 404",
    "/opendata/scores.xls, 404",
    "/opendata/old/scores.csv, 404",
    "/en/opendata/scores.xls, 404",
    "/reports/2024.pdf, 404",
    "/assets/site.css, 404",
    "/cases/pictures/nothing.jpg, 404",
  })
  void whatIsNotThereIsToldToProgramsInBothLanguages(String address, int status) {
    HttpResponse<String> answer = get(address, "Accept", "application/json");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).contains("problem+json");
    String detail = HttpFormat.mapper().readTree(answer.body()).get("detail").asString();
    assertThat(detail).matches("(?s).*\\p{IsHiragana}.* / [\\x00-\\x7F]+");
  }

  @ParameterizedTest
  @CsvSource({
    "/opendata/secrets.csv, ページが見つかりません",
    "/opendata/kpis.sdmx.csv, ページが見つかりません",
    "/opendata/scores.xls, ページが見つかりません",
    "/en/opendata/scores.xls, Page not found",
    "/reports/2024.pdf, ページが見つかりません",
    "/releases/nothing/report.xls, リリースが見つかりません",
  })
  void aFileThatIsNotThereIsToldToPeopleAsAPage(String address, String said) {
    HttpResponse<String> answer = get(address, "Accept", "text/html,*/*;q=0.8");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).contains("text/html");
    assertThat(header(answer, "Cache-Control")).contains("no-store");
    assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Accept");
    assertThat(answer.body()).contains(said);
  }

  @Test
  void aFieldsIndexAndTheEnglishNamesOfThePlanAreFilesToo() {
    assertThat(get("/opendata/fields.csv").body()).contains("previous_index");
    assertThat(get("/opendata/revisions.csv").body()).contains("previous_revision");
    assertThat(get("/opendata/outlook.sdmx.csv").body()).startsWith("STRUCTURE,");
    assertThat(get("/opendata/contributions.csv?encoding=cp932").statusCode()).isEqualTo(200);
    assertThat(get("/opendata/phases").body().replace("<wbr>", ""))
        .contains("事業の工程", "phase_number");
    assertThat(get("/en/opendata/measure-budgets").body()).contains("Budgets of measures");
    assertThat(get("/opendata/catalog.jsonld").body()).contains("/opendata/outlook.json");
  }

  @Test
  void anUnknownDatasetIsAnsweredWithThoseThereAre() {
    assertThat(get("/opendata/secrets.csv").statusCode()).isEqualTo(404);
    assertThat(get("/opendata/secrets.csv").body()).contains("scores, components");
    assertThat(get("/opendata/kpis.sdmx.csv").statusCode()).isEqualTo(404);
    assertThat(get("/opendata/secrets").body()).contains("ページが見つかりません");
  }

  @Test
  void theCatalogueNamesThePublicAddress() {
    assertThat(get("/opendata/catalog.jsonld").body())
        .contains("\"https://dx.example.lg.jp/opendata/scores.csv\"");
    assertThat(header(get("/opendata/all.zip"), "Content-Type")).isEqualTo("application/zip");
  }

  @Test
  void pagesTellWhatThereIsInBothLanguages() {
    assertThat(get("/opendata").body()).contains("オープンデータ", "指標の定義", "CC BY 4.0");
    assertThat(get("/en/opendata").body()).contains("Open data", "Definitions of indicators");
    assertThat(get("/opendata/indicators").body()).contains("indicator_code", "最初の行");
    assertThat(get("/opendata/api").body())
        .contains("/api/kpis/{code}/scores", "asOf", "/opendata/{dataset}.csv");
    assertThat(get("/en/opendata/api").body())
        .contains("The boards of the whole plan")
        .doesNotContain("keepCase");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + node.getEnvironment().getProperty("local.server.port")
                        + path))
            .timeout(SOON);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, interrupted);
    }
  }
}
