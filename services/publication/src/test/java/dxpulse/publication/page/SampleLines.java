package dxpulse.publication.page;

import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.KpiLine;
import org.jspecify.annotations.Nullable;

/// Lines of boards that differ in what they rest on.
final class SampleLines {
  private SampleLines() {}

  /// The line with the period of the newest value behind it, where somebody can tell.
  static KpiLine dated(KpiLine line, @Nullable Period newest) {
    return new KpiLine(
        line.code(),
        line.name(),
        line.index(),
        line.notScored(),
        line.change(),
        line.provisional(),
        line.sample(),
        line.partial(),
        newest,
        line.coverage(),
        line.carriedForward(),
        line.shift());
  }

  /// The line with the share of its weights and the age of its values.
  static KpiLine resting(KpiLine line, double coverage, @Nullable Boolean carriedForward) {
    return new KpiLine(
        line.code(),
        line.name(),
        line.index(),
        line.notScored(),
        line.change(),
        line.provisional(),
        line.sample(),
        line.partial(),
        line.newestValue(),
        coverage,
        carriedForward,
        line.shift());
  }
}
