package dxpulse.ingestion.feed.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// How long a source wishes not to be asked: seconds, or a date; a day at most, for nobody stops a
/// feed for ever by a header.
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /// @return nothing where it wishes nothing that can be read
  static @Nullable Duration of(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String wish = header.strip();
    Duration asked;
    try {
      asked =
          wish.matches("[0-9]{1,18}")
              ? Duration.ofSeconds(Long.parseLong(wish))
              : Duration.between(
                  now, ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException unreadable) {
      return null;
    }
    if (asked.isZero() || asked.isNegative()) {
      return null;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
