package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dxpulse.portal.route.ReadingPace;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What somebody meets who reads faster than people do.
class ReadingPaceIT {
  private static RunningPortal portal;

  @BeforeAll
  static void start() {
    portal = new RunningPortal("--DXPULSE_READING_PER_SECOND=1", "--DXPULSE_READING_BURST=5");
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void whoReadsTooFastIsAskedToWaitAndWhoHasSignedInIsNot() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(get(http, "/", "text/html"));
    }
    HttpResponse<String> script = get(http, "/api/boards/overview", "application/json");

    assertThat(answers.subList(0, 5)).allMatch(answer -> answer.statusCode() == 200);
    HttpResponse<String> page = answers.getLast();
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.body()).contains("待ってから", "Please wait");
    assertThat(Integer.parseInt(page.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 2);
    assertThat(script.body()).contains("urn:dxpulse:problem:too-many");
    assertThat(get(http, "/metrics", "text/plain").body())
        .contains("dxpulse_requests_limited_total");

    portal.provider.signingInWith("office");
    RunningPortal.Browser office = portal.browser();
    office.open("/staff");
    for (int i = 0; i < 20; i++) {
      assertThat(office.open("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPaceThatCannotBeMeantStopsTheStart() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadingPace(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReadingPace(30, 5));
    assertThat(new ReadingPace(0, 0).isUnlimited()).isTrue();
  }

  private static HttpResponse<String> get(HttpClient http, String path, String accept)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(portal.at(path)).header("Accept", accept).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
