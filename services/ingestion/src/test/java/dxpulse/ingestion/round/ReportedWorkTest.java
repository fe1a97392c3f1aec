package dxpulse.ingestion.round;

import static dxpulse.ingestion.round.SampleRound.at;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.ingestion.report.Report;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Report.Step;
import dxpulse.ingestion.round.WorkInHand.Stage;
import dxpulse.ingestion.round.WorkInHand.Work;
import dxpulse.ingestion.sheet.TypedDrafts.TypedDraft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportedWorkTest {
  private static final TypedDraft TYPED =
      new TypedDraft(1, Map.of("value", "12"), "clerk", "担当", at("2027-01-11T09:00"));

  @Test
  void aTypedDraftAndAReturnedReportAreInProgress() {
    assertThat(ReportedWork.work(null, TYPED))
        .isEqualTo(new Work(Stage.IN_PROGRESS, at("2027-01-11T09:00"), null));
    assertThat(ReportedWork.work(report(State.RETURNED, null), null))
        .isEqualTo(new Work(Stage.IN_PROGRESS, at("2027-01-15T09:00"), null));
    assertThat(ReportedWork.work(report(State.WITHDRAWN, null), null)).isNull();
    assertThat(ReportedWork.work(null, null)).isNull();
  }

  @Test
  void aSubmittedReportAwaitsApprovalSinceItWasHandedIn() {
    assertThat(ReportedWork.work(report(State.SUBMITTED, null), TYPED))
        .isEqualTo(new Work(Stage.AWAITING_APPROVAL, at("2027-01-12T09:00"), null));
  }

  @Test
  void anApprovedAbsenceIsAnExcuseWithItsReason() {
    assertThat(ReportedWork.work(report(State.APPROVED, "調査が延期された"), null))
        .isEqualTo(new Work(Stage.EXCUSED, at("2027-01-12T09:00"), "調査が延期された"));
  }

  @Test
  void anApprovedFigureIsOwedUntilItIsRecorded() {
    Work work = ReportedWork.work(report(State.APPROVED, null), null);

    assertThat(work).isNotNull().extracting(Work::stage).isEqualTo(Stage.IN_PROGRESS);
  }

  private static Report report(State state, @Nullable String absence) {
    ObservationSubmitted observation =
        EventCodec.decode(
            EventType.OBSERVATION_SUBMITTED,
            """
            {"observationId":"o1","organization":"020001","indicator":"I19","area":"020001",
             "period":"FY2026-Q3","value":"12","status":"FINAL","sample":false,
             "source":{"kind":"ENTRY","system":"entry","submittedBy":"clerk"},
             "submittedAt":"%s"}
            """
                .formatted(at("2027-01-12T09:00"))
                .getBytes(StandardCharsets.UTF_8));
    return new Report(
        2,
        state,
        observation,
        "dx-promotion",
        absence,
        false,
        List.of(
            new Step(state, "approver", "承認者", at("2027-01-15T09:00"), null, null, null, null)));
  }
}
