package dxpulse.ingestion.round;

import static dxpulse.ingestion.round.SampleRound.at;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.round.DueReminders.Due;
import dxpulse.ingestion.round.Reminder.Outcome;
import dxpulse.ingestion.round.Round.Act;
import dxpulse.ingestion.round.Round.Asked;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueRemindersTest {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final List<String> OWING = List.of("agriculture", "roads");

  private final Round round = SampleRound.of("I03", "I13");

  @Test
  void nothingIsDueBeforeTheHourOfTheFirstDay() {
    assertThat(due(round, "2027-01-13T08:59")).isEmpty();
    assertThat(due(round, "2027-01-13T09:00"))
        .containsExactly(first("2027-01-13", "agriculture"), first("2027-01-13", "roads"));
  }

  @Test
  void eachDayBeforeOnAndAfterTheDueDateHasItsLetter() {
    assertThat(due(sent("2027-01-13"), "2027-01-18T12:00")).isEmpty();
    assertThat(due(sent("2027-01-13"), "2027-01-19T09:00"))
        .contains(first("2027-01-19", "agriculture"));
    assertThat(due(sent("2027-01-19"), "2027-01-20T09:00"))
        .contains(first("2027-01-20", "agriculture"));
    assertThat(due(sent("2027-01-20"), "2027-01-21T09:00"))
        .contains(first("2027-01-21", "agriculture"));
    assertThat(due(sent("2027-01-21"), "2027-01-27T09:00"))
        .contains(first("2027-01-27", "agriculture"));
    assertThat(due(sent("2027-01-27"), "2027-06-01T09:00"))
        .as("after the last day there are none")
        .isEmpty();
  }

  @Test
  void onlyWhoOwesSomethingGetsALetter() {
    assertThat(DueReminders.at(round, List.of(), at("2027-01-20T09:00"), NINE)).isEmpty();
    assertThat(DueReminders.at(round, List.of("roads"), at("2027-01-20T09:00"), NINE))
        .containsExactly(first("2027-01-20", "roads"));
  }

  @Test
  void daysMissedWhileTheServiceWasDownBecomeOneLetter() {
    assertThat(due(round, "2027-01-21T15:00"))
        .containsExactly(first("2027-01-21", "agriculture"), first("2027-01-21", "roads"));
    assertThat(due(sent("2027-01-21"), "2027-01-21T15:05")).isEmpty();
  }

  @Test
  void noReminderIsDueTwice() {
    assertThat(due(sent("2027-01-13"), "2027-01-13T09:05")).isEmpty();
    assertThat(due(ended(Outcome.NO_ADDRESS, 1), "2027-01-14T09:00")).isEmpty();
  }

  @Test
  void aRoundOpenedLateDoesNotMakeUpForTheDaysBeforeIt() {
    Round late = SampleRound.due(LocalDate.parse("2027-01-06"), Asked.USUAL_REMINDERS, "I03");

    assertThat(due(late, "2027-01-05T10:01")).as("opened at ten, the day before").isEmpty();
    assertThat(due(late, "2027-01-06T09:00")).contains(first("2027-01-06", "agriculture"));
  }

  @Test
  void aFailedLetterIsTriedAgainAfterAPauseAndNotForEver() {
    assertThat(due(ended(Outcome.FAILED, 1), "2027-01-13T09:29")).isEmpty();
    assertThat(due(ended(Outcome.FAILED, 1), "2027-01-13T09:30"))
        .containsExactly(new Due(LocalDate.parse("2027-01-13"), "agriculture", 1));
    assertThat(due(ended(Outcome.FAILED, 3), "2027-01-13T12:00")).isEmpty();
  }

  @Test
  void aLetterThatACrashInterruptedIsSentOnceMore() {
    assertThat(due(ended(Outcome.SENDING, 1), "2027-01-13T09:10"))
        .as("another process may be at it")
        .isEmpty();
    assertThat(due(ended(Outcome.SENDING, 1), "2027-01-13T09:30"))
        .containsExactly(new Due(LocalDate.parse("2027-01-13"), "agriculture", 1));
  }

  @Test
  void aDueDatePutOffHasItsOwnDays() {
    Asked asked = round.asked();
    Round putOff =
        sent("2027-01-19")
            .changed(
                new Asked(
                    asked.title(),
                    asked.period(),
                    asked.indicators(),
                    LocalDate.parse("2027-02-10"),
                    asked.reminderDays(),
                    null),
                new Act("office", at("2027-01-19T17:00")));

    assertThat(due(putOff, "2027-01-20T09:00")).as("the old due date").isEmpty();
    assertThat(due(putOff, "2027-02-03T09:00")).contains(first("2027-02-03", "agriculture"));
  }

  @Test
  void aClosedRoundRemindsNobody() {
    Round closed = round.closed(new Act("office", at("2027-01-10T10:00")));

    assertThat(due(closed, "2027-01-20T09:00")).isEmpty();
  }

  private static List<Due> due(Round round, String time) {
    return DueReminders.at(round, OWING, at(time), NINE);
  }

  private static Due first(String day, String department) {
    return new Due(LocalDate.parse(day), department, 0);
  }

  /// Both departments had their letter of that day.
  private Round sent(String day) {
    Round told = round;
    for (String department : OWING) {
      told =
          told.with(
              new Reminder(
                  LocalDate.parse(day),
                  department,
                  department + "@example.org",
                  Outcome.SENT,
                  1,
                  at(day + "T09:00"),
                  null,
                  List.of(department + "@example.org")));
    }
    return told;
  }

  /// The letter of the first day to one department ended so; the other one had its letter.
  private Round ended(Outcome outcome, int attempts) {
    return sent("2027-01-13")
        .with(
            new Reminder(
                LocalDate.parse("2027-01-13"),
                "agriculture",
                "agriculture@example.org",
                outcome,
                attempts,
                at("2027-01-13T09:00"),
                "refused",
                List.of()));
  }
}
