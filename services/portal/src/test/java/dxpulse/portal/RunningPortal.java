package dxpulse.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;

/// The portal on a free port, with stand-ins for what lies outside it.
final class RunningPortal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final StubServer ingestion = new StubServer();
  final StubServer indicator = new StubServer();
  final StubServer publication = new StubServer();
  final StubProvider provider = new StubProvider();
  private final ReactiveWebServerApplicationContext context;

  /// @param settings more arguments, such as `--DXPULSE_READING_BURST=5`
  RunningPortal(String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--DXPULSE_ISSUER=" + provider.issuer());
    arguments.add("--DXPULSE_PORTAL_CLIENT_SECRET=secret");
    arguments.add("--DXPULSE_URL_INGESTION=" + ingestion.address());
    arguments.add("--DXPULSE_URL_INDICATOR=" + indicator.address());
    arguments.add("--DXPULSE_URL_KPI_SCORING=http://127.0.0.1:1");
    arguments.add("--DXPULSE_URL_ROADMAP=http://127.0.0.1:1");
    arguments.add("--DXPULSE_URL_PUBLICATION=" + publication.address());
    arguments.addAll(List.of(settings));
    context =
        (ReactiveWebServerApplicationContext)
            SpringApplication.run(PortalApplication.class, arguments.toArray(String[]::new));
  }

  URI at(String path) {
    return URI.create(
        "http://127.0.0.1:" + Objects.requireNonNull(context.getWebServer()).getPort() + path);
  }

  /// How long each session that is open now lives without a request.
  List<Duration> sessionLives() {
    DefaultWebSessionManager sessions =
        context.getBean(
            WebHttpHandlerBuilder.WEB_SESSION_MANAGER_BEAN_NAME, DefaultWebSessionManager.class);
    return ((InMemoryWebSessionStore) sessions.getSessionStore())
        .getSessions().values().stream().map(WebSession::getMaxIdleTime).toList();
  }

  /// A browser of its own: it keeps cookies and follows links to the provider and back.
  Browser browser() {
    return new Browser(
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build());
  }

  /// Somebody in front of the portal.
  final class Browser {
    final HttpClient http;

    private Browser(HttpClient http) {
      this.http = http;
    }

    HttpResponse<String> open(String path) {
      return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html,*/*;q=0.8"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      } catch (IOException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /// The portal alone ends.
  void stop() {
    context.close();
  }

  @Override
  public void close() {
    stop();
    ingestion.close();
    indicator.close();
    publication.close();
    provider.close();
  }
}
