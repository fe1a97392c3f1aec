package dxpulse.ingestion.upload.mongo;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Numbers of lines as a short text: `2-5,9`.
final class Lines {
  private Lines() {}

  /// Those of a text and more.
  static String text(String before, Collection<Long> more) {
    BitSet lines = read(before);
    more.forEach(line -> lines.set(Math.toIntExact(line)));
    return text(lines);
  }

  static Set<Long> of(String text) {
    Set<Long> lines = new HashSet<>();
    read(text).stream().forEach(line -> lines.add((long) line));
    return lines;
  }

  private static BitSet read(String text) {
    BitSet lines = new BitSet();
    for (String range : text.split(",", -1)) {
      if (range.isEmpty()) {
        continue;
      }
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      lines.set(first, last + 1);
    }
    return lines;
  }

  private static String text(BitSet lines) {
    StringBuilder text = new StringBuilder();
    int first = lines.nextSetBit(0);
    while (first >= 0) {
      int end = lines.nextClearBit(first);
      text.append(text.isEmpty() ? "" : ",").append(first);
      if (end - 1 > first) {
        text.append('-').append(end - 1);
      }
      first = lines.nextSetBit(end);
    }
    return text.toString();
  }
}
