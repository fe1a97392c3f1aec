package dxpulse.ingestion.feed.json;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.feed.AnswerLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// How much there is in a text in JSON, known before any of it is kept: a few bytes of it may take
/// a hundred in memory.
final class JsonSize {
  private JsonSize() {}

  static void check(String text, AnswerLimits limits) {
    try (JsonParser parser = HttpFormat.mapper().createParser(text)) {
      count(parser, limits);
    } catch (JacksonException broken) {
      // whoever reads it says where
    }
  }

  static void check(byte[] page, AnswerLimits limits) {
    try (JsonParser parser = HttpFormat.mapper().createParser(page)) {
      count(parser, limits);
    } catch (JacksonException broken) {
      // whoever reads it says where
    }
  }

  private static void count(JsonParser parser, AnswerLimits limits) {
    long values = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isScalarValue() || token.isStructStart()) {
        values++;
        limits.checkCells(values);
      }
    }
  }
}
