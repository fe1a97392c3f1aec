package dxpulse.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.indicator.catalogue.http.PlanCatalogue;
import dxpulse.indicator.edge.Readiness;
import dxpulse.infra.testkit.OpenApiAnswers;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The office keeps its indicators in a spreadsheet.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueFileIT {
  private static final String HEADING = "コード,名称,単位,方向,値の性質,頻度,所管課,適用開始年度,目標\n";

  private final HttpClient client = HttpClient.newHttpClient();
  private final EmbeddedServer server =
      ApplicationContext.run(
          EmbeddedServer.class,
          Map.of(
              "micronaut.server.port", -1,
              "dxpulse.kafka", RealParts.kafka(),
              "dxpulse.mongo", RealParts.mongo(),
              "dxpulse.issuer", TestTokens.issuer(),
              "dxpulse.jwks", TestTokens.jwks()));

  @BeforeAll
  void theCatalogueOfThePlan() throws Exception {
    Readiness readiness = server.getApplicationContext().getBean(Readiness.class);
    await().atMost(Duration.ofSeconds(60)).until(readiness::isComplete);
    for (Map.Entry<String, JsonNode> each : PlanCatalogue.bodies().entrySet()) {
      HttpResponse<String> put =
          client.send(
              authorized("/api/indicators/" + each.getKey(), "office")
                  .PUT(BodyPublishers.ofString(each.getValue().toString()))
                  .build(),
              BodyHandlers.ofString());
      assertThat(put.statusCode()).as(put.body()).isLessThan(300);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "template.xlsx?filled=true",
        "template.csv?filled=true",
        "template.csv?filled=true&encoding=cp932"
      })
  void whatIsDownloadedAndSentBackChangesNothing(String template) throws Exception {
    HttpResponse<byte[]> file = download(template);
    long before = announced("I15");

    JsonNode answer = json(send("dryRun=false", file.body(), "office"));

    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    assertThat(answer.at("/counts/unchanged").asInt()).isGreaterThanOrEqualTo(20);
    assertThat(answer.get("rows").valueStream())
        .allSatisfy(row -> {
          assertThat(row.get("fate").asString()).as(row.toString()).isEqualTo("UNCHANGED");
          assertThat(row.has("version")).isFalse();
        });
    assertThat(answer.get("faults")).isEmpty();
    assertThat(json(get("/api/indicators/I15")).get("version").asInt()).isEqualTo(version("I15"));
    assertThat(announced("I15")).isEqualTo(before);
  }

  @Test
  void aDryRunWritesNothing() throws Exception {
    String csv = HEADING + row("D1", "2028年度=60");

    JsonNode dry = json(send("dryRun=true", csv, "office"));
    JsonNode byDefault = json(send("", csv, "office"));

    assertThat(dry).isEqualTo(byDefault);
    assertThat(dry.get("dryRun").asBoolean()).isTrue();
    assertThat(dry.at("/rows/0/fate").asString()).isEqualTo("NEW");
    assertThat(dry.at("/rows/0").has("version")).isFalse();
    assertThat(dry.at("/counts/new").asInt()).isEqualTo(1);
    assertThat(get("/api/indicators/D1").statusCode()).isEqualTo(404);
    assertThat(announced("D1")).isZero();
  }

  @Test
  void aFileIsWrittenAnnouncedAndWrittenOnlyOnce() throws Exception {
    byte[] workbook =
        workbook(
            HEADING.strip().split(","),
            row("W1", "2028年度=60").strip().split(","),
            row("W2", "2028年度=≧0.3").strip().split(","));

    JsonNode written = json(send("dryRun=false", workbook, "office"));
    JsonNode again = json(send("dryRun=false", workbook, "office"));

    assertThat(fates(written)).containsExactly("NEW", "NEW");
    assertThat(written.at("/rows/0/version").asInt()).isEqualTo(1);
    assertThat(written.at("/rows/0/row").asInt()).isEqualTo(2);
    assertThat(json(get("/api/indicators/W2")).at("/targets/0/value").decimalValue())
        .isEqualByComparingTo("0.3");
    assertThat(announced("W1")).isPositive();
    assertThat(fates(again)).containsExactly("UNCHANGED", "UNCHANGED");
    assertThat(json(get("/api/indicators/W1")).get("versions")).hasSize(1);
  }

  @Test
  void aChangeShowsItsDifferencesAndKeepsItsReason() throws Exception {
    var unused = send("dryRun=false", HEADING + row("C1", "2028年度=60"), "office");

    String csv = "コード,目標\nC1,2028年度=65\n";
    JsonNode without = json(send("dryRun=false", csv, "office"));
    JsonNode with =
        json(
            send(
                "dryRun=false&reason=" + URLEncoder.encode("計画の見直し", StandardCharsets.UTF_8),
                csv,
                "office"));
    JsonNode shown = json(get("/api/indicators/C1"));

    assertThat(without.at("/rows/0/faults/0/code").asString()).isEqualTo("REASON_MISSING");
    assertThat(with.at("/rows/0/changes/0"))
        .isEqualTo(
            HttpFormat.mapper()
                .readTree(
                    """
                    {"column": "targets", "title": "目標", "before": "2028年度=60", "after": "2028年度=65"}
                    """));
    assertThat(with.at("/rows/0/version").asInt()).isEqualTo(2);
    assertThat(shown.get("reason").asString()).isEqualTo("計画の見直し");
    assertThat(shown.get("changedBy").asString())
        .isEqualTo(shown.at("/versions/0/changedBy").asString());
    assertThat(shown.at("/versions/0/targets/0/value").asInt()).isEqualTo(60);
  }

  @Test
  void aReasonOfTheFormMayBeLong() throws Exception {
    var _ = send("dryRun=false", HEADING + row("L1", "2028年度=60"), "office");
    String reason = "計画の見直し。".repeat(280);
    String csv = "コード,目標\nL1,2028年度=65\n";

    JsonNode answer =
        json(send("dryRun=false", csv.getBytes(StandardCharsets.UTF_8), reason, "office"));

    assertThat(fates(answer)).containsExactly("CHANGED");
    assertThat(json(get("/api/indicators/L1")).get("reason").asString()).isEqualTo(reason);
  }

  @Test
  void aFileWithARefusedRowWritesNothingAndSaysWhere() throws Exception {
    JsonNode answer =
        json(
            send(
                "dryRun=false",
                (HEADING + row("R1", "2028年度=60") + row("R2", "2028年度=abc") + "I15,,,,,,,,\n")
                    .getBytes(Charset.forName("windows-31j")),
                "office"));

    assertThat(fates(answer)).containsExactly("NOT_DONE", "REFUSED", "UNCHANGED");
    assertThat(answer.get("counts").toString())
        .isEqualTo("{\"new\":0,\"changed\":0,\"unchanged\":1,\"refused\":1,\"notDone\":1}");
    assertThat(answer.at("/rows/1/faults").valueStream())
        .extracting(
            fault -> fault.get("column").asString(),
            fault -> fault.get("cell").asString(),
            fault -> fault.get("code").asString(),
            fault -> fault.get("value").asString())
        .containsExactly(tuple("目標", "I3", "NOT_A_NUMBER", "2028年度=abc"));
    assertThat(get("/api/indicators/R1").statusCode()).isEqualTo(404);
  }

  @Test
  void aFaultOfTheFileKeepsItFromBeingWritten() throws Exception {
    JsonNode answer =
        json(send("dryRun=false", HEADING.replace("目標", "目的") + row("H1", ""), "office"));

    assertThat(answer.at("/faults/0/cell").asString()).isEqualTo("I1");
    assertThat(fates(answer)).containsExactly("NOT_DONE");
    assertThat(get("/api/indicators/H1").statusCode()).isEqualTo(404);
    assertThat(json(send("", "", "office")).at("/faults/0/code").asString())
        .isEqualTo("NO_HEADING");
    assertThat(json(send("", HEADING, "office")).at("/faults/0/code").asString())
        .isEqualTo("NO_ROWS");
  }

  @Test
  void onlyTheOfficeSendsFiles() throws Exception {
    for (String role : List.of("clerk", "approver", "committee", "operator", "feed")) {
      assertThat(send("", HEADING + row("O1", ""), role).statusCode()).as(role).isEqualTo(403);
    }
    assertThat(get("/api/indicators/template.csv?filled=true").statusCode()).isEqualTo(200);
    assertThat(
            client
                .send(
                    HttpRequest.newBuilder(at("/api/indicators/template.xlsx")).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"5100000, 413", "9000000, 413"})
  void aFileThatIsTooLargeIsRefused(int bytes, int status) throws Exception {
    HttpResponse<String> answer = send("", "a".repeat(bytes), "office");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:dxpulse:problem:too-large");
  }

  @Test
  void whatIsNoFileOfIndicatorsIsAProblem() throws Exception {
    byte[] old = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    assertThat(send("", old, "office").statusCode()).isEqualTo(415);
    assertThat(json(send("", old, "office")).get("detail").asString()).contains("パスワード");
    assertThat(send("", new byte[] {'P', 'K', 3, 4, 0}, "office").statusCode()).isEqualTo(415);
    assertThat(send("", new byte[] {0, 1, 2}, "office").statusCode()).isEqualTo(415);
    assertThat(send("", HEADING + "x\n".repeat(2001), "office").statusCode()).isEqualTo(413);
    assertThat(send("dryRun=maybe", HEADING, "office").statusCode()).isEqualTo(400);
    assertThat(get("/api/indicators/template.csv?encoding=euc-jp").statusCode()).isEqualTo(400);
    assertThat(get("/api/indicators/template.xlsx?filled=full").statusCode()).isEqualTo(400);
  }

  @Test
  void aRequestWithoutAFileIsMalformed() throws Exception {
    HttpResponse<String> answer =
        client.send(
            authorized("/api/indicators/import", "office")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(
                    BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:dxpulse:problem:malformed");
  }

  private static String row(String code, String target) {
    return code + ",窓口の利用,件,HIGHER_IS_BETTER,期間の合計,毎月,dx-promotion,2024年度," + target + "\n";
  }

  private static byte[] workbook(String[]... rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("指標");
      for (int row = 0; row < rows.length; row++) {
        for (int at = 0; at < rows[row].length; at++) {
          sheet.value(row, at, rows[row][at]);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private int version(String code) throws Exception {
    return json(get("/api/indicators/" + code)).get("versions").size();
  }

  private static List<String> fates(JsonNode answer) {
    return answer.get("rows").valueStream().map(row -> row.get("fate").asString()).toList();
  }

  /// How often the topic holds an indicator.
  private static long announced(String code) {
    return RealParts.events(EventType.INDICATOR_DEFINED).stream()
        .filter(each -> each.code().value().equals(code))
        .count();
  }

  private HttpResponse<String> send(String query, String text, String role) throws Exception {
    return send(query, text.getBytes(StandardCharsets.UTF_8), role);
  }

  private HttpResponse<String> send(String query, byte[] file, String role) throws Exception {
    return send(query, file, "", role);
  }

  private HttpResponse<String> send(String query, byte[] file, String reason, String role)
      throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (!reason.isEmpty()) {
      body.write(
          ("--dxpulse\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\n" + reason + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    body.write(
        "--dxpulse\r\nContent-Disposition: form-data; name=\"file\"; filename=\"indicators\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write("\r\n--dxpulse--\r\n".getBytes(StandardCharsets.UTF_8));
    String path = "/api/indicators/import?" + query;
    HttpResponse<String> answer =
        client.send(
            authorized(path, role)
                .header("Content-Type", "multipart/form-data; boundary=dxpulse")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            BodyHandlers.ofString());
    assertThat(
            OpenApiAnswers.validate("indicator", "POST", path, answer.statusCode(), answer.body()))
        .isEmpty();
    return answer;
  }

  private HttpResponse<byte[]> download(String template) throws Exception {
    return client.send(
        authorized("/api/indicators/" + template, "office").build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(authorized(path, "clerk").build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder authorized(String path, String role) {
    return HttpRequest.newBuilder(at(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", TestTokens.bearer(role));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + path);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }
}
