package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.department.Department;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.Letter;
import dxpulse.ingestion.department.MailAddress;
import dxpulse.ingestion.department.Postbox;
import dxpulse.ingestion.department.Postbox.NotSent;
import dxpulse.ingestion.round.Reminder.Outcome;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Sends the reminders that are due. Each is noted in its round before it is sent and again after
/// it: whoever notes it first sends it, and a crash in between sends at most one letter twice.
public final class SendReminders {
  private static final int TRIES_TO_NOTE = 5;

  private final Rounds rounds;
  private final DrawBoard drawBoard;
  private final KnownIndicators indicators;
  private final Departments departments;
  private final Postbox postbox;
  private final LocalTime hour;
  private final String page;

  /// @param hour from which letters go out, in Japan
  /// @param page address where figures are entered
  public SendReminders(
      Rounds rounds,
      DrawBoard drawBoard,
      KnownIndicators indicators,
      Departments departments,
      Postbox postbox,
      LocalTime hour,
      String page) {
    this.rounds = rounds;
    this.drawBoard = drawBoard;
    this.indicators = indicators;
    this.departments = departments;
    this.postbox = postbox;
    this.hour = hour;
    this.page = page;
  }

  /// Sends what is due now.
  ///
  /// @return what was tried
  public List<Reminder> check(Instant now) {
    List<Reminder> tried = new ArrayList<>();
    if (!postbox.isThere()) {
      return tried;
    }
    for (Round round : rounds.open()) {
      Board board = drawBoard.of(round, now);
      TreeSet<String> owing = new TreeSet<>();
      board.missing().forEach(item -> owing.add(item.department()));
      for (DueReminders.Due due : DueReminders.at(round, owing, now, hour)) {
        send(round, due, board.only(due.department()), now).ifPresent(tried::add);
      }
    }
    return tried;
  }

  /// How many open rounds are past their due date and not complete.
  public int overdue(Instant now) {
    return (int)
        rounds.open().stream()
            .filter(round -> round.asked().due().isBefore(JapanTime.day(now)))
            .filter(round -> !drawBoard.of(round, now).missing().isEmpty())
            .count();
  }

  private Optional<Reminder> send(Round seen, DueReminders.Due due, Board owed, Instant now) {
    Department department = departments.in(seen.organization()).of(due.department());
    List<MailAddress> to = department.addresses();
    Reminder begun =
        new Reminder(
            due.day(),
            due.department(),
            to.isEmpty() ? null : written(to),
            to.isEmpty() ? Outcome.NO_ADDRESS : Outcome.SENDING,
            due.attempts() + 1,
            now,
            null,
            seen.reminder(due.day(), due.department()).map(Reminder::reached).orElse(List.of()));
    if (!isNotedFirst(seen, begun)) {
      return Optional.empty();
    }
    if (to.isEmpty()) {
      return Optional.of(begun);
    }
    Reminder ended =
        posted(begun, to, ReminderLetter.to(department, owed, code -> name(seen, code), page));
    note(seen, ended);
    return Optional.of(ended);
  }

  /// An address that does not take its letter keeps it from no other, and a further try goes to
  /// none that has it.
  private Reminder posted(Reminder begun, List<MailAddress> to, Letter letter) {
    List<String> reached = new ArrayList<>(begun.reached());
    List<String> failures = new ArrayList<>();
    for (MailAddress each : to) {
      if (!reached.contains(each.value())) {
        try {
          postbox.post(each, letter);
          reached.add(each.value());
        } catch (NotSent refused) {
          failures.add(each + ": " + refused.getMessage());
        }
      }
    }
    return failures.isEmpty()
        ? begun.ended(Outcome.SENT, null, reached)
        : begun.ended(Outcome.FAILED, String.join("; ", failures), reached);
  }

  private static String written(List<MailAddress> addresses) {
    return addresses.stream().map(MailAddress::value).collect(Collectors.joining(", "));
  }

  /// Whether nobody else has noted this try, or closed the round meanwhile.
  private boolean isNotedFirst(Round seen, Reminder begun) {
    for (int tried = 0; tried < TRIES_TO_NOTE; tried++) {
      Optional<Round> now = rounds.find(seen.organization(), seen.id());
      if (now.isEmpty() || !now.get().isOpen() || !isAsSeen(seen, now.get(), begun)) {
        return false;
      }
      if (rounds.keep(now.get().with(begun))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAsSeen(Round seen, Round now, Reminder begun) {
    return now.asked().due().equals(seen.asked().due())
        && now.reminder(begun.day(), begun.department())
            .equals(seen.reminder(begun.day(), begun.department()));
  }

  private void note(Round seen, Reminder ended) {
    for (int tried = 0; tried < TRIES_TO_NOTE; tried++) {
      Optional<Round> now = rounds.find(seen.organization(), seen.id());
      if (now.isEmpty() || rounds.keep(now.get().with(ended))) {
        return;
      }
    }
    throw new IllegalStateException(
        "round %s: %d others wrote first (expected: to note %s)"
            .formatted(seen.id(), TRIES_TO_NOTE, ended));
  }

  private LocalizedText name(Round round, IndicatorCode code) {
    return indicators
        .find(round.organization(), code)
        .map(definition -> definition.versionFor(round.asked().period()).name())
        .orElseGet(() -> new LocalizedText(code.value(), null));
  }
}
