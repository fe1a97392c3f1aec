package dxpulse.ingestion.report;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.report.Report.State;
import dxpulse.ingestion.report.Report.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done with one value before the log had it, as people are told.
///
/// @param state as the last of the lines left it
/// @param lines oldest first; never empty
/// @param isCut whether there were more of them once, which are no longer kept
public record Passage(
    IndicatorCode indicator,
    AreaCode area,
    Period period,
    String department,
    State state,
    List<Line> lines,
    boolean isCut) {
  public Passage {
    lines = List.copyOf(lines);
  }

  /// Something that was done.
  ///
  /// @param figure what was reported, or decided on, in words
  /// @param absence the reason that was reported, or decided on, in place of a figure
  /// @param note what was said with it: a remark, what is to be mended, why it was opened again
  /// @param source where it came from; absent where something was decided
  public record Line(
      Instant at,
      State state,
      String by,
      String byName,
      @Nullable String figure,
      @Nullable String absence,
      @Nullable String note,
      @Nullable Source source) {}

  static Passage of(Report report, List<Line> lines) {
    return new Passage(
        report.observation().indicator(),
        report.observation().area(),
        report.observation().period(),
        report.department(),
        lines.getLast().state(),
        lines,
        report.isFull());
  }

  /// Each step with what it was about: a decision names no figure, and is about the one before it.
  static List<Line> lines(Report report) {
    Step newest = report.steps().reversed().stream().filter(Step::isEntry).findFirst().orElse(null);
    List<Line> lines = new ArrayList<>();
    @Nullable String figure = null;
    @Nullable String absence = null;
    for (Step step : report.steps()) {
      @Nullable Source source = step.source();
      if (step.isEntry()) {
        figure = step.figure();
        absence = step.absence();
        if (step == newest && source == null) {
          // An earlier build kept this of the newest report alone.
          source = report.observation().source();
          absence = report.absence();
        }
      }
      lines.add(
          new Line(
              step.at(),
              step.state(),
              step.by(),
              step.byName(),
              figure,
              absence,
              step.note(),
              source));
    }
    return lines;
  }
}
