package dxpulse.portal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A stand-in for publication's stream of changes: it says what a test wants, remembers the latest
/// change of each board, and begins each stream with those.
final class Teller {
  private final NavigableMap<Long, String> remembered = new TreeMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /// What each opened stream asked for, in order.
  final List<String> lastSeen = new CopyOnWriteArrayList<>();

  private volatile boolean away;

  private record Listener(OutputStream out, CountDownLatch end) {
    void say(String text) {
      try {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException gone) {
        end.countDown();
      }
    }
  }

  void answer(HttpExchange exchange) throws IOException {
    if (away) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    lastSeen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      Listener listener = new Listener(out, new CountDownLatch(1));
      open(listener);
      listener.end().await();
      listeners.remove(listener);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void open(Listener listener) {
    long newest = remembered.isEmpty() ? 0 : remembered.lastKey();
    listener.say(":open " + newest + "\nretry: 2000\n\n");
    remembered.values().forEach(listener::say);
    listeners.add(listener);
    if (away) {
      listener.end().countDown();
    }
  }

  /// Tells a change of a board, and forgets the one before.
  synchronized void tell(long id, String board) {
    tell(id, board, "");
  }

  /// @param cause more text, as long as a test wants it
  synchronized void tell(long id, String board, String cause) {
    String data =
        "{\"board\":\"%s\",\"granularity\":\"month\",\"period\":\"2024-05\",\"version\":%d,\"cause\":\"%s\"}"
            .formatted(board, id, cause);
    remembered.values().removeIf(text -> text.contains("\"board\":\"" + board + "\""));
    String text = "id: %d\nevent: board\ndata: %s\n\n".formatted(id, data);
    remembered.put(id, text);
    listeners.forEach(each -> each.say(text));
  }

  /// Ends all streams, and answers none until [#comeBack()].
  synchronized void goAway() {
    away = true;
    listeners.forEach(each -> each.end().countDown());
  }

  void comeBack() {
    away = false;
  }

  int open() {
    return listeners.size();
  }
}
