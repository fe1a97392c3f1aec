package dxpulse.kpiscoring;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/// The HTTP interface of a running service, as its users see it.
record KpiApi(String port) {
  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<String> put(String code, String body, String role)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request("/api/kpis/" + code, role).PUT(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> whatIf(String code, String body, String role)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request("/api/kpis/" + code + "/what-if", role).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String role) throws IOException, InterruptedException {
    return CLIENT.send(request(path, role).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> open(String path) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(at(path)).GET().build(), BodyHandlers.ofString());
  }

  /// As a page of another site asks, who asks first whether it may, and again whether it still
  /// holds.
  void isReadFromOtherSites(String path) throws IOException, InterruptedException {
    HttpResponse<String> first = elsewhere("GET", path);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(first.headers().firstValue("Access-Control-Expose-Headers")).hasValue("ETag");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(elsewhere("GET", path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(elsewhere("GET", path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    HttpResponse<String> asked =
        elsewhere(
            "OPTIONS",
            path,
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "if-none-match");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(elsewhere("GET", path + "&from=FY2024-Q2&to=FY2024-Q1").body())
        .contains("\"status\":400", "より前です");
  }

  private HttpResponse<String> elsewhere(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Origin", "https://news.example")
            .method(method, BodyPublishers.noBody());
    return CLIENT.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path, String role) {
    return HttpRequest.newBuilder(at(path))
        .header("Authorization", TestTokens.bearer(role))
        .header("Content-Type", "application/json");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  /// The scores of K8, once an observation is scored.
  JsonNode scores(String observation, String granularity, String more) throws Exception {
    JsonNode answer =
        json(
            get(
                "/api/kpis/K8/scores?granularity=" + granularity + "&wait=" + observation + more,
                "clerk"));
    assertThat(answer.at("/waited").asBoolean()).as("%s", answer).isTrue();
    return answer;
  }

  static JsonNode score(JsonNode answer, String period) {
    for (JsonNode score : answer.at("/scores")) {
      if (score.at("/period").asString().equals(period)) {
        return score;
      }
    }
    throw new AssertionError(period + ": not in " + answer);
  }

  /// The one index among the periods, once the observation is scored.
  double index(String observation, String granularity, String periods) throws Exception {
    JsonNode answer = scores(observation, granularity, "");
    for (String period : periods.split(" ")) {
      for (JsonNode score : answer.at("/scores")) {
        if (score.at("/period").asString().equals(period)) {
          return score.at("/index").asDouble();
        }
      }
    }
    throw new AssertionError(periods + ": not in " + answer);
  }
}
