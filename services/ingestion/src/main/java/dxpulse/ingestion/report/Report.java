package dxpulse.ingestion.report;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What somebody reported for an indicator, an area and a period, on its way to approval or past
/// it.
///
/// @param version grows by one with every step; who decides on an older one is told the newer
/// @param observation the figure, as it goes to the log once it is approved
/// @param department whose people approve it
/// @param absence why there is no figure (値なし); then nothing ever goes to the log
/// @param sent whether the log holds what was approved
/// @param steps what was done, oldest first; never empty
public record Report(
    int version,
    State state,
    ObservationSubmitted observation,
    String department,
    @Nullable String absence,
    boolean sent,
    List<Step> steps) {
  /// Steps that are kept of one report, the newest.
  private static final int MOST_STEPS = 100;

  public Report {
    steps =
        steps.size() <= MOST_STEPS
            ? List.copyOf(steps)
            : List.copyOf(steps.subList(steps.size() - MOST_STEPS, steps.size()));
  }

  public enum State {
    /// Waits for a second pair of eyes.
    SUBMITTED,
    /// Given back with a note, to be mended.
    RETURNED,
    /// Taken back by who had submitted it.
    WITHDRAWN,
    /// Holds without a second pair of eyes, and may be changed by whoever may report it.
    RECORDED,
    /// Holds and cannot be changed.
    APPROVED,
    /// Was approved, and may be changed again.
    REOPENED
  }

  /// Something that was done.
  ///
  /// @param figure what was reported with it, in words; absent where nothing was
  /// @param absence the reason that was reported in place of a figure
  /// @param source where what was reported came from; absent where nothing was, and in steps from
  ///   before it was kept
  public record Step(
      State state,
      String by,
      String byName,
      Instant at,
      @Nullable String note,
      @Nullable String figure,
      @Nullable String absence,
      @Nullable Source source) {
    /// Whether something was reported, not decided.
    boolean isEntry() {
      return state == State.SUBMITTED || state == State.RECORDED;
    }
  }

  /// Identifies the value that is reported, whoever reports it.
  public String id() {
    return id(
        observation.organization(),
        observation.indicator(),
        observation.area(),
        observation.period());
  }

  public static String id(
      OrganizationCode organization, IndicatorCode indicator, AreaCode area, Period period) {
    return organization + "|" + indicator + "|" + area + "|" + period;
  }

  public static String id(ObservationSubmitted observation) {
    return id(
        observation.organization(),
        observation.indicator(),
        observation.area(),
        observation.period());
  }

  /// Whether as many steps are there as are kept, so that there may have been more.
  boolean isFull() {
    return steps.size() == MOST_STEPS;
  }

  /// What it came in with many others, a file or a feed; absent for what was typed.
  public @Nullable String batch() {
    ObservationSubmitted.Source source = observation.source();
    if (source.kind() == ObservationSubmitted.Source.Kind.FEED) {
      return source.system();
    }
    String line = "-" + source.row();
    String id = observation.observationId();
    return source.file() != null && id.endsWith(line)
        ? id.substring(0, id.length() - line.length())
        : null;
  }

  public boolean isOpen() {
    return state == State.SUBMITTED || state == State.RETURNED || state == State.REOPENED;
  }

  /// Whether it was released to the log, approved or without need of it.
  public boolean isReleased() {
    return state == State.APPROVED || state == State.RECORDED;
  }

  /// Whether it is to take the place of a figure that was approved before.
  public boolean isCorrection() {
    return !isReleased() && steps.stream().anyMatch(step -> step.state() == State.REOPENED);
  }

  /// The same in another state, without a step of its own.
  Report in(State other) {
    return new Report(version, other, observation, department, absence, sent, steps);
  }

  /// The same, to be sent under the id of a figure that says so again; who approved it, approved
  /// that one.
  Report again(ObservationSubmitted figure) {
    String by = observation.source().approvedBy();
    Instant at = observation.source().approvedAt();
    ObservationSubmitted released =
        by == null || at == null ? figure : figure.from(figure.source().approved(by, at));
    return new Report(version + 1, state, released, department, null, false, steps);
  }

  /// The same, in a log that holds it.
  Report asSent() {
    return new Report(version + 1, state, observation, department, absence, true, steps);
  }

  /// Who is responsible for the figure as it stands.
  public String reportedBy() {
    return observation.source().submittedBy();
  }

  /// Whether another figure would say the same.
  public boolean says(ObservationSubmitted other, @Nullable String otherAbsence) {
    return Objects.equals(absence, otherAbsence)
        && equal(observation.value(), other.value())
        && equal(observation.numerator(), other.numerator())
        && equal(observation.denominator(), other.denominator())
        && Objects.equals(observation.stage(), other.stage())
        && observation.status() == other.status()
        && observation.sample() == other.sample()
        && Objects.equals(observation.note(), other.note())
        && Objects.equals(observation.source().reference(), other.source().reference());
  }

  private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }
}
