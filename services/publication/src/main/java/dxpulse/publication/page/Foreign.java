package dxpulse.publication.page;

import dxpulse.publication.chart.XmlText;
import java.util.regex.Pattern;

/// Japanese within a text of an English page, such as the unit of a figure or the name of a stage:
/// marked, so that it is read aloud as what it is.
public final class Foreign {
  private static final String LETTER = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々〆";
  private static final Pattern JAPANESE =
      Pattern.compile(
          "[" + LETTER + "](?:[" + LETTER + "0-9A-Zａ-ｚＡ-Ｚ・、。「」（）／％]*[" + LETTER + "」）])?");

  private Foreign() {}

  static boolean isJapanese(String text) {
    return JAPANESE.matcher(text).find();
  }

  /// As HTML, with all its markup escaped.
  public static String html(String text, Lang lang) {
    String escaped = XmlText.escape(text);
    return lang == Lang.JA
        ? escaped
        : JAPANESE.matcher(escaped).replaceAll("<span lang=\"ja\">$0</span>");
  }
}
