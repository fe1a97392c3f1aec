package dxpulse.publication.chart;

import java.util.ArrayList;
import java.util.List;

/// How much room words take where nobody measures them: nearly, and rather too much.
final class Words {
  private static final double LATIN = 7.0 / 12;
  private static final int FIRST_FULL_WIDTH = 0x2E80;

  private Words() {}

  /// @param size of the letters
  static double width(String words, double size) {
    return size * words.codePoints().mapToDouble(sign -> sign < FIRST_FULL_WIDTH ? LATIN : 1).sum();
  }

  /// Lines no wider than the room, broken at a space where there is one; none for no words.
  static List<String> lines(String words, double room, double size) {
    List<String> lines = new ArrayList<>();
    if (words.isBlank()) {
      return lines;
    }
    String rest = words.strip();
    while (width(rest, size) > room) {
      int end = fitting(rest, room, size);
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    lines.add(rest);
    return lines;
  }

  /// As many lines as are wanted at most, the last one cut short.
  static List<String> lines(String words, double room, double size, int most) {
    List<String> lines = lines(words, room, size);
    if (lines.size() <= most) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, most));
    String last = kept.removeLast();
    kept.add(last.substring(0, fitting(last, room - size, size)) + "…");
    return kept;
  }

  private static int fitting(String words, double room, double size) {
    double taken = 0;
    int at = 0;
    while (at < words.length()) {
      int next = words.offsetByCodePoints(at, 1);
      taken += width(words.substring(at, next), size);
      if (taken > room && at > 0) {
        return at;
      }
      at = next;
    }
    return at;
  }
}
