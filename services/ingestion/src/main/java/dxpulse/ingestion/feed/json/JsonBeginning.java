package dxpulse.ingestion.feed.json;

import dxpulse.contracts.wire.HttpFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The rows at the beginning of a text in JSON whose end is missing, as a text that ends.
final class JsonBeginning {
  private JsonBeginning() {}

  /// Something that was opened and not yet closed.
  private static final class Open {
    private final boolean isArray;

    /// Behind the last object or array in it; 0 before there is one.
    private long end;

    private Open(boolean isArray) {
      this.isArray = isArray;
    }
  }

  /// Ends the text behind the last whole row: in the outermost array that is not closed, and has
  /// rows.
  ///
  /// @return nothing where there is no such array
  static @Nullable String of(String text) {
    Deque<Open> open = new ArrayDeque<>();
    try (JsonParser parser = HttpFormat.mapper().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          open.addLast(new Open(token == JsonToken.START_ARRAY));
        } else if (token.isStructEnd()) {
          var _ = open.pollLast();
          if (open.isEmpty()) {
            return text;
          }
          open.getLast().end = parser.currentLocation().getCharOffset();
        }
      }
    } catch (JacksonException missing) {
      // what was read before counts
    }
    return ended(text, open);
  }

  private static @Nullable String ended(String text, Deque<Open> open) {
    StringBuilder closing = new StringBuilder();
    for (Iterator<Open> each = open.iterator(); each.hasNext(); ) {
      Open found = each.next();
      closing.insert(0, found.isArray ? ']' : '}');
      if (found.isArray && found.end > 0) {
        return text.substring(0, (int) found.end) + closing;
      }
    }
    return null;
  }
}
