package dxpulse.indicator.catalogue.sheet;

import java.util.ArrayList;
import java.util.List;

/// Several items in one cell, `a=1; b=2`, with texts that may hold anything between 「 and 」. A 」 in
/// such a text is written twice.
final class Quoted {
  private static final char OPEN = '「';
  private static final char CLOSE = '」';

  private Quoted() {}

  /// The items between semicolons or on lines of their own, without empty ones.
  static List<String> items(String cell) {
    List<String> items = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= cell.length(); at++) {
      if (at == cell.length() || ";；\n\r".indexOf(cell.charAt(at)) >= 0) {
        String item = cell.substring(start, at).strip();
        if (!item.isEmpty()) {
          items.add(item);
        }
        start = at + 1;
      } else if (cell.charAt(at) == OPEN) {
        at = Math.min(end(cell, at), cell.length() - 1);
      }
    }
    return items;
  }

  /// The place of an equals sign outside of quotes; -1 when there is none.
  ///
  /// @param last the last one, not the first
  static int equalsSign(String item, boolean last) {
    int found = -1;
    for (int at = 0; at < item.length(); at++) {
      char each = item.charAt(at);
      if (each == OPEN) {
        at = end(item, at);
      } else if ((each == '=' || each == '＝') && (last || found < 0)) {
        found = at;
      }
    }
    return found;
  }

  static String quote(String text) {
    return OPEN + text.replace("」", "」」") + CLOSE;
  }

  /// The texts of quotes that follow each other and fill the text.
  ///
  /// @throws IllegalArgumentException when something else is there, too
  static List<String> texts(String quotes) {
    List<String> texts = new ArrayList<>();
    String rest = quotes.strip();
    while (!rest.isEmpty()) {
      int end = rest.charAt(0) == OPEN ? end(rest, 0) : rest.length();
      if (end >= rest.length()) {
        throw new IllegalArgumentException(quotes);
      }
      texts.add(rest.substring(1, end).replace("」」", "」"));
      rest = rest.substring(end + 1).strip();
    }
    return texts;
  }

  /// The place of the bracket that closes the one at a place; the length when none does.
  private static int end(String text, int open) {
    for (int at = open + 1; at < text.length(); at++) {
      if (text.charAt(at) == CLOSE) {
        if (at + 1 < text.length() && text.charAt(at + 1) == CLOSE) {
          at++;
        } else {
          return at;
        }
      }
    }
    return text.length();
  }
}
