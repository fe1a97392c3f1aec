package dxpulse.ingestion.round;

import dxpulse.contracts.types.time.JapanTime;
import dxpulse.ingestion.round.Reminder.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Which reminders are to be sent at a moment. Of the days that have come, only the last one
/// counts: after the service was down for a week, a department gets one letter and not three. A day
/// that came before the round was opened does not count.
public final class DueReminders {
  /// How often a letter is tried.
  static final int TRIES = 3;

  /// How long a try is left alone: it may still be under way, or the mail server away.
  static final Duration PAUSE = Duration.ofMinutes(30);

  private DueReminders() {}

  /// @param day the reminder's day of the round
  /// @param attempts how often it was tried before
  public record Due(LocalDate day, String department, int attempts) {}

  /// @param owing keys of the departments that owe something
  /// @param hour from which letters go out, in Japan
  public static List<Due> at(Round round, Collection<String> owing, Instant now, LocalTime hour) {
    Optional<LocalDate> day = lastDay(round, now, hour);
    if (!round.isOpen() || day.isEmpty()) {
      return List.of();
    }
    return owing.stream()
        .filter(department -> isDue(round, day.get(), department, now))
        .map(department ->
            new Due(
                day.get(),
                department,
                round.reminder(day.get(), department).map(Reminder::attempts).orElse(0)))
        .toList();
  }

  private static Optional<LocalDate> lastDay(Round round, Instant now, LocalTime hour) {
    return round.asked().reminderDays().stream()
        .map(days -> round.asked().due().plusDays(days))
        .filter(day -> {
          Instant moment = day.atTime(hour).atZone(JapanTime.ZONE).toInstant();
          return !moment.isAfter(now) && !moment.isBefore(round.opened().at());
        })
        .max(LocalDate::compareTo);
  }

  private static boolean isDue(Round round, LocalDate day, String department, Instant now) {
    return round.reminders().stream()
        .filter(each -> each.department().equals(department) && !each.day().isBefore(day))
        .allMatch(each -> each.day().equals(day) && isToBeTriedAgain(each, now));
  }

  private static boolean isToBeTriedAgain(Reminder known, Instant now) {
    return (known.outcome() == Outcome.FAILED || known.outcome() == Outcome.SENDING)
        && known.attempts() < TRIES
        && !known.at().plus(PAUSE).isAfter(now);
  }
}
