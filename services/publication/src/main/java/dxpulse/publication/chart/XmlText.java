package dxpulse.publication.chart;

/// Text as it may stand in XML.
public final class XmlText {
  private XmlText() {}

  public static String escape(String words) {
    return legible(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// Without what no XML document may hold: one such character in one text would make the whole
  /// document unreadable.
  public static String legible(String text) {
    return text.codePoints()
        .filter(each ->
            each == '\t'
                || each == '\n'
                || each == '\r'
                || (each >= 0x20 && each < Character.MIN_SURROGATE)
                || (each > Character.MAX_SURROGATE && each < 0xFFFE)
                || each >= Character.MIN_SUPPLEMENTARY_CODE_POINT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
