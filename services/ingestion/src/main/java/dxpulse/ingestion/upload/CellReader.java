package dxpulse.ingestion.upload;

import dxpulse.contracts.types.ValueStatus;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads figures as people write them: full width, thousands separators, △ for minus, the unit
/// behind. What is not surely one exact number is refused rather than guessed.
public final class CellReader {
  private static final int MOST_DIGITS = 30;
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<mark>[rp])?\\s*(?<sign>[-+△▲−‐‑–—])?\\s*"
              + "(?<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?<fraction>\\.[0-9]+)?\\s*(?<rest>.*)");
  private static final Set<String> MISSING =
      Set.of("-", "−", "‐", "‑", "–", "—", "―", "ー", "...", "..", "欠測", "集計中", "未集計", "調査中", "未定");
  private static final Set<String> SUPPRESSED = Set.of("x", "χ", "秘匿");

  private CellReader() {}

  /// @param unit the indicator's, the only one that may stand behind the figure; empty for none
  public static Cell read(String raw, String unit) {
    return read(raw, unit, "");
  }

  /// @param unit the indicator's; empty for none. A figure in another scale of it is converted, one
  ///   in another unit refused
  /// @param stated the unit that the heading or the row gives; empty for none
  public static Cell read(String raw, String unit, String stated) {
    String plain = plain(raw);
    String small = plain.toLowerCase(Locale.ROOT);
    if (plain.isEmpty()) {
      return new Cell.Gap(Cell.Why.BLANK);
    }
    if (MISSING.contains(plain)) {
      return new Cell.Gap(Cell.Why.MISSING);
    }
    if (SUPPRESSED.contains(small)) {
      return new Cell.Gap(Cell.Why.SUPPRESSED);
    }
    if (plain.startsWith("約") || plain.startsWith("およそ")) {
      return new Cell.Unreadable("おおよその値は使えません / an approximate figure cannot be used");
    }
    Matcher figure = FIGURE.matcher(plain);
    if (!figure.matches()) {
      return new Cell.Unreadable("数として読めません / not a number");
    }
    String rest = text(figure.group("rest"));
    if (!rest.isEmpty()
        && !stated.isEmpty()
        && !OptionalInt.of(0).equals(Units.places(rest, stated))) {
      return new Cell.Unreadable(
          "見出しや単位の列と違う単位です / another unit than the heading or the unit column says");
    }
    String written = rest.isEmpty() ? stated : rest;
    OptionalInt places = OptionalInt.of(0);
    if (!written.isEmpty()) {
      places =
          rest.isEmpty() && unit.isEmpty()
              ? OptionalInt.of(Units.zeros(stated))
              : Units.places(written, unit);
    }
    if (places.isEmpty()) {
      return new Cell.Unreadable(
          "数のほかに余分な文字か、指標と違う単位があります / other text, or a unit that is not the indicator's");
    }
    String digits = text(figure.group("whole")).replace(",", "") + text(figure.group("fraction"));
    if (digits.length() > MOST_DIGITS) {
      return new Cell.Unreadable("桁が多すぎます / too many digits");
    }
    String sign = text(figure.group("sign"));
    int moved = places.getAsInt();
    BigDecimal size = scaled(new BigDecimal(digits), moved);
    return new Cell.Figure(
        sign.isEmpty() || sign.equals("+") ? size : size.negate(),
        switch (text(figure.group("mark"))) {
          case "p" -> ValueStatus.PROVISIONAL;
          case "r" -> ValueStatus.CORRECTED;
          default -> null;
        },
        moved == 0 ? null : plain(written) + " → " + (unit.isEmpty() ? "1" : plain(unit)));
  }

  private static BigDecimal scaled(BigDecimal size, int places) {
    if (places == 0) {
      return size;
    }
    BigDecimal scaled = size.movePointRight(places);
    return scaled.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(scaled.stripTrailingZeros().toPlainString());
  }

  /// The text in its plain form: full width becomes half width, no space around it.
  static String plain(String raw) {
    // Most cells are plain already.
    return isAscii(raw) ? raw.strip() : Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
  }

  static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }
}
