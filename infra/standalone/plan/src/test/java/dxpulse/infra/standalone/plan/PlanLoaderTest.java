package dxpulse.infra.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanLoaderTest {
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer platform;

  @BeforeEach
  void start() throws IOException {
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    platform.createContext("/", this::answer);
    platform.start();
  }

  @AfterEach
  void stop() {
    platform.stop(0);
  }

  @Test
  void casesAreWrittenAgreedToAndPublishedButWhatTheOfficeDidStays() {
    URI everything = URI.create("http://127.0.0.1:" + platform.getAddress().getPort());

    PlanLoader.load(
        everything, everything, everything, everything, everything, role -> role, done -> {});

    assertThat(of("C1"))
        .as("new")
        .containsExactly("PUT /api/cases/C1 0", "POST /consent 1", "POST /publish 2");
    assertThat(of("C2")).as("changed by the office").containsExactly("PUT /api/cases/C2 0");
    assertThat(of("C3")).as("withdrawn by the office").containsExactly("PUT /api/cases/C3 0");
    assertThat(of("C4")).as("loaded before").containsExactly("PUT /api/cases/C4 0");
    assertThat(of("C5"))
        .as("broken off before")
        .containsExactly("PUT /api/cases/C5 0", "POST /publish 2");
  }

  @Test
  void kpisComeWhenAllDemonstrationValuesAreOnRecord() {
    URI everything = URI.create("http://127.0.0.1:" + platform.getAddress().getPort());

    PlanLoader.load(
        everything, everything, everything, everything, everything, role -> role, done -> {});

    int firstKpi = asked.indexOf("PUT /api/kpis/K1");
    assertThat(firstKpi).isPositive();
    assertThat(asked.lastIndexOf("POST /api/ingestion/observations")).isLessThan(firstKpi);
    assertThat(asked.lastIndexOf("GET /api/ingestion/observations/last"))
        .as("the last one is on record")
        .isBetween(asked.lastIndexOf("POST /api/ingestion/observations"), firstKpi);
  }

  private List<String> of(String id) {
    return asked.stream()
        .filter(each -> each.contains("/api/cases/" + id + " ") || each.contains("/" + id + "/"))
        .map(each -> each.replace("/api/cases/" + id + "/", "/"))
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.startsWith("/api/cases/")) {
      asked.add(
          exchange.getRequestMethod()
              + " "
              + path
              + body.replaceFirst("(?s).*\"revision\":(\\d+).*", " $1"));
    } else {
      asked.add(exchange.getRequestMethod() + " " + path);
    }
    boolean conflict = path.equals("/api/cases/C2");
    byte[] answer =
        (conflict
                ? "{\"status\":409}"
                : path.startsWith("/api/cases/")
                    ? story(path)
                    : "{\"accepted\":[\"first\",\"last\"],\"rejected\":[]}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(conflict ? 409 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String story(String path) {
    boolean agreed = path.endsWith("/consent") || path.endsWith("/C5");
    String state =
        path.endsWith("/publish") || path.endsWith("/C4")
            ? "PUBLISHED"
            : path.endsWith("/C3") ? "WITHDRAWN" : "DRAFT";
    return "{\"state\":\"%s\",\"revision\":%d,\"consent\":%s}"
        .formatted(state, agreed ? 2 : 1, agreed ? "{}" : "null");
  }
}
