package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.chart.XmlText;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /// Whether a case has words that nobody has written in English yet.
  public static boolean isLeftIn(BoardView.Case story) {
    return Stream.of(
            story.organisationText(),
            story.placeText(),
            story.summary(),
            story.beforeText(),
            story.afterText(),
            story.effectText())
        .filter(Objects::nonNull)
        .anyMatch(text -> !Lang.EN.langOf(text).equals(Lang.EN.code()));
  }

  /// A text in the page's language, or as it is where it is not translated, as HTML.
  public static String html(LocalizedText text, Lang lang) {
    return lang.langOf(text).equals(lang.code())
        ? html(lang.of(text), lang)
        : XmlText.escape(lang.of(text));
  }

  /// As HTML, with all its markup escaped.
  public static String html(String text, Lang lang) {
    String escaped = XmlText.escape(text);
    return lang == Lang.JA
        ? escaped
        : JAPANESE.matcher(escaped).replaceAll("<span lang=\"ja\">$0</span>");
  }
}
