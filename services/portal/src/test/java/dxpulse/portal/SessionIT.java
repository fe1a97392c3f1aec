package dxpulse.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.portal.RunningPortal.Browser;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long a session lives, and what ends it.
class SessionIT {
  private RunningPortal portal;

  @BeforeEach
  void start() {
    portal = new RunningPortal();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void isShortUntilSomebodyHasSignedIn() {
    HttpResponse<String> anonymous = openWithoutFollowing(HttpClient.newHttpClient());
    assertThat(anonymous.statusCode()).isEqualTo(302);
    assertThat(portal.sessionLives()).containsExactly(Duration.ofMinutes(5));

    assertThat(portal.browser().open("/staff").statusCode()).isEqualTo(200);

    assertThat(portal.sessionLives())
        .containsExactlyInAnyOrder(Duration.ofMinutes(5), Duration.ofHours(8));
  }

  /// Readers pass without one being looked for; what belongs to the sign-in never does.
  @Test
  void isMadeForNobodyWhoOnlyReadsAndStaffPagesAskForASignInAllTheSame() {
    for (String read : List.of("/", "/api/boards/overview", "/staffs", "/api/ingestion/sheets")) {
      HttpResponse<String> answer = openWithoutFollowing(HttpClient.newHttpClient(), read);
      assertThat(answer.statusCode()).as(read).isNotEqualTo(302);
      assertThat(answer.headers().allValues("Set-Cookie")).as(read).isEmpty();
    }
    assertThat(portal.sessionLives()).isEmpty();

    for (String staff : List.of("/staff", "/staff/", "/staff/ingestion", "/staff//x")) {
      assertThat(openWithoutFollowing(HttpClient.newHttpClient(), staff).statusCode())
          .as(staff)
          .isIn(302, 400, 404);
    }
  }

  @Test
  void livesOnWhileTheProviderRenewsItsToken() {
    portal.provider.tokenSeconds = 1;
    Browser clerk = portal.browser();
    clerk.open("/staff");

    clerk.send(HttpRequest.newBuilder(portal.at("/api/ingestion/sheets")));

    assertThat(portal.ingestion.last().header("Authorization"))
        .isEqualTo("Bearer access-token-of-the-clerk");
    assertThat(portal.sessionLives()).hasSize(1);
  }

  @Test
  void endsWhenTheProviderRefusesToRenewItsToken() {
    portal.provider.tokenSeconds = 1;
    Browser clerk = portal.browser();
    clerk.open("/staff");
    portal.provider.renewing = false;

    clerk.send(HttpRequest.newBuilder(portal.at("/api/ingestion/sheets")));

    assertThat(portal.ingestion.last().header("Authorization")).isEmpty();
    assertThat(portal.sessionLives()).isEmpty();
    HttpResponse<String> next =
        openWithoutFollowing(
            HttpClient.newBuilder()
                .cookieHandler(clerk.http.cookieHandler().orElseThrow())
                .build());
    assertThat(next.statusCode()).isEqualTo(302);
    assertThat(next.headers().firstValue("Location")).contains("/oauth2/authorization/dxpulse");
  }

  private HttpResponse<String> openWithoutFollowing(HttpClient client) {
    return openWithoutFollowing(client, "/staff");
  }

  private HttpResponse<String> openWithoutFollowing(HttpClient client, String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(portal.at(path)).header("Accept", "text/html").build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
