package dxpulse.ingestion.feed;

import org.jspecify.annotations.Nullable;

/// Something wrong at one place of an answer, or of a definition.
///
/// @param place the line, or the path of the row
/// @param message Japanese, then English
/// @param value what stands there, shortened
public record FeedFault(
    String place,
    String column,
    String code,
    String message,
    @Nullable String value,
    @Nullable String expected) {
  private static final int LONGEST = 120;

  public FeedFault {
    value = shortened(value);
    expected = shortened(expected);
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
