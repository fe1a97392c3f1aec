package dxpulse.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Reports that are doubted, given back or taken back, and mended.
@WithRealParts
class MendedReportIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String DEPARTMENT = "harbours";
  private static final String CITY = "022012";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @BeforeAll
  void learnsIndicators() {
    SampleIndicators.announce(
        Stream.of("MR1", "MR2", "MR3", "MR4", "MR5")
            .map(code -> SampleIndicators.trained(code, DEPARTMENT))
            .toArray(IndicatorDefined[]::new));
    await().atMost(SOON).until(() -> sheet("FY2025-Q1").get("items").size() == 5);
  }

  @Test
  void anUnusualFigureIsTakenWithAWordAboutIt() {
    List<String> periods = List.of("FY2024-Q1", "FY2024-Q2", "FY2024-Q3", "FY2024-Q4");
    for (int i = 0; i < periods.size(); i++) {
      FeedStaff.tell(figure("MR1", periods.get(i), 100 + 2 * i));
    }
    await().atMost(SOON).until(() -> !item("FY2025-Q1", "MR1").get("usual").isNull());

    JsonNode usual = report("{\"indicator\":\"MR1\",\"period\":\"FY2025-Q1\",\"value\":107}");
    JsonNode refused = report("{\"indicator\":\"MR1\",\"period\":\"FY2025-Q1\",\"value\":900}");
    JsonNode blank =
        report("{\"indicator\":\"MR1\",\"period\":\"FY2025-Q1\",\"value\":900,\"note\":\" \"}");
    JsonNode taken =
        report(
            "{\"indicator\":\"MR1\",\"period\":\"FY2025-Q1\",\"value\":900,\"note\":\"新しい港を含む\"}");

    assertThat(usual.get("outcome").asString()).as(usual.toString()).isEqualTo("SUBMITTED");
    assertThat(refused.get("outcome").asString()).isEqualTo("REFUSED");
    assertThat(refused.get("errors").valueStream().map(each -> each.get("pointer").asString()))
        .containsExactly("/0/note", "/0/note");
    assertThat(refused.at("/errors/0/code").asString()).isEqualTo("NEEDS_A_COMMENT");
    assertThat(refused.at("/errors/0/value").asString()).isEqualTo("900");
    assertThat(refused.get("errors").valueStream().map(each -> each.get("message").asString()))
        .containsExactly(
            "これまでの平均から標準偏差の2倍より離れています。備考に理由を書いてください / more than two standard deviations from the mean so far: say why in the note",
            "前の値からの変化が、ふだんの3倍を超えています。備考に理由を書いてください / more than three times the usual step from the value before: say why in the note");
    assertThat(blank.get("outcome").asString()).isEqualTo("REFUSED");
    assertThat(taken.get("outcome").asString()).as(taken.toString()).isEqualTo("SUBMITTED");
    assertThat(item("FY2025-Q1", "MR1").at("/report/note").asString()).isEqualTo("新しい港を含む");
  }

  @Test
  void aReportIsTakenBackByWhoMadeItAndByNobodyElse() {
    JsonNode made = report("{\"indicator\":\"MR2\",\"period\":\"FY2025-Q1\",\"value\":20}");
    String id = made.get("observationId").asString();

    JsonNode byAnother = decide("withdraw", made, null, "approver");
    JsonNode byTheOffice = decide("withdraw", made, null, "office");
    JsonNode bySelf = decide("withdraw", made, null, "clerk");
    JsonNode again = decide("withdraw", made, null, "clerk");

    assertThat(byAnother.get("code").asString()).isEqualTo("NOT_THE_REPORTER");
    assertThat(byTheOffice.get("code").asString()).isEqualTo("NOT_THE_REPORTER");
    assertThat(bySelf.get("outcome").asString()).isEqualTo("WITHDRAWN");
    assertThat(again.get("code").asString()).isEqualTo("NOT_WAITING");
    assertThat(decide("approve", bySelf, null, "approver").get("code").asString())
        .isEqualTo("NOT_WAITING");
    assertThat(get("/api/ingestion/observations/" + id, "clerk").get("state").asString())
        .isEqualTo("WITHDRAWN");
    assertThat(item("FY2025-Q1", "MR2").get("due").booleanValue()).isTrue();
    assertThat(logged("MR2")).isEmpty();
    assertThat(returned("clerk")).contains("MR2 FY2025-Q1 020001 WITHDRAWN");
    assertThat(returned("approver")).noneMatch(each -> each.startsWith("MR2"));
  }

  @Test
  void aCorrectionThatIsTakenBackIsStillAwaited() {
    JsonNode made = report("{\"indicator\":\"MR3\",\"period\":\"FY2025-Q1\",\"value\":30}");
    JsonNode approved = decide("approve", made, null, "approver");
    JsonNode reopened = decide("reopen", approved, "桁の誤り", "office");
    assertThat(reopened.get("outcome").asString()).as(reopened.toString()).isEqualTo("REOPENED");
    JsonNode corrected = report("{\"indicator\":\"MR3\",\"period\":\"FY2025-Q1\",\"value\":33}");

    JsonNode back = decide("withdraw", corrected, null, "clerk");

    assertThat(back.get("outcome").asString()).as(back.toString()).isEqualTo("REOPENED");
    HttpResponse<String> feed =
        send(
            "POST",
            "/api/ingestion/observations",
            "{\"indicator\":\"MR3\",\"period\":\"FY2025-Q1\",\"value\":34}",
            "feed");
    assertThat(feed.statusCode()).isEqualTo(422);
    assertThat(feed.body()).contains("CORRECTION_AWAITED");
    assertThat(item("FY2025-Q1", "MR3").get("due").booleanValue()).isTrue();
    assertThat(returned("approver")).contains("MR3 FY2025-Q1 020001 REOPENED");
    assertThat(logged("MR3")).containsExactly("30");
  }

  @Test
  void whateverCameBackIsFoundAndMendedWhereverItBelongs() {
    JsonNode old = report("{\"indicator\":\"MR4\",\"period\":\"FY2024-Q1\",\"value\":40}");
    JsonNode city =
        report(
            "{\"indicator\":\"MR4\",\"period\":\"FY2024-Q2\",\"area\":\"%s\",\"value\":41}"
                .formatted(CITY));
    var _ = decide("return", old, "桁を確かめてください", "approver");
    var _ = decide("return", city, "集計が違います", "approver");

    assertThat(returned("clerk"))
        .containsSubsequence("MR4 FY2024-Q2 022012 RETURNED", "MR4 FY2024-Q1 020001 RETURNED");
    JsonNode found = inReturned("MR4", CITY);
    assertThat(found.at("/report/last/note").asString()).isEqualTo("集計が違います");
    assertThat(found.at("/report/last/byName").asString()).isEqualTo("approver");
    assertThat(found.at("/report/value").decimalValue()).isEqualByComparingTo("41");
    assertThat(found.at("/label/ja").asString()).isEqualTo("令和6年度第2四半期");
    assertThat(found.get("municipal").booleanValue()).isTrue();
    assertThat(found.get("due").booleanValue()).isTrue();
    assertThat(found.get("draft").isNull()).isTrue();
    assertThat(returnedTo(TestTokens.bearer("clerk", "forestry")))
        .noneMatch(each -> each.startsWith("MR4"));

    HttpResponse<String> draft =
        send(
            "PUT",
            "/api/ingestion/drafts/MR4/FY2024-Q2?area=" + CITY,
            "{\"version\":0,\"typed\":{\"value\":\"4\"}}",
            "clerk");
    assertThat(draft.statusCode()).as(draft.body()).isEqualTo(200);
    assertThat(inReturned("MR4", CITY).at("/draft/typed/value").asString()).isEqualTo("4");
    assertThat(item("FY2024-Q2", "MR4").get("draft").isNull()).isTrue();
    assertThat(
            send("PUT", "/api/ingestion/drafts/MR4/FY2024-Q2?area=1", "{}", "clerk").statusCode())
        .isEqualTo(400);

    JsonNode mended =
        report(
            "{\"indicator\":\"MR4\",\"period\":\"FY2024-Q2\",\"area\":\"%s\",\"value\":14,\"seen\":%d}"
                .formatted(CITY, found.at("/report/version").asInt()));

    assertThat(mended.get("outcome").asString()).as(mended.toString()).isEqualTo("SUBMITTED");
    assertThat(returned("clerk"))
        .contains("MR4 FY2024-Q1 020001 RETURNED")
        .noneMatch(each -> each.startsWith("MR4 FY2024-Q2"));
  }

  private static ObservationSubmitted figure(String indicator, String period, int value) {
    return new ObservationSubmitted(
        indicator + period,
        SampleIndicators.AOMORI,
        new IndicatorCode(indicator),
        new AreaCode("020001"),
        PeriodReader.read(period),
        BigDecimal.valueOf(value),
        null,
        null,
        null,
        ValueStatus.FINAL,
        false,
        null,
        Source.of(Source.Kind.ENTRY, "entry", null, "clerk"),
        Instant.EPOCH);
  }

  /// Values of an indicator that the log holds. The values that the log has; an observation may be
  /// on it twice, which changes nothing.
  private static List<String> logged(String indicator) {
    Map<String, String> byObservation = new LinkedHashMap<>();
    RealParts.events(EventType.OBSERVATION_SUBMITTED).stream()
        .filter(each -> each.indicator().value().equals(indicator))
        .forEach(each -> byObservation.put(each.observationId(), String.valueOf(each.value())));
    return List.copyOf(byObservation.values());
  }

  private JsonNode report(String item) {
    return read(send("POST", "/api/ingestion/reports", "[" + item + "]", "clerk")).at("/results/0");
  }

  private JsonNode decide(String what, JsonNode seen, @Nullable String note, String role) {
    String body =
        "{\"reports\":[{\"id\":\"%s\",\"version\":%d}]%s}"
            .formatted(
                seen.get("id").asString(),
                seen.get("version").asInt(),
                note == null ? "" : ",\"note\":\"" + note + "\"");
    return read(send("POST", "/api/ingestion/reports/" + what, body, role)).at("/results/0");
  }

  private JsonNode sheet(String period) {
    return get("/api/ingestion/sheet?period=" + period, "clerk");
  }

  private JsonNode item(String period, String indicator) {
    return sheet(period)
        .get("items")
        .valueStream()
        .filter(each -> each.get("indicator").asString().equals(indicator))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode inReturned(String indicator, String area) {
    return get("/api/ingestion/sheet/returned", "clerk")
        .get("items")
        .valueStream()
        .filter(each -> each.get("indicator").asString().equals(indicator))
        .filter(each -> each.get("area").asString().equals(area))
        .findFirst()
        .orElseThrow();
  }

  private List<String> returned(String role) {
    return returnedTo(TestTokens.bearer(role, DEPARTMENT));
  }

  private List<String> returnedTo(String token) {
    JsonNode body = read(sendAs(token, "GET", "/api/ingestion/sheet/returned", null));
    assertThat(body.get("total").asInt()).isEqualTo(body.get("items").size());
    return body.get("items")
        .valueStream()
        .map(each ->
            "%s %s %s %s"
                .formatted(
                    each.get("indicator").asString(),
                    each.get("period").asString(),
                    each.get("area").asString(),
                    each.at("/report/state").asString()))
        .toList();
  }

  private JsonNode get(String path, String role) {
    return read(send("GET", path, null, role));
  }

  private static JsonNode read(HttpResponse<String> answer) {
    return HttpFormat.mapper().readTree(answer.body());
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable String body, String role) {
    return sendAs(TestTokens.bearer(role, DEPARTMENT), method, path, body);
  }

  private HttpResponse<String> sendAs(
      String token, String method, String path, @Nullable String body) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .header("Authorization", token)
              .header("Content-Type", "application/json")
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
