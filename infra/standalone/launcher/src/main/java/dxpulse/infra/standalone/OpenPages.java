package dxpulse.infra.standalone;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Readers who have a page open while values come in: they are told of every board that changes, by
/// the portal and by publication itself.
final class OpenPages implements AutoCloseable {
  private static final String STREAM = "/api/boards/stream";

  private final HttpClient readers =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// @param pages how many are open at each of both
  OpenPages(Plan plan, int pages) {
    for (int page = 0; page < pages; page++) {
      open(plan.portal());
      open("http://127.0.0.1:" + plan.port(Port.PUBLICATION));
    }
  }

  private void open(String site) {
    var _ =
        readers.sendAsync(
            HttpRequest.newBuilder(URI.create(site + STREAM))
                .header("Accept", "text/event-stream")
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
