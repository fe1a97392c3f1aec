package dxpulse.ingestion.upload;

import dxpulse.contracts.types.LocalizedText;
import org.jspecify.annotations.Nullable;

/// Something wrong in one cell.
///
/// @param column the column's Japanese name
/// @param message Japanese, then English
/// @param expected what would be right, Japanese, then English; none of a mere warning, and of what
///   an earlier build kept
public record Fault(
    String column, String code, String message, @Nullable String value, @Nullable String expected) {
  private static final int LONGEST_VALUE = 40;

  private static final String BETWEEN = " / ";

  /// Of what was read leniently: nothing is to be mended.
  static Fault warning(String column, String code, String message, @Nullable String value) {
    return new Fault(column, code, message, value, null);
  }

  static Fault of(
      String column, String code, String message, @Nullable String value, LocalizedText expected) {
    return new Fault(column, code, message, value, expected.ja() + BETWEEN + expected.english());
  }

  /// Where, what, and what would be right; Japanese, then English.
  String told() {
    String[] said = halves(message);
    String japanese = column + ": " + said[0];
    String english = Column.named(column).map(Column::english).orElse(column) + ": " + said[1];
    if (expected == null) {
      return japanese + BETWEEN + english;
    }
    String[] right = halves(expected);
    return japanese
        + "（正しくは："
        + right[0]
        + "）"
        + BETWEEN
        + english
        + " (expected: "
        + right[1]
        + ")";
  }

  private static String[] halves(String text) {
    int at = text.indexOf(BETWEEN);
    return at < 0
        ? new String[] {text, text}
        : new String[] {text.substring(0, at), text.substring(at + BETWEEN.length())};
  }

  public Fault {
    value =
        value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE
            ? value
            : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }
}
