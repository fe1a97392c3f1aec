package dxpulse.ingestion.round;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.ingestion.catalogue.Department;
import dxpulse.ingestion.catalogue.Departments;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.round.Postbox.NotSent;
import dxpulse.ingestion.round.Reminder.Outcome;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

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
            .filter(round -> round.asked().due().isBefore(Round.day(now)))
            .filter(round -> !drawBoard.of(round, now).missing().isEmpty())
            .count();
  }

  private Optional<Reminder> send(Round seen, DueReminders.Due due, Board owed, Instant now) {
    Department department = departments.in(seen.organization()).of(due.department());
    String to = department.mail();
    Reminder begun =
        new Reminder(
            due.day(),
            due.department(),
            to,
            to == null ? Outcome.NO_ADDRESS : Outcome.SENDING,
            due.attempts() + 1,
            now,
            null);
    if (!isNotedFirst(seen, begun)) {
      return Optional.empty();
    }
    if (to == null) {
      return Optional.of(begun);
    }
    Reminder ended;
    try {
      postbox.post(to, Letter.to(department, owed, code -> name(seen, code), page));
      ended = begun.ended(Outcome.SENT, null);
    } catch (NotSent refused) {
      ended = begun.ended(Outcome.FAILED, refused.getMessage());
    }
    note(seen, ended);
    return Optional.of(ended);
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
