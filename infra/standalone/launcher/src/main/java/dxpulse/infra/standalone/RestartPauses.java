package dxpulse.infra.standalone;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How long a process that ended by itself is left alone before it is started again: not at all the
/// first time, then longer each time, until it has been well for a minute.
final class RestartPauses {
  private static final Duration WELL = Duration.ofMinutes(1);
  private static final int LONGEST_SECONDS = 30;
  private static final int LAST_DOUBLING = 5;

  private final Map<String, Integer> crashes = new HashMap<>();

  /// @param ran how long the process lived this time
  Duration after(String process, Duration ran) {
    int count = ran.compareTo(WELL) >= 0 ? 1 : crashes.getOrDefault(process, 0) + 1;
    crashes.put(process, count);
    long seconds = (1L << Math.min(count - 1, LAST_DOUBLING)) - 1;
    return Duration.ofSeconds(Math.min(LONGEST_SECONDS, seconds));
  }
}
