package dxpulse.contracts.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line of the log for each record that nobody could use: which one, and why; never what it says.
///
/// A topic that turns unreadable as a whole is told of in a few lines a minute: the counter tells
/// how many there were, and the first line of the next minute how many had none.
final class DeadLetterLog {
  static final DeadLetterLog ALL = new DeadLetterLog(DeadLetterLog::write);

  static final int LINES_A_MINUTE = 10;

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LONGEST_REASON = 300;

  private final Consumer<Line> written;
  private final Map<String, Minute> minutes = new HashMap<>();

  DeadLetterLog(Consumer<Line> written) {
    this.written = written;
  }

  /// @param reason without anything that the record quotes
  /// @param untold records of the topic since the line before that have none
  record Line(
      String consumer, String topic, int partition, long offset, String reason, long untold) {}

  private record Minute(Instant since, int lines, long untold) {
    boolean holds(Instant at) {
      return !at.isBefore(since) && at.isBefore(since.plus(MINUTE));
    }
  }

  synchronized void tell(
      String consumer, String topic, int partition, long offset, String reason, Instant at) {
    Minute last = minutes.getOrDefault(topic, new Minute(at, 0, 0));
    Minute minute = last.holds(at) ? last : new Minute(at, 0, last.untold());
    if (minute.lines() >= LINES_A_MINUTE) {
      minutes.put(topic, new Minute(minute.since(), minute.lines(), minute.untold() + 1));
      return;
    }
    minutes.put(topic, new Minute(minute.since(), minute.lines() + 1, 0));
    written.accept(new Line(consumer, topic, partition, offset, unquoted(reason), minute.untold()));
  }

  /// What a parser quotes is of the record, which may say what is not for the log.
  private static String unquoted(String reason) {
    String line = reason.lines().findFirst().orElse("");
    String unquoted = line.replaceAll("\"[^\"]*\"|'[^']*'|\"[^\"]*$|'[^']*$", "…");
    return unquoted.length() > LONGEST_REASON
        ? unquoted.substring(0, LONGEST_REASON) + "…"
        : unquoted;
  }

  private static void write(Line line) {
    LOG.atWarn()
        .addKeyValue("consumer", line.consumer())
        .addKeyValue("topic", line.topic())
        .addKeyValue("partition", line.partition())
        .addKeyValue("offset", line.offset())
        .addKeyValue("untold", line.untold())
        .log(
            "{} cannot use {}-{}@{}: {}",
            line.consumer(),
            line.topic(),
            line.partition(),
            line.offset(),
            line.reason());
  }
}
