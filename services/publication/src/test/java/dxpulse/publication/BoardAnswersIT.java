package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a board's answer says of itself, whichever way it is answered.
class BoardAnswersIT extends ReleaseNode {
  private static final String BOARD = "/api/boards/kpi/K6?period=2018-11";
  private static final String[] OF_ANOTHER_SITE = {"Origin", "https://reader.example"};
  private static final HttpClient READER = HttpClient.newHttpClient();

  @AfterAll
  static void leave() {
    READER.close();
  }

  @Test
  void aBoardIsAnsweredAlikeFromMemoryAndTheLongWay() throws Exception {
    score("2018-11", 41);

    HttpResponse<String> atHand = read();
    // A page of another site goes the long way.
    HttpResponse<String> asked = read(OF_ANOTHER_SITE);

    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(atHand.body()).isEqualTo(asked.body()).contains("41");
    assertThat(headers(atHand)).isEqualTo(headers(asked)).containsKey("etag");
    assertThat(counted()).isPositive();
  }

  @Test
  void whoHasABoardAlreadyIsToldSoAlike() throws Exception {
    score("2018-11", 43);
    String tag = read().headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> atHand = read("If-None-Match", tag);
    HttpResponse<String> asked = read("If-None-Match", tag, OF_ANOTHER_SITE[0], OF_ANOTHER_SITE[1]);

    assertThat(atHand.statusCode()).isEqualTo(304);
    assertThat(asked.statusCode()).isEqualTo(304);
    assertThat(headers(atHand)).isEqualTo(headers(asked));
  }

  /// Packed by a proxy on the way, a tag may come back as another kind of it.
  @Test
  void whoHasABoardIsToldSoHoweverItWasPackedAndWhateverBecameOfItsTag() throws Exception {
    score("2018-11", 44);
    String tag = read().headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("W/\"");

    for (String known : List.of(tag, tag.substring(2), "\"other\", " + tag, "*")) {
      for (String packed : List.of("identity", "gzip", "br")) {
        for (HttpResponse<String> answer :
            List.of(
                read("If-None-Match", known, "Accept-Encoding", packed),
                read(
                    "If-None-Match",
                    known,
                    "Accept-Encoding",
                    packed,
                    OF_ANOTHER_SITE[0],
                    OF_ANOTHER_SITE[1]))) {
          assertThat(answer.statusCode()).as(known + packed).isEqualTo(304);
          assertThat(headers(answer).get("vary")).contains("Accept-Encoding");
        }
      }
    }
    assertThat(read("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void aBoardIsPackedForWhoUnpacks() throws Exception {
    for (int month = 4; month < 9; month++) {
      score("2018-0" + month, month);
    }
    score("2018-11", 45);
    assertThat(read().body()).hasSizeGreaterThan(1024);

    HttpResponse<String> packed = read("Accept-Encoding", "gzip");

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(headers(packed).get("vary")).contains("Accept-Encoding");
  }

  private static HttpResponse<String> read(String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(BOARD)).timeout(SOON);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return READER.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// How many answers came from memory.
  private static double counted() {
    return List.of(get("/metrics", null).body().split("\n")).stream()
        .filter(line -> line.startsWith("dxpulse_boards_at_hand_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static URI address(String path) {
    return URI.create(
        "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port") + path);
  }

  /// What an answer says of itself, but for what only other sites are told.
  private static Map<String, Set<String>> headers(HttpResponse<String> answer) {
    Map<String, Set<String>> headers = new TreeMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          String plain = name.toLowerCase(Locale.ROOT);
          if (!plain.startsWith("access-control-")) {
            values.forEach(value ->
                headers
                    .computeIfAbsent(plain, unused -> new TreeSet<>())
                    .addAll(List.of(value.split(", "))));
          }
        });
    return headers;
  }
}
