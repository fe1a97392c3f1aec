package dxpulse.ingestion.round;

import static dxpulse.ingestion.round.SampleRound.at;
import static dxpulse.ingestion.round.SampleRound.whole;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.ingestion.round.Item.State;
import dxpulse.ingestion.round.Item.Timeliness;
import dxpulse.ingestion.round.Round.Act;
import dxpulse.ingestion.round.WorkInHand.Stage;
import dxpulse.ingestion.round.WorkInHand.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTest {
  @Test
  void aValueOfTheLastMinuteOfTheDueDateIsOnTimeAndTheNextMinuteIsADayLate() {
    Item lastMinute = item(whole("2027-01-20T23:59", Source.Kind.ENTRY), null, "2027-01-25");
    Item nextMinute = item(whole("2027-01-21T00:00", Source.Kind.ENTRY), null, "2027-01-25");

    assertThat(lastMinute.timeliness()).isEqualTo(Timeliness.ON_TIME);
    assertThat(lastMinute.days()).isZero();
    assertThat(nextMinute.timeliness()).isEqualTo(Timeliness.LATE);
    assertThat(nextMinute.days()).isEqualTo(1);
  }

  @Test
  void aValueFromBeforeTheOpeningCounts() {
    Item early = item(whole("2026-12-28T09:00", Source.Kind.FEED), null, "2027-01-06");

    assertThat(early.state()).isEqualTo(State.REPORTED);
    assertThat(early.timeliness()).isEqualTo(Timeliness.ON_TIME);
  }

  @Test
  void withoutAnAnswerItIsOpenUntilTheDueDateHasPassed() {
    Item before = item(null, null, "2027-01-18");
    Item onTheDay = item(null, null, "2027-01-20");
    Item after = item(null, null, "2027-01-23");

    assertThat(List.of(before.timeliness(), onTheDay.timeliness(), after.timeliness()))
        .containsExactly(Timeliness.OPEN, Timeliness.OPEN, Timeliness.OVERDUE);
    assertThat(List.of(before.days(), onTheDay.days(), after.days())).containsExactly(2L, 0L, 3L);
  }

  @Test
  void workInHandIsNoAnswerAndAnExcuseIsOne() {
    Item draft = item(null, work(Stage.IN_PROGRESS, null), "2027-01-23");
    Item waiting = item(null, work(Stage.AWAITING_APPROVAL, null), "2027-01-23");
    Item excused = item(null, work(Stage.EXCUSED, "調査が延期された"), "2027-01-23");

    assertThat(draft.state()).isEqualTo(State.IN_PROGRESS);
    assertThat(draft.isAnswered()).isFalse();
    assertThat(waiting.state()).isEqualTo(State.AWAITING_APPROVAL);
    assertThat(waiting.timeliness()).isEqualTo(Timeliness.OVERDUE);
    assertThat(excused.isAnswered()).isTrue();
    assertThat(excused.timeliness()).isEqualTo(Timeliness.ON_TIME);
    assertThat(excused.reason()).isEqualTo("調査が延期された");
  }

  @Test
  void aRecordedValueCountsMoreThanADraftOfItsCorrection() {
    Item corrected =
        item(
            whole("2027-01-19T09:00", Source.Kind.ENTRY),
            work(Stage.IN_PROGRESS, null),
            "2027-01-23");

    assertThat(corrected.state()).isEqualTo(State.REPORTED);
  }

  @Test
  void someMonthsOfAQuarterAreWorkInProgressAndItSaysHowMany() {
    Item some = item(new Composed(null, 2, 3), null, "2027-01-18");
    Item none = item(new Composed(null, 0, 3), null, "2027-01-18");
    Item waiting =
        item(new Composed(null, 2, 3), work(Stage.AWAITING_APPROVAL, null), "2027-01-18");

    assertThat(some.state()).isEqualTo(State.IN_PROGRESS);
    assertThat(some.isAnswered()).isFalse();
    assertThat(Words.of(some).ja()).isEqualTo("入力中 2/3か月");
    assertThat(Words.of(some).english()).isEqualTo("In progress 2/3 months");
    assertThat(none.state()).isEqualTo(State.NOT_REPORTED);
    assertThat(none.months()).isNull();
    assertThat(waiting.state()).isEqualTo(State.AWAITING_APPROVAL);
  }

  @Test
  void theTallyCountsEachDepartmentForItself() {
    Round round = SampleRound.of("I03", "I05", "I15");
    LocalDate today = LocalDate.parse("2027-01-22");
    Board board =
        new Board(
            round,
            today,
            List.of(
                item("I03", "agriculture", whole("2027-01-21T09:00", Source.Kind.FEED), today),
                item("I05", "agriculture", null, today),
                item("I15", "dx-promotion", whole("2027-01-10T09:00", Source.Kind.ENTRY), today)));

    Tally agriculture = requireNonNull(board.byDepartment().get("agriculture"));
    assertThat(board.byDepartment()).containsOnlyKeys("agriculture", "dx-promotion");
    assertThat(agriculture).isEqualTo(new Tally(2, 1, 0, 0, 0, 1, 0, 1, 1, 1));
    assertThat(agriculture.completeness()).isEqualByComparingTo("0.5");
    assertThat(agriculture.fedShare()).isEqualByComparingTo("1");
    assertThat(board.total().completeness()).isEqualByComparingTo("0.6667");
    assertThat(board.total().missing()).isEqualTo(1);
    assertThat(board.only("dx-promotion").missing()).isEmpty();
    assertThat(board.daysLeft()).isEqualTo(-2);
  }

  @Test
  void nothingReportedHasNoShareOfFeeds() {
    assertThat(Tally.of(List.of()).completeness()).isNull();
    assertThat(Tally.of(List.of()).fedShare()).isNull();
  }

  @Test
  void aClosedRoundIsJudgedByTheDayOfItsClosing() {
    Round closed = SampleRound.of("I03").closed(new Act("office", at("2027-01-22T18:00")));

    assertThat(closed.judgedOn(at("2027-06-01T00:00"))).isEqualTo("2027-01-22");
    assertThat(closed.isOpen()).isFalse();
  }

  @Test
  void whatIsKnownOfAValueIsTheSameInAnyOrder() {
    Instant first = at("2027-01-10T09:00");
    Instant second = at("2027-01-21T09:00");
    Reported entered = new Reported(first, 1, first, Source.Kind.ENTRY);
    Reported fed = new Reported(second, 2, second, Source.Kind.FEED);
    Reported both = new Reported(first, 2, second, Source.Kind.FEED);

    assertThat(entered.and(fed)).isEqualTo(both);
    assertThat(fed.and(entered)).isEqualTo(both);
    assertThat(both.and(entered).and(fed).and(fed)).isEqualTo(both);
  }

  private static Item item(@Nullable Composed composed, @Nullable Work work, String today) {
    return Item.of(
        new IndicatorCode("I15"),
        "dx-promotion",
        SampleRound.DUE,
        LocalDate.parse(today),
        composed,
        work);
  }

  private static Item item(
      String code, String department, @Nullable Composed composed, LocalDate today) {
    return Item.of(new IndicatorCode(code), department, SampleRound.DUE, today, composed, null);
  }

  private static Work work(Stage stage, @Nullable String reason) {
    return new Work(stage, at("2027-01-19T09:00"), reason);
  }
}
