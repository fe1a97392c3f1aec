package dxpulse.ingestion.upload;

import org.jspecify.annotations.Nullable;

/// Something wrong in one cell.
///
/// @param column the column's Japanese name
/// @param message Japanese, then English
public record Fault(String column, String code, String message, @Nullable String value) {
  private static final int LONGEST_VALUE = 40;

  public Fault {
    value =
        value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE
            ? value
            : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
  }
}
