package dxpulse.ingestion.feed.spring;

import dxpulse.contracts.types.time.JapanTime;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/// Cron expressions in Japan's time.
public final class TokyoCron {

  private TokyoCron() {}

  /// What is wrong with an expression, or nothing.
  public static @Nullable String faultOf(String expression) {
    try {
      var _ = CronExpression.parse(expression);
      return null;
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  public static @Nullable Instant next(String expression, Instant after) {
    ZonedDateTime next = CronExpression.parse(expression).next(after.atZone(JapanTime.ZONE));
    return next == null ? null : next.toInstant();
  }
}
