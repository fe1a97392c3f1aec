package dxpulse.kpiscoring.index;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/// The exact decomposition of a change of an index, in three steps that are taken one after the
/// other; the parts sum to the change.
///
/// 1. Composition: the period before is scored once more by the method of the later one, with its
///    components, weights, targets and bounds. What this alone changes is no achievement of
///    anybody.
/// 2. Coverage: what changes when the components are left out that only one of the two periods has
///    a score for.
/// 3. The indicators: the moves of the scores that both have, by equal weights `w` of sum 1.
///
/// The arithmetic mean gives `wᵢ·Δsᵢ`; the geometric mean logarithmic-mean weights (LMDI, Ang
/// 2004), `wᵢ·L(I₁,I₀)·ln(sᵢ₁/sᵢ₀)` with `L(a,b) = (a − b)/ln(a/b)`; the harmonic mean
/// `I₀·I₁·wᵢ·(1/sᵢ₀ − 1/sᵢ₁)`. For the median all scores are thought to move evenly from old to new
/// at once: an indicator is given what the median moves while its score is the one in the middle
/// (half of it, if two are). None of these depends on the order of the components.
public final class Explanation {
  public static final String COMPOSITION = "COMPOSITION";
  public static final String COVERAGE = "COVERAGE";
  private static final double NOTHING = 1e-12;

  private Explanation() {}

  /// @param remade the period before, scored by the method of the later one
  public static List<Contribution> of(KpiIndex before, KpiIndex remade, KpiIndex after) {
    if (!(before.score() instanceof Score.Scored(double from))
        || !(after.score() instanceof Score.Scored(double to))) {
      return List.of();
    }
    if (!(remade.score() instanceof Score.Scored(double start))) {
      return parts(new ArrayList<>(), to - from, 0);
    }
    List<ComponentScore> components = after.components();
    List<IndicatorCode> common = new ArrayList<>(components.size());
    WeightedScores now = new WeightedScores(components.size());
    WeightedScores old = new WeightedScores(components.size());
    for (int i = 0; i < components.size(); i++) {
      ComponentScore component = components.get(i);
      ComponentScore then = remade.component(component.indicator(), i);
      Double earlier = then == null || !then.counts() ? null : then.score();
      Double later = component.counts() ? component.score() : null;
      if (then != null && earlier != null && later != null) {
        common.add(component.indicator());
        now.add(later, component.weight());
        old.add(earlier, then.weight());
      }
    }
    if (!(Aggregate.of(old, after.aggregation()) instanceof Score.Scored(double first))
        || !(Aggregate.of(now, after.aggregation()) instanceof Score.Scored(double last))) {
      return parts(new ArrayList<>(), start - from, to - start);
    }
    double[] moves = moves(old, now, first, last, after.aggregation());
    List<Contribution> indicators = new ArrayList<>(moves.length + 2);
    for (int i = 0; i < moves.length; i++) {
      add(indicators, common.get(i).value(), moves[i]);
    }
    return parts(indicators, start - from, (first - start) + (to - last));
  }

  private static List<Contribution> parts(
      List<Contribution> parts, double composition, double coverage) {
    add(parts, COMPOSITION, composition);
    add(parts, COVERAGE, coverage);
    return List.copyOf(parts);
  }

  private static void add(List<Contribution> parts, String cause, double points) {
    if (Math.abs(points) > NOTHING) {
      parts.add(new Contribution(cause, points));
    }
  }

  private static double[] moves(
      WeightedScores old, WeightedScores now, double first, double last, Aggregation aggregation) {
    double total = now.total();
    int count = now.count();
    return switch (aggregation) {
      case ARITHMETIC -> each(i -> now.weight(i) / total * (now.score(i) - old.score(i)), count);
      case GEOMETRIC -> {
        double mean = logarithmicMean(last, first);
        yield each(
            i -> now.weight(i) / total * mean * Math.log(now.score(i) / old.score(i)), count);
      }
      case HARMONIC ->
          each(
              i ->
                  first
                      * last
                      * now.weight(i)
                      / total
                      * (now.score(i) - old.score(i))
                      / (old.score(i) * now.score(i)),
              count);
      case MEDIAN -> medianMoves(old.scores(), now.scores());
    };
  }

  private static double[] each(IntToDoubleFunction part, int count) {
    double[] parts = new double[count];
    for (int i = 0; i < count; i++) {
      parts[i] = part.applyAsDouble(i);
    }
    return parts;
  }

  private static double logarithmicMean(double one, double other) {
    double ratio = Math.log(one / other);
    // Where the two nearly meet, their quotient has no digits left; the mean lies between them.
    return Math.abs(ratio) < 1e-7 ? (one + other) / 2 : (one - other) / ratio;
  }

  private static double[] medianMoves(double[] from, double[] to) {
    int count = from.length;
    double[] moves = new double[count];
    double[] bends = bends(from, to);
    for (int k = 1; k < bends.length; k++) {
      double length = bends[k] - bends[k - 1];
      double between = bends[k - 1] + length / 2;
      double[] at = each(i -> from[i] + (to[i] - from[i]) * between, count);
      double[] sorted = DoubleStream.of(at).sorted().toArray();
      share(sorted[(count - 1) / 2], at, length / 2, from, to, moves);
      share(sorted[count / 2], at, length / 2, from, to, moves);
    }
    return moves;
  }

  /// Those who stand in the middle share what they move.
  private static void share(
      double middle, double[] at, double length, double[] from, double[] to, double[] moves) {
    long there = DoubleStream.of(at).filter(score -> score == middle).count();
    for (int i = 0; i < at.length; i++) {
      if (at[i] == middle) {
        moves[i] += length / there * (to[i] - from[i]);
      }
    }
  }

  /// The moments, 0 to 1, between which the scores keep their order on their way.
  private static double[] bends(double[] from, double[] to) {
    DoubleStream.Builder bends = DoubleStream.builder();
    bends.add(0).add(1);
    for (int i = 0; i < from.length; i++) {
      for (int j = 0; j < i; j++) {
        double before = from[i] - from[j];
        double after = to[i] - to[j];
        if (before * after < 0) {
          bends.add(before / (before - after));
        }
      }
    }
    return bends.build().sorted().distinct().toArray();
  }
}
