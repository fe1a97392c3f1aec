package dxpulse.contracts.types;

import java.util.regex.Pattern;

/// How codes of the catalogue are written: a letter, then up to 31 letters, digits, `-` or `_`.
final class CodeShape {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");

  private CodeShape() {}

  static String checked(String what, String value) {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + ": \"" + value + "\" (expected: a letter, then up to 31 letters, digits, - or _)");
    }
    return value;
  }
}
