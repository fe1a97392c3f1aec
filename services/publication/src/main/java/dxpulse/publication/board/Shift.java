package dxpulse.publication.board;

import java.util.List;

/// Points of a change that no measured value brought.
///
/// @param coverage by values that appeared or vanished
/// @param composition by another method or other targets
public record Shift(double coverage, double composition) {
  static final Shift NONE = new Shift(0, 0);

  /// Of a mean that these enter alike.
  static Shift mean(List<Shift> shifts) {
    return new Shift(
        shifts.stream().mapToDouble(Shift::coverage).average().orElse(0),
        shifts.stream().mapToDouble(Shift::composition).average().orElse(0));
  }
}
