package dxpulse.ingestion.feed.json;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.AnswerLimits;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// How much there is in a text in JSON, known before any of it is kept: a few bytes of it may take
/// a hundred in memory.
final class JsonSize {
  private JsonSize() {}

  static void check(String text, AnswerLimits limits) {
    try (JsonParser parser = HttpFormat.mapper().createParser(text)) {
      var _ = count(parser, 0, limits);
    } catch (JacksonException broken) {
      // whoever reads it says where
    }
  }

  /// Pages of one answer, which is kept as a whole.
  static void check(List<byte[]> pages, AnswerLimits limits) {
    long values = 0;
    for (byte[] page : pages) {
      try (JsonParser parser = HttpFormat.mapper().createParser(page)) {
        values = count(parser, values, limits);
      } catch (JacksonException broken) {
        // whoever reads it says where
      }
    }
  }

  private static long count(JsonParser parser, long before, AnswerLimits limits) {
    long values = before;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isScalarValue() || token.isStructStart()) {
        values++;
        limits.checkCells(values);
      }
    }
    return values;
  }
}
