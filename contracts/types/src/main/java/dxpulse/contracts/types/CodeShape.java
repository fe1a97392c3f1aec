package dxpulse.contracts.types;

/// How codes of the catalogue are written: a letter, then up to 31 letters, digits, `-` or `_`.
final class CodeShape {
  private static final int LONGEST = 32;

  private CodeShape() {}

  static String checked(String what, String value) {
    if (!isRight(value)) {
      throw new IllegalArgumentException(
          what + ": \"" + value + "\" (expected: a letter, then up to 31 letters, digits, - or _)");
    }
    return value;
  }

  /// Codes are read in every event, so it goes without a pattern.
  private static boolean isRight(String value) {
    if (value.isEmpty() || value.length() > LONGEST || !isLetter(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char each = value.charAt(i);
      if (!isLetter(each) && !(each >= '0' && each <= '9') && each != '_' && each != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char each) {
    return (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z');
  }
}
