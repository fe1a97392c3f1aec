package dxpulse.roadmap.phase;

import dxpulse.contracts.types.event.ProjectUpdated.Phase;
import dxpulse.contracts.types.time.Period;
import java.util.List;
import java.util.stream.IntStream;

/// Whether bars of the roadmap run forward. A bar without dates is allowed: the plan prints few.
public final class PhaseOrder {
  private PhaseOrder() {}

  /// Positions of the bars that end before they begin.
  public static List<Integer> backward(List<Phase> phases) {
    return IntStream.range(0, phases.size())
        .filter(i -> isBackward(phases.get(i)))
        .boxed()
        .toList();
  }

  private static boolean isBackward(Phase phase) {
    Period from = phase.from();
    Period to = phase.to();
    return from != null && to != null && to.end().isBefore(from.start());
  }
}
