package dxpulse.portal.page;

/// Text made safe for HTML.
public final class Markup {
  private Markup() {}

  /// For element content and for attribute values in double quotes.
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      switch (each) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(each);
      }
    }
    return safe.toString();
  }

  /// A string literal of JSON that may also stand inside a `script` element.
  public static String json(String text) {
    StringBuilder safe = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      boolean plain = each >= ' ' && "\"\\<>&\u2028\u2029".indexOf(each) < 0;
      safe.append(plain ? String.valueOf(each) : "\\u%04x".formatted((int) each));
    }
    return safe.append('"').toString();
  }
}
