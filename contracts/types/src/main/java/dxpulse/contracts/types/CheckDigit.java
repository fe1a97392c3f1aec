package dxpulse.contracts.types;

import java.util.regex.Pattern;

/// Check digit of a 全国地方公共団体コード: the first five digits weighted 6, 5, 4, 3, 2, summed; eleven minus
/// the remainder of a division by eleven, of which the last digit counts; a sum below eleven is
/// subtracted from eleven.
///
/// Source: 総務省「全国地方公共団体コード」検査数字の算出方法.
final class CheckDigit {
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

  private CheckDigit() {}

  static boolean isRight(String sixDigits) {
    return SIX_DIGITS.matcher(sixDigits).matches() && sixDigits.charAt(5) - '0' == of(sixDigits);
  }

  private static int of(String digits) {
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (digits.charAt(i) - '0') * (6 - i);
    }
    return sum < 11 ? 11 - sum : (11 - sum % 11) % 10;
  }
}
