package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.OpenApiAnswers;
import dxpulse.infra.testkit.TestTokens;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The office keeps its departments and tries whether letters reach them.
@WithRealParts
@DirtiesContext // its consumer would hold partitions that the next context needs
class DepartmentIT {
  private static final String DEPARTMENTS = "/api/ingestion/departments";
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void parts(DynamicPropertyRegistry registry) {
    MAIL.start();
    registry.add("spring.mail.host", () -> "127.0.0.1");
    registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
  }

  @AfterAll
  void endsTheMailServer() {
    MAIL.stop();
  }

  @Test
  void settingsAreTheFirstFillAndTheOfficeDecidesFromThenOn() {
    JsonNode filled = item("tourism");
    assertThat(filled.at("/name/ja").asString()).isEqualTo("観光の担当課");
    assertThat(filled.get("changed").isNull()).isTrue();

    JsonNode changed =
        json(
            200,
            "PUT",
            DEPARTMENTS + "/tourism",
            "{\"version\":1,\"name\":{\"ja\":\"観光政策課\",\"en\":\"Tourism Policy\"},\"addresses\":[\"a@example.jp\",\"b@example.jp\"]}");
    assertThat(changed.get("version").intValue()).isEqualTo(2);
    assertThat(changed.at("/changed/by").asString()).isEqualTo("office");
    assertThat(item("tourism").get("addresses").valueStream().map(JsonNode::asString))
        .containsExactly("a@example.jp", "b@example.jp");

    json(
        409,
        "PUT",
        DEPARTMENTS + "/tourism",
        "{\"version\":1,\"name\":{\"ja\":\"遅れた人\"},\"addresses\":[]}");
    json(404, "PUT", DEPARTMENTS + "/nobody", "{\"version\":1,\"name\":{\"ja\":\"だれも\"}}");
  }

  @Test
  void everybodyLearnsWhatDepartmentsAreCalledAndNobodyButTheOfficeTheirAddresses() {
    String path = DEPARTMENTS + "/names";

    for (String role : new String[] {"clerk", "committee", "operator"}) {
      HttpResponse<String> names = send("GET", path, "", role, "020001");
      assertThat(names.statusCode()).as(role).isEqualTo(200);
      assertThat(OpenApiAnswers.validate("ingestion", "GET", path, 200, names.body())).isEmpty();
      assertThat(names.body())
          .contains("{\"key\":\"roads\",\"name\":{\"ja\":\"県土整備部 道路課\",\"en\":\"Roads\"}}")
          .doesNotContain("addresses", "example.jp");
    }
    assertThat(send("GET", path, "", "office", "022012").body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void anAddedOneIsRemovedAndComesBackWithTheVersionOfItsRemoval() {
    String body =
        "{\"key\":\"harbours\",\"name\":{\"ja\":\"港湾課\"},\"addresses\":[\"h@example.jp\"]}";
    JsonNode added = json(201, "POST", DEPARTMENTS, body);
    assertThat(json(200, "POST", DEPARTMENTS, body)).as("sent twice").isEqualTo(added);
    assertThat(json(422, "POST", DEPARTMENTS, body.replace("港湾課", "別の課")).at("/errors/0/code"))
        .hasToString("\"TAKEN\"");

    JsonNode removed = json(200, "DELETE", DEPARTMENTS + "/harbours?version=1", "");
    assertThat(removed.get("removed").booleanValue()).isTrue();
    assertThat(json(200, "DELETE", DEPARTMENTS + "/harbours?version=1", "")).isEqualTo(removed);
    assertThat(json(200, "GET", DEPARTMENTS, "").get("items").valueStream())
        .extracting(each -> each.get("key").asString())
        .contains("roads")
        .doesNotContain("harbours");
    json(404, "POST", DEPARTMENTS + "/harbours/test-mail", "");

    JsonNode back =
        json(
            200,
            "PUT",
            DEPARTMENTS + "/harbours",
            "{\"version\":2,\"name\":{\"ja\":\"港湾課\"},\"addresses\":[\"h@example.jp\"]}");
    assertThat(back.get("removed").booleanValue()).isFalse();
    assertThat(item("harbours").get("version").intValue()).isEqualTo(3);
    json(409, "DELETE", DEPARTMENTS + "/harbours?version=1", "");
  }

  @Test
  void everyFaultIsToldAtItsPlace() {
    JsonNode refused =
        json(
            422,
            "POST",
            DEPARTMENTS,
            "{\"key\":\"Harbours!\",\"name\":{\"en\":\"x\"},\"addresses\":[\"a@example.jp\",\"港湾課\",\"a@example.jp\",3],\"mail\":1}");

    assertThat(refused.get("errors").valueStream().map(each -> each.get("pointer").asString()))
        .containsExactlyInAnyOrder(
            "/key", "/name/ja", "/addresses/1", "/addresses/2", "/addresses/3", "/mail");
    assertThat(refused.get("errors").valueStream())
        .filteredOn(each -> each.get("pointer").asString().equals("/addresses/1"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.get("value").asString()).isEqualTo("港湾課");
          assertThat(each.get("message").asString()).contains("メールアドレスの形ではありません");
        });
    assertThat(
            json(
                    422,
                    "POST",
                    DEPARTMENTS,
                    "{\"key\":\"many\",\"name\":{\"ja\":\"多\"},\"addresses\":[%s\"z@example.jp\"]}"
                        .formatted("\"a@example.jp\",".repeat(10)))
                .at("/errors/0/pointer"))
        .hasToString("\"/addresses\"");
  }

  @Test
  void aTestMailGoesToEachAddressOnceAMinuteAndSaysWhatBecameOfIt() throws Exception {
    json(
        201,
        "POST",
        DEPARTMENTS,
        "{\"key\":\"rivers\",\"name\":{\"ja\":\"河川課\"},\"addresses\":[\"one@example.jp\",\"no..where@example.jp\",\"two@example.jp\"]}");

    JsonNode tested = json(200, "POST", DEPARTMENTS + "/rivers/test-mail", "");

    assertThat(tested.at("/tested/act/by").asString()).isEqualTo("office");
    assertThat(tested.at("/tested/deliveries/0/failure").isNull()).isTrue();
    assertThat(tested.at("/tested/deliveries/1/failure").asString()).isNotBlank();
    assertThat(tested.at("/tested/deliveries/2/to").asString()).isEqualTo("two@example.jp");
    assertThat(MAIL.getReceivedMessages()).hasSize(2);
    MimeMessage letter = MAIL.getReceivedMessages()[0];
    assertThat(letter.getSubject()).contains("テストメール", "Test mail");
    assertThat(String.valueOf(letter.getContent()))
        .contains("河川課　御中", "/staff/ingestion?show=rounds");

    HttpResponse<String> again =
        send("POST", DEPARTMENTS + "/rivers/test-mail", "", "office", "020001");
    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(again.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(again.body()).contains("urn:dxpulse:problem:too-many", "秒待ってください");
    assertThat(MAIL.getReceivedMessages()).hasSize(2);
    assertThat(item("rivers").get("version").intValue()).isOne();

    json(409, "POST", DEPARTMENTS + "/employment/test-mail", "");
  }

  @Test
  void onlyTheOfficeOfAnOrganizationSeesAndChangesItsDepartments() {
    for (String role : new String[] {"clerk", "approver", "operator", "committee", "feed"}) {
      assertThat(send("GET", DEPARTMENTS, "", role, "020001").statusCode()).as(role).isEqualTo(403);
    }
    for (Map.Entry<String, String> each :
        Map.of(
                "PUT " + DEPARTMENTS + "/roads", "{}",
                "POST " + DEPARTMENTS, "{}",
                "DELETE " + DEPARTMENTS + "/roads?version=1", "",
                "POST " + DEPARTMENTS + "/roads/test-mail", "")
            .entrySet()) {
      String[] at = each.getKey().split(" ", 2);
      assertThat(send(at[0], at[1], each.getValue(), "approver", "020001").statusCode())
          .as(each.getKey())
          .isEqualTo(403);
    }

    HttpResponse<String> others = send("GET", DEPARTMENTS, "", "office", "022012");
    assertThat(others.statusCode()).isEqualTo(200);
    assertThat(HttpFormat.mapper().readTree(others.body()).get("items")).isEmpty();
    assertThat(
            send("DELETE", DEPARTMENTS + "/medical?version=1", "", "office", "022012").statusCode())
        .isEqualTo(404);
    assertThat(item("medical").get("version").intValue()).isOne();
  }

  private JsonNode item(String key) {
    return json(200, "GET", DEPARTMENTS, "")
        .get("items")
        .valueStream()
        .filter(each -> each.get("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /// The answer to the office, which keeps the promise of the contract.
  private JsonNode json(int status, String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, body, "office", "020001");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(OpenApiAnswers.validate("ingestion", method, path, status, answer.body())).isEmpty();
    return HttpFormat.mapper().readTree(answer.body());
  }

  private HttpResponse<String> send(
      String method, String path, String body, String role, String organization) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Content-Type", "application/json")
              .header("Authorization", TestTokens.bearer(role, "dx-promotion", organization))
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
