package dxpulse.publication.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.opendata.SampleFacts;
import dxpulse.publication.page.jte.JteTemplates;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The page of K1, a comparison, and the pages of indicators and their list as the service would
/// send them.
final class LiveSite implements AutoCloseable {
  private final Assets assets = new Assets(SampleBoards.SITE);
  private final Renderer renderer = new Renderer(new JteTemplates(), assets);
  final List<OutputStream> streams = new CopyOnWriteArrayList<>();
  final AtomicInteger sent = new AtomicInteger();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final LivePlan plan = SampleFacts.plan();
  private final HttpServer server;
  volatile Period period = SampleBoards.PERIOD;
  volatile double index = 64.2;
  volatile String value = "12";
  volatile boolean streaming = true;
  volatile boolean busy;
  volatile CountDownLatch held = new CountDownLatch(0);

  LiveSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    for (String language : List.of("", "/en")) {
      server.createContext(language + "/kpis/K1", this::board);
      server.createContext(language + "/compare", this::board);
      server.createContext(language + "/indicators", this::board);
    }
    server.createContext("/assets/", this::asset);
    server.createContext("/api/boards/stream", this::stream);
    server.start();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void board(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    boolean pinned = query != null && query.contains("period=");
    asked.add(query == null ? "" : query);
    if (busy) {
      exchange.getResponseHeaders().set("Retry-After", "2");
      exchange.sendResponseHeaders(429, -1);
      exchange.close();
      sent.incrementAndGet();
      return;
    }
    String path = exchange.getRequestURI().getPath();
    Lang lang = path.startsWith("/en/") ? Lang.EN : Lang.JA;
    String html = html(path, query, pinned, lang);
    sent.incrementAndGet();
    try {
      held.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    DrawnPages.Sheet sheet = DrawnPages.Sheet.of(html);
    exchange.getResponseHeaders().set("ETag", sheet.tag());
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    if (sheet.tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      exchange.sendResponseHeaders(200, sheet.html().length);
      exchange.getResponseBody().write(sheet.html());
    }
    exchange.close();
  }

  private String html(String path, @Nullable String query, boolean pinned, Lang lang) {
    if (path.endsWith("/compare")) {
      boolean one = query != null && query.contains("kpi=");
      return new ComparisonPages(new JteTemplates(), assets)
          .compare(SampleComparisons.live(one, index), lang, false);
    }
    if (path.endsWith("/indicators")) {
      return SamplePages.indicators(plan, lang);
    }
    if (path.endsWith("/R03")) {
      return SamplePages.indicator(plan, "R03", Granularity.YEAR, false, lang);
    }
    if (path.endsWith("/I15")) {
      boolean byValue = query != null && query.contains("order=value");
      return SamplePages.indicator(plan, "I15", Granularity.QUARTER, byValue, lang)
          .replace("43.5％", value + "％")
          .replace("43.5%", value + "%");
    }
    return renderer
        .board(
            SampleBoards.kpi(period, index, Aggregation.ARITHMETIC), new Asked(lang, pinned, false))
        .replace("class=\"val\">12", "class=\"val\">" + value);
  }

  private void asset(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/assets/".length());
    byte[] content = assets.content(name).orElseThrow();
    exchange
        .getResponseHeaders()
        .set("Content-Type", name.endsWith(".css") ? "text/css" : "text/javascript");
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private void stream(HttpExchange exchange) throws IOException {
    if (!streaming) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(": open\n\n".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    streams.add(exchange.getResponseBody());
  }

  void tell(String change) throws IOException {
    for (OutputStream stream : streams) {
      stream.write(
          ("event: board\nid: 7\ndata: " + change + "\n\n").getBytes(StandardCharsets.UTF_8));
      stream.flush();
    }
  }

  void breakStreams() throws IOException {
    streaming = false;
    for (OutputStream stream : streams) {
      stream.close();
    }
    streams.clear();
  }

  @Override
  public void close() {
    held.countDown();
    server.stop(0);
  }
}
