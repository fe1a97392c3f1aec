package dxpulse.contracts.types;

/// Check digit of a 全国地方公共団体コード: the first five digits weighted 6, 5, 4, 3, 2, summed; eleven minus
/// the remainder of a division by eleven, of which the last digit counts; a sum below eleven is
/// subtracted from eleven.
///
/// Source: 総務省「全国地方公共団体コード」検査数字の算出方法.
final class CheckDigit {
  private CheckDigit() {}

  static boolean isRight(String sixDigits) {
    return sixDigits.length() == 6
        && areDigits(sixDigits)
        && sixDigits.charAt(5) - '0' == of(sixDigits);
  }

  private static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int of(String digits) {
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (digits.charAt(i) - '0') * (6 - i);
    }
    return sum < 11 ? 11 - sum : (11 - sum % 11) % 10;
  }
}
