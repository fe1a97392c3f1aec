package dxpulse.ingestion.upload.mongo;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Numbers of lines as a short text: `2-5,9`.
final class Lines {
  private Lines() {}

  static String text(Collection<Long> lines) {
    StringBuilder text = new StringBuilder();
    long first = -1;
    long last = -1;
    for (long line : new TreeSet<>(lines)) {
      if (first >= 0 && line == last + 1) {
        last = line;
        continue;
      }
      append(text, first, last);
      first = line;
      last = line;
    }
    append(text, first, last);
    return text.toString();
  }

  static Set<Long> of(String text) {
    Set<Long> lines = new HashSet<>();
    for (String range : text.split(",", -1)) {
      if (range.isEmpty()) {
        continue;
      }
      int dash = range.indexOf('-');
      long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
      long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
      for (long line = first; line <= last; line++) {
        var _ = lines.add(line);
      }
    }
    return lines;
  }

  private static void append(StringBuilder text, long first, long last) {
    if (first < 0) {
      return;
    }
    text.append(text.isEmpty() ? "" : ",").append(first);
    if (last > first) {
      text.append('-').append(last);
    }
  }
}
