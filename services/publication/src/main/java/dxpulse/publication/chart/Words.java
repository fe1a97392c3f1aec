package dxpulse.publication.chart;

import java.util.ArrayList;
import java.util.List;

/// How much room words take where nobody measures them: as much as in the letters that are shipped,
/// which are wide.
final class Words {
  /// Of the signs from the space to `~`, in hundredths of their size.
  private static final int[] ASCII = {
    34, 37, 52, 94, 80, 100, 91, 32, 51, 51, 50, 84, 33, 48, 33, 50, 76, 63, 76, 76, 76, 76, 76, 76,
    76, 76, 34, 34, 84, 84, 84, 80, 98, 78, 77, 81, 85, 70, 67, 86, 84, 44, 56, 76, 61, 100, 84, 88,
    76, 90, 76, 73, 70, 86, 76, 100, 82, 74, 75, 55, 50, 55, 50, 31, 50, 66, 73, 64, 73, 69, 51, 67,
    72, 32, 40, 66, 36, 96, 72, 70, 73, 73, 49, 59, 49, 72, 60, 90, 62, 64, 58, 54, 44, 54, 50
  };

  private Words() {}

  /// @param size of the letters
  static double width(String words, double size) {
    return size * words.codePoints().mapToDouble(Words::width).sum();
  }

  private static double width(int sign) {
    return sign >= ' ' && sign <= '~' ? ASCII[sign - ' '] / 100.0 : 1;
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

  /// One line: words that are wider than the room end where it ends, and say so.
  static String cut(String words, double room, double size) {
    return width(words, size) <= room
        ? words
        : words.substring(0, fitting(words, room - size, size)).stripTrailing() + "…";
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
