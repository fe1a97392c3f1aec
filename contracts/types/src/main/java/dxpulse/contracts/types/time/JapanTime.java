package dxpulse.contracts.types.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The clocks of Japan, by which days and periods of the plan begin, wherever a service runs.
public final class JapanTime {
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private JapanTime() {}

  /// The day that it is in Japan at an instant.
  public static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /// When a day begins in Japan.
  public static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
