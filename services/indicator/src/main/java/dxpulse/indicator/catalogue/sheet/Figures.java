package dxpulse.indicator.catalogue.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads numbers as people write them: full width, with thousands separators. What is not surely
/// one exact number is refused rather than guessed: ▲5 is a fall in one office and a rise in none,
/// and 約60 is no target.
public final class Figures {
  private static final Pattern EXACT =
      Pattern.compile("[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?");

  private Figures() {}

  /// The number, if the text is exactly one.
  public static Optional<BigDecimal> exact(String text) {
    String plain = plain(text);
    return EXACT.matcher(plain).matches()
        ? Optional.of(new BigDecimal(plain.replace(",", "")))
        : Optional.empty();
  }

  /// Why a text is no number: Japanese, then English.
  public static String complaint(String text) {
    String plain = plain(text);
    if (plain.startsWith("▲") || plain.startsWith("△")) {
      return "▲と△は使えません。負の数は半角の - で書いてください / write a negative number with -";
    }
    if (plain.startsWith("約") || plain.startsWith("およそ")) {
      return "おおよその数は使えません / an approximate number cannot be used";
    }
    if (plain.matches("[-+0-9.,]+[Ee][-+]?[0-9]+")) {
      return "指数の形の数は桁を失っているおそれがあります / the exponent form may have lost digits";
    }
    if (plain.matches("[-+0-9.,]+\\s*\\P{ASCII}*%?")
        && plain.codePoints().anyMatch(Character::isDigit)) {
      return "数だけを、3桁ごとの区切りを正しく、単位なしで書いてください / only the number, without a unit";
    }
    return "数として読めません / not a number";
  }

  /// Half width, without space around, and with the minus of mathematics as a hyphen.
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replace('−', '-');
  }
}
