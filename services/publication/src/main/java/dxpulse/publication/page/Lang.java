package dxpulse.publication.page;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A language of the public pages. Every text on a page is given in both at the place where it
/// stands, so that none can be missing.
public enum Lang {
  JA("ja", ""),
  EN("en", "/en");

  private static final DateTimeFormatter JAPANESE =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.ROOT);
  private static final DateTimeFormatter JAPANESE_DAY =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);
  // Months as in the labels of periods: September is Sept elsewhere.
  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.US);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'JST'", Locale.US);

  private static final DateTimeFormatter EDITION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);

  private final String code;
  private final String prefix;

  Lang(String code, String prefix) {
    this.code = code;
    this.prefix = prefix;
  }

  public static Optional<Lang> ofCode(String code) {
    return Stream.of(values()).filter(lang -> lang.code.equals(code)).findFirst();
  }

  /// As in `lang` attributes.
  public String code() {
    return code;
  }

  public Lang other() {
    return this == JA ? EN : JA;
  }

  /// The address of a page in this language.
  public String url(String path) {
    return path.equals("/") && this == EN ? "/en/" : prefix + path;
  }

  public String of(String japanese, String english) {
    return this == JA ? japanese : english;
  }

  public String of(LocalizedText text) {
    return this == JA ? text.ja() : text.english();
  }

  /// `ja` where an English page has to show a Japanese text, else the page's language.
  public String langOf(LocalizedText text) {
    return text.en() == null || text.en().isBlank() ? JA.code : code;
  }

  public String of(@Nullable Period period) {
    return period == null ? "－" : this == JA ? period.japaneseLabel() : period.englishLabel();
  }

  public String day(@Nullable LocalDate day) {
    return day == null ? "－" : (this == JA ? JAPANESE_DAY : ENGLISH_DAY).format(day);
  }

  /// The name of what was made at an instant, such as `2026-11-30-100831`: the day and the time of
  /// day in Japan, short enough to be cited.
  static String edition(Instant made) {
    return EDITION.format(made.atZone(JapanTime.ZONE));
  }

  public String time(@Nullable Instant instant) {
    return instant == null
        ? "－"
        : (this == JA ? JAPANESE : ENGLISH).format(instant.atZone(JapanTime.ZONE));
  }
}
