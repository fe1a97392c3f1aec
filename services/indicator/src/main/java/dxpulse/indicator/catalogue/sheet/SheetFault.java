package dxpulse.indicator.catalogue.sheet;

import org.jspecify.annotations.Nullable;

/// Something wrong in a file, with its place.
///
/// @param column the heading of the column, in Japanese; empty for the file as a whole
/// @param cell as a spreadsheet names it, such as `H3`
/// @param code the rule that is broken
/// @param message Japanese, then English
/// @param value what stands there, cut when long
/// @param expected what would be right
public record SheetFault(
    String column,
    String cell,
    String code,
    String message,
    @Nullable String value,
    @Nullable String expected) {
  private static final int LONGEST_VALUE = 60;

  public SheetFault {
    value =
        value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE
            ? value
            : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }
}
