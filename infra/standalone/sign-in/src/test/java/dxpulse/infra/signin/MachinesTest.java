package dxpulse.infra.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class MachinesTest {
  @TempDir private Path folder;

  @Test
  void eachMachineOfTheFileHasAClientAndASecretOfItsOwn() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("machines.yml"),
            """
            dxpulse.sign-in.machines:
              - {id: road-sensors, name: Sensors, department: roads, secret: "${ROADS_SECRET}"}
            """);
    try (ConfigurableApplicationContext running =
        start("--DXPULSE_SIGN_IN_MACHINES=file:" + file, "--ROADS_SECRET=roads-roads-roads")) {
      HttpResponse<String> answer = token(running, "road-sensors", "roads-roads-roads");

      assertThat(answer.statusCode()).isEqualTo(200);
      String token = answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
      String claims =
          new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
      assertThat(claims)
          .contains(
              "\"preferred_username\":\"road-sensors\"",
              "\"department\":\"roads\"",
              "\"roles\":[\"feed\"]",
              "\"organization\":\"020001\"");
      assertThat(token(running, "road-sensors", "machine-machine").statusCode()).isEqualTo(401);
      assertThat(token(running, "feed", "roads-roads-roads").statusCode()).isEqualTo(401);
      assertThat(token(running, "feed", "machine-machine").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aMachineWithoutAProperSecretOrUnderAnothersNameStopsTheStart() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("machines.yml"),
            """
            dxpulse.sign-in.machines:
              - {id: portal, name: a, department: roads, secret: long-enough-for-a-secret}
            """);

    assertThatThrownBy(() -> start("--DXPULSE_SIGN_IN_MACHINES=file:" + file).close())
        .rootCause()
        .hasMessageContaining("portal");
  }

  private ConfigurableApplicationContext start(String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--DXPULSE_PORT_SIGN_IN=0",
                "--DXPULSE_PORTAL_CLIENT_SECRET=portal-portal",
                "--DXPULSE_MACHINE_SECRET=machine-machine",
                "--DXPULSE_DATA=" + folder));
    Person.DEMO.forEach(person -> settings.add("--" + person.passwordVariable() + "=password"));
    settings.addAll(List.of(more));
    return SpringApplication.run(SignInApplication.class, settings.toArray(String[]::new));
  }

  private static HttpResponse<String> token(
      ConfigurableApplicationContext running, String client, String secret) throws Exception {
    String port = running.getEnvironment().getRequiredProperty("local.server.port");
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.US_ASCII));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
