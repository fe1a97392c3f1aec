package dxpulse.ingestion.report;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Report.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be done with a report, by whom, and what it is then. Nothing is stored here.
public final class Workflow {
  private Workflow() {}

  /// What became of a wish.
  public sealed interface Result {
    /// The report as it is now.
    record Moved(Report report) implements Result {}

    /// It says the same already.
    record Same(Report report) implements Result {}

    record Refused(Obstacle obstacle) implements Result {}
  }

  /// Why something may not be done.
  public enum Obstacle {
    LOCKED(
        "承認済みのため変更できません。DX推進課に再開を依頼してください / approved and locked: ask the DX office to reopen it"),
    NOT_YOURS("ほかの課の報告です / the report belongs to another department"),
    NOT_AN_APPROVER("承認できるのは承認者とDX推進課です / approvers and the DX office approve"),
    OWN_REPORT("自分の報告は自分で承認できません / nobody approves their own report"),
    NOT_WAITING("承認待ちではありません / the report does not wait for approval"),
    NOT_APPROVED("承認済みではありません / the report is not approved"),
    CORRECTION_AWAITED(
        "訂正の報告を待っているため、自動で届いた値は受け付けません / a correction is awaited: what feeds send is not taken"),
    NOT_SENT_YET("公開の処理がまだ終わっていません。少し後にもう一度お試しください / it is not published yet: try again shortly"),
    NOT_THE_OFFICE("再開できるのはDX推進課です / the DX office reopens"),
    NOT_THE_REPORTER("取り下げられるのは報告した人です / who reported it takes it back"),
    CHANGED_MEANWHILE("ほかの人が先に変更しました / somebody else has changed it meanwhile");

    private final String message;

    Obstacle(String message) {
      this.message = message;
    }

    /// Japanese, then English.
    public String message() {
      return message;
    }
  }

  /// How a figure, or a reason for none, becomes a report.
  @FunctionalInterface
  public interface Entry {
    /// @param existing what was reported before for the same value
    /// @param department whose people approve it
    Result of(
        @Nullable Report existing,
        ObservationSubmitted observation,
        @Nullable String absence,
        String department,
        Caller caller,
        Instant now);
  }

  /// Puts a figure forward, to be approved.
  public static Result submit(
      @Nullable Report existing,
      ObservationSubmitted observation,
      @Nullable String absence,
      String department,
      Caller caller,
      Instant now) {
    return existing != null
            && (existing.state() == State.SUBMITTED || existing.isReleased())
            && isSaidAgain(existing, observation, absence)
        ? new Result.Same(existing)
        : entered(existing, State.SUBMITTED, observation, absence, department, caller, now);
  }

  /// Puts a figure forward that nobody typed. What was given back is not put forward again: who
  /// decided saw that very figure.
  public static Result putForward(
      @Nullable Report existing,
      ObservationSubmitted observation,
      @Nullable String absence,
      String department,
      Caller caller,
      Instant now) {
    return existing != null
            && existing.state() != State.REOPENED
            && existing.state() != State.WITHDRAWN
            && isSaidAgain(existing, observation, absence)
        ? new Result.Same(existing)
        : submit(existing, observation, absence, department, caller, now);
  }

  /// Records a figure that needs no approval. It takes the place of one that waits, and not of one
  /// that is approved.
  public static Result record(
      @Nullable Report existing,
      ObservationSubmitted observation,
      @Nullable String absence,
      String department,
      Caller caller,
      Instant now) {
    if (existing != null && existing.isReleased() && isSaidAgain(existing, observation, absence)) {
      return new Result.Same(existing);
    }
    return existing != null && existing.isCorrection() && caller.is(Role.FEED)
        ? new Result.Refused(Obstacle.CORRECTION_AWAITED)
        : entered(existing, State.RECORDED, observation, absence, department, caller, now);
  }

  private static boolean isSaidAgain(
      Report existing, ObservationSubmitted observation, @Nullable String absence) {
    return existing.observation().observationId().equals(observation.observationId())
        || existing.says(observation, absence);
  }

  private static Result entered(
      @Nullable Report existing,
      State state,
      ObservationSubmitted observation,
      @Nullable String absence,
      String department,
      Caller caller,
      Instant now) {
    if (existing != null && existing.state() == State.APPROVED) {
      return new Result.Refused(Obstacle.LOCKED);
    }
    Step step =
        new Step(
            state,
            caller.id(),
            caller.name(),
            now,
            observation.note(),
            absence == null ? figure(observation) : null,
            absence,
            observation.source());
    return new Result.Moved(
        new Report(
            existing == null ? 1 : existing.version() + 1,
            state,
            observation,
            department,
            absence,
            state == State.RECORDED && absence != null,
            with(existing == null ? List.of() : existing.steps(), step)));
  }

  /// Releases a report to the log.
  public static Result approve(Report report, Caller caller, Instant now) {
    if (report.state() == State.APPROVED) {
      return new Result.Same(report);
    }
    Obstacle obstacle = toDecide(report, caller);
    if (obstacle != null) {
      return new Result.Refused(obstacle);
    }
    if (report.reportedBy().equals(caller.id())) {
      return new Result.Refused(Obstacle.OWN_REPORT);
    }
    return new Result.Moved(
        new Report(
            report.version() + 1,
            State.APPROVED,
            report.observation().from(report.observation().source().approved(caller.id(), now)),
            report.department(),
            report.absence(),
            report.absence() != null,
            with(report.steps(), decided(State.APPROVED, caller, now, null))));
  }

  /// Gives a report back.
  ///
  /// @param note what is to be mended
  public static Result giveBack(Report report, Caller caller, String note, Instant now) {
    Obstacle obstacle = toDecide(report, caller);
    return obstacle != null
        ? new Result.Refused(obstacle)
        : new Result.Moved(moved(report, State.RETURNED, caller, note, now));
  }

  /// Takes one's own report back before anybody has decided. A correction that is taken back is
  /// still awaited.
  public static Result withdraw(Report report, Caller caller, Instant now) {
    if (report.state() != State.SUBMITTED) {
      return new Result.Refused(Obstacle.NOT_WAITING);
    }
    if (!report.reportedBy().equals(caller.id())) {
      return new Result.Refused(Obstacle.NOT_THE_REPORTER);
    }
    Report withdrawn = moved(report, State.WITHDRAWN, caller, null, now);
    return new Result.Moved(report.isCorrection() ? withdrawn.in(State.REOPENED) : withdrawn);
  }

  /// Lets an approved report be changed again; what holds keeps holding until then.
  public static Result reopen(Report report, Caller caller, String reason, Instant now) {
    if (!caller.is(Role.OFFICE)) {
      return new Result.Refused(Obstacle.NOT_THE_OFFICE);
    }
    if (report.state() != State.APPROVED) {
      return new Result.Refused(Obstacle.NOT_APPROVED);
    }
    // What takes its place must not keep it from the log: it was released.
    return report.sent()
        ? new Result.Moved(moved(report, State.REOPENED, caller, reason, now))
        : new Result.Refused(Obstacle.NOT_SENT_YET);
  }

  private static @Nullable Obstacle toDecide(Report report, Caller caller) {
    if (!caller.is(Role.APPROVER) && !caller.is(Role.OFFICE)) {
      return Obstacle.NOT_AN_APPROVER;
    }
    if (!isOf(report, caller)) {
      return Obstacle.NOT_YOURS;
    }
    return report.state() == State.SUBMITTED ? null : Obstacle.NOT_WAITING;
  }

  /// Whether somebody may see a report.
  public static boolean isOf(Report report, Caller caller) {
    return report.observation().organization().equals(caller.organization())
        && isOf(report.department(), caller);
  }

  /// Whether somebody may see the reports of a department of their organization.
  public static boolean isOf(String department, Caller caller) {
    return caller.is(Role.OFFICE) || caller.department().equals(department);
  }

  private static Report moved(
      Report report, State state, Caller caller, @Nullable String note, Instant now) {
    return new Report(
        report.version() + 1,
        state,
        report.observation(),
        report.department(),
        report.absence(),
        report.sent(),
        with(report.steps(), decided(state, caller, now, note)));
  }

  private static List<Step> with(List<Step> steps, Step step) {
    List<Step> all = new ArrayList<>(steps);
    all.add(step);
    return all;
  }

  private static Step decided(State state, Caller caller, Instant now, @Nullable String note) {
    return new Step(state, caller.id(), caller.name(), now, note, null, null, null);
  }

  /// A figure in words.
  static String figure(ObservationSubmitted observation) {
    if (observation.stage() != null) {
      return observation.stage();
    }
    BigDecimal numerator = observation.numerator();
    BigDecimal denominator = observation.denominator();
    if (numerator != null && denominator != null) {
      return numerator.toPlainString() + "/" + denominator.toPlainString();
    }
    return observation.value() == null ? "" : observation.value().toPlainString();
  }
}
