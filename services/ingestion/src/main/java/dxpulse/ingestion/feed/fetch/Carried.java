package dxpulse.ingestion.feed.fetch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What an address carries, as it is written and however often it is encoded.
///
/// @param readings the address, decoded not at all, once, and again
record Carried(List<String> readings) {
  private static final int MOST = 3;

  static Carried by(URI address) {
    List<String> readings = new ArrayList<>();
    String text = address.toString();
    readings.add(text);
    for (int i = 0; i < MOST; i++) {
      readings.add(decoded(text));
      text = decoded(text.replace("+", "%2B"));
      readings.add(text);
    }
    return new Carried(readings);
  }

  boolean contains(String secret) {
    return readings.stream().anyMatch(each -> each.contains(secret));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException asItIs) {
      return text;
    }
  }
}
