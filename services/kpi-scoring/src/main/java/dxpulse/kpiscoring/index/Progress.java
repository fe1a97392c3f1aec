package dxpulse.kpiscoring.index;

import dxpulse.contracts.types.event.KpiScored.Pace;
import dxpulse.contracts.types.event.KpiScored.Pace.Band;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a value has come on a straight line from its baseline to its target, and how far it
/// should have come by now: `E_t = B + (T − B)·(t − t₀)/(t_T − t₀)`, pace `(x − B)/(E_t − B)`.
/// After the target's date the line stays at the target. A compound growth rate would break at a
/// baseline of zero, so none is used. Source: OECD, measuring distance to targets (linear path).
///
/// @param way from the baseline to the target, in the unit of the value
/// @param missing from the value to the target, in the same unit
/// @param covered share of the way that is behind, 1 at the target, negative when things got worse
/// @param due share of the way that should be behind; 0 to 1 on a straight line
/// @param passed months from the baseline's end to the period's end, above zero
/// @param whole months from the baseline's end to the target's end, above zero
/// @param reached months from the baseline's end after which the line has the value
public record Progress(
    double baseline,
    double way,
    double missing,
    double covered,
    double due,
    double passed,
    double whole,
    double reached) {
  private static final double ON_TRACK = 0.95;
  private static final double NEEDS_ACCELERATION = 0.6;
  private static final double TOLERANCE = 1e-12;

  /// The progress of a value on a straight line; none where there is no distance or no time between
  /// baseline and target, or where none of it has passed.
  public static @Nullable Progress of(
      BigDecimal baseline, BigDecimal target, BigDecimal value, long passed, long whole) {
    double way = target.subtract(baseline).doubleValue();
    double covered = value.subtract(baseline).doubleValue() / way;
    return passed > 0 && whole > 0 && Double.isFinite(covered)
        ? new Progress(
            baseline.doubleValue(),
            way,
            target.subtract(value).doubleValue(),
            covered,
            Math.min(1, passed / (double) whole),
            passed,
            whole,
            covered * whole)
        : null;
  }

  /// The same where a path of several lines says what is due.
  ///
  /// @param covered share of the way that the path has behind it by now
  /// @param reached months from the baseline's end after which the path has the value
  public Progress onAPath(double covered, double reached) {
    return new Progress(baseline, way, missing, this.covered, covered, passed, whole, reached);
  }

  /// Where the line stands.
  public double expected() {
    return baseline + way * due;
  }

  public Pace pace() {
    boolean isOpen = covered < 1 - TOLERANCE && passed < whole;
    return new Pace(
        finite(covered / due),
        band(covered, due),
        finite(expected()),
        finite(reached - Math.min(passed, whole)),
        isOpen ? finite(missing / (whole - passed)) : null);
  }

  /// The progress of a component beside its weight.
  public record Weighted(Progress progress, double weight) {}

  /// The pace of a composite: the weighted distance that is behind over the one that is due. No
  /// component counts for more than its whole way, so that a runaway hides no failure; the pace of
  /// a single one is its own.
  ///
  /// @param index what the composite is now, and `expected` what it would be on the straight lines
  public static Optional<Pace> ofComposite(
      List<Weighted> components, @Nullable Double index, @Nullable Double expected) {
    double weight = 0;
    for (Weighted component : components) {
      weight += component.weight();
    }
    if (weight <= 0) {
      return Optional.empty();
    }
    double most = components.size() == 1 ? Double.POSITIVE_INFINITY : 1;
    double covered = 0;
    double due = 0;
    double ahead = 0;
    double left = 0;
    for (Weighted component : components) {
      Progress progress = component.progress();
      double share = component.weight() / weight;
      double counted = Math.min(most, progress.covered());
      covered += share * counted;
      due += share * progress.due();
      double reached = progress.covered() > most ? most * progress.whole() : progress.reached();
      ahead += share * (reached - Math.min(progress.passed(), progress.whole()));
      left = Math.max(left, progress.whole() - progress.passed());
    }
    Double required =
        index != null && index < 100 && covered < 1 - TOLERANCE && left > 0
            ? finite((100 - index) / left)
            : null;
    return Optional.of(
        new Pace(finite(covered / due), band(covered, due), expected, finite(ahead), required));
  }

  private static Band band(double covered, double due) {
    if (covered >= 1 - TOLERANCE) {
      return Band.ACHIEVED;
    }
    if (due <= 0) {
      return covered < 0 ? Band.WORSENED : Band.ON_TRACK;
    }
    double ratio = covered / due;
    if (ratio >= ON_TRACK - TOLERANCE) {
      return Band.ON_TRACK;
    }
    if (ratio >= NEEDS_ACCELERATION - TOLERANCE) {
      return Band.NEEDS_ACCELERATION;
    }
    return ratio >= 0 ? Band.BEHIND : Band.WORSENED;
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
