package dxpulse.ingestion.report;

import static dxpulse.ingestion.report.Samples.MONDAY;
import static dxpulse.ingestion.report.Samples.NARITA;
import static dxpulse.ingestion.report.Samples.OFFICE;
import static dxpulse.ingestion.report.Samples.SATO;
import static dxpulse.ingestion.report.Samples.TUESDAY;
import static dxpulse.ingestion.report.Samples.figure;
import static dxpulse.ingestion.report.Samples.moved;
import static dxpulse.ingestion.report.Samples.person;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Workflow.Obstacle;
import dxpulse.ingestion.report.Workflow.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private static final Caller KUDO = person("kudo", "agriculture", Role.CLERK, Role.APPROVER);
  private static final Caller ELSEWHERE = person("mikami", "education", Role.APPROVER);

  @Test
  void aReportWaitsUntilSomebodyElseApprovesIt() {
    Report report = reported(SATO, "a", "42");

    Report approved = moved(Workflow.approve(report, NARITA, TUESDAY));

    assertThat(report.state()).isEqualTo(State.SUBMITTED);
    assertThat(approved.state()).isEqualTo(State.APPROVED);
    assertThat(approved.version()).isEqualTo(2);
    assertThat(approved.sent()).isFalse();
    assertThat(approved.observation().source().submittedBy()).isEqualTo("sato");
    assertThat(approved.observation().source().approvedBy()).isEqualTo("narita");
    assertThat(approved.observation().source().approvedAt()).isEqualTo(TUESDAY);
    assertThat(approved.steps().stream().map(Report.Step::by)).containsExactly("sato", "narita");
  }

  @Test
  void nobodyApprovesTheirOwnReportNorThatOfAnotherDepartment() {
    assertThat(Workflow.approve(reported(KUDO, "a", "42"), KUDO, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.OWN_REPORT));
    assertThat(Workflow.approve(reported(SATO, "a", "42"), SATO, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_AN_APPROVER));
    assertThat(Workflow.approve(reported(SATO, "a", "42"), ELSEWHERE, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_YOURS));
    assertThat(moved(Workflow.approve(reported(SATO, "a", "42"), OFFICE, TUESDAY)).state())
        .isEqualTo(State.APPROVED);
  }

  @Test
  void anApprovedFigureIsLockedUntilTheOfficeReopensItForAReason() {
    Report approved = moved(Workflow.approve(reported(SATO, "a", "42"), NARITA, TUESDAY)).asSent();

    assertThat(submit(approved, SATO, "b", "43", null))
        .isEqualTo(new Result.Refused(Obstacle.LOCKED));
    assertThat(submit(approved, SATO, "b", "42.0", null)).isEqualTo(new Result.Same(approved));
    assertThat(Workflow.reopen(approved, NARITA, "誤りの訂正", TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_THE_OFFICE));

    Report reopened = moved(Workflow.reopen(approved, OFFICE, "誤りの訂正", TUESDAY));
    Report corrected = moved(submit(reopened, SATO, "b", "43", null));

    assertThat(reopened.steps().getLast().note()).isEqualTo("誤りの訂正");
    assertThat(corrected.state()).isEqualTo(State.SUBMITTED);
    assertThat(corrected.observation().value()).isEqualByComparingTo("43");
    assertThat(corrected.steps()).hasSize(4);
  }

  @Test
  void whatIsReturnedIsMendedAndWhatWasReportedBeforeStaysInItsSteps() {
    Report returned =
        moved(Workflow.giveBack(reported(SATO, "a", "420"), NARITA, "桁が違いませんか", TUESDAY));

    assertThat(Workflow.approve(returned, NARITA, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_WAITING));
    Report mended = moved(submit(returned, SATO, "b", "42", null));

    assertThat(mended.state()).isEqualTo(State.SUBMITTED);
    assertThat(mended.steps().stream().map(Report.Step::figure)).containsExactly("420", null, "42");
    assertThat(mended.steps().get(1).note()).isEqualTo("桁が違いませんか");
  }

  @Test
  void theSameReportAgainChangesNothing() {
    Report report = reported(SATO, "a", "42");

    assertThat(submit(report, SATO, "a", "42", null)).isEqualTo(new Result.Same(report));
    assertThat(submit(report, KUDO, "b", "42.00", null)).isEqualTo(new Result.Same(report));
    Report approved = moved(Workflow.approve(report, NARITA, TUESDAY));
    assertThat(Workflow.approve(approved, OFFICE, TUESDAY)).isEqualTo(new Result.Same(approved));
  }

  @Test
  void whoReportedTakesItBackWhileItWaits() {
    Report report = reported(SATO, "a", "42");

    assertThat(Workflow.withdraw(report, KUDO, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_THE_REPORTER));
    Report withdrawn = moved(Workflow.withdraw(report, SATO, TUESDAY));

    assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
    assertThat(Workflow.approve(withdrawn, NARITA, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_WAITING));
    assertThat(Workflow.withdraw(withdrawn, SATO, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_WAITING));
  }

  @Test
  void aReasonForNoFigureIsApprovedAndNeverGoesToTheLog() {
    Report absent =
        moved(
            Workflow.submit(
                null, figure(SATO, "I20", "a", null), "調査が中止", "agriculture", SATO, MONDAY));

    Report approved = moved(Workflow.approve(absent, NARITA, TUESDAY));

    assertThat(approved.absence()).isEqualTo("調査が中止");
    assertThat(approved.sent()).as("nothing is left to send").isTrue();
  }

  @Test
  void whatNeedsNoApprovalTakesThePlaceOfWhatWaitsAndNotOfWhatIsApproved() {
    Report waiting = reported(SATO, "a", "42");
    Report approved = moved(Workflow.approve(waiting, NARITA, TUESDAY));

    Report recorded = moved(record(waiting, "b", "43"));

    assertThat(recorded.state()).isEqualTo(State.RECORDED);
    assertThat(recorded.sent()).isFalse();
    assertThat(recorded.steps().stream().map(Report.Step::figure)).containsExactly("42", "43");
    assertThat(record(approved, "b", "43")).isEqualTo(new Result.Refused(Obstacle.LOCKED));
    assertThat(record(approved, "b", "42")).isEqualTo(new Result.Same(approved));
    assertThat(moved(record(recorded, "c", "44")).observation().value()).isEqualByComparingTo("44");
    assertThat(moved(submit(recorded, SATO, "c", "44", null)).state()).isEqualTo(State.SUBMITTED);
    assertThat(Workflow.approve(recorded, NARITA, TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_WAITING));
  }

  @Test
  void whatAFeedSaysAgainAfterItWasGivenBackStaysGivenBack() {
    Report returned = moved(Workflow.giveBack(reported(SATO, "a", "420"), NARITA, "桁？", TUESDAY));

    assertThat(putForward(returned, "b", "420")).isEqualTo(new Result.Same(returned));
    assertThat(moved(putForward(returned, "b", "42")).state()).isEqualTo(State.SUBMITTED);
    assertThat(moved(submit(returned, SATO, "b", "420", null)).state())
        .as("whoever types it again means it")
        .isEqualTo(State.SUBMITTED);
  }

  @Test
  void aCorrectionIsAwaitedFromPeopleAndStaysAwaitedWhenItIsTakenBack() {
    Report approved = moved(Workflow.approve(reported(SATO, "a", "42"), NARITA, TUESDAY)).asSent();
    Report reopened = moved(Workflow.reopen(approved, OFFICE, "誤りの訂正", TUESDAY));
    Report corrected = moved(submit(reopened, SATO, "b", "43", null));
    Caller feed = person("machine", "agriculture", Role.FEED);

    for (Report each : List.of(reopened, corrected)) {
      assertThat(
              Workflow.record(
                  each, figure(feed, "I20", "c", "44"), null, "agriculture", feed, TUESDAY))
          .isEqualTo(new Result.Refused(Obstacle.CORRECTION_AWAITED));
    }
    Report takenBack = moved(Workflow.withdraw(corrected, SATO, TUESDAY));
    assertThat(takenBack.state()).isEqualTo(State.REOPENED);
    assertThat(takenBack.steps().getLast().state()).isEqualTo(State.WITHDRAWN);
    assertThat(moved(record(takenBack, "d", "45")).state()).isEqualTo(State.RECORDED);
  }

  @Test
  void aFigureThatIsNotYetPublishedIsNotReopened() {
    Report approved = moved(Workflow.approve(reported(SATO, "a", "42"), NARITA, TUESDAY));

    assertThat(Workflow.reopen(approved, OFFICE, "誤りの訂正", TUESDAY))
        .isEqualTo(new Result.Refused(Obstacle.NOT_SENT_YET));
    assertThat(moved(Workflow.reopen(approved.asSent(), OFFICE, "誤りの訂正", TUESDAY)).state())
        .isEqualTo(State.REOPENED);
  }

  private static Result record(Report existing, String id, String value) {
    return Workflow.record(
        existing, figure(OFFICE, "I20", id, value), null, "agriculture", OFFICE, MONDAY);
  }

  private static Result putForward(Report existing, String id, String value) {
    return Workflow.putForward(
        existing, figure(OFFICE, "I20", id, value), null, "agriculture", OFFICE, MONDAY);
  }

  private static Report reported(Caller by, String id, String value) {
    return moved(submit(null, by, id, value, null));
  }

  private static Result submit(
      @Nullable Report existing,
      Caller by,
      String id,
      @Nullable String value,
      @Nullable String absence) {
    return Workflow.submit(
        existing, figure(by, "I20", id, value), absence, "agriculture", by, MONDAY);
  }
}
