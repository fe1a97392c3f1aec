package dxpulse.kpiscoring.index;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The exact decomposition of a change of an index: one part per indicator whose score moved, plus
/// the effect of components, weights or method that changed and of values that appeared or
/// vanished. The parts sum to the change.
///
/// Over the components that both periods scored with equal weights, the arithmetic mean gives
/// `wᵢ·Δsᵢ`, and the geometric mean logarithmic-mean weights (LMDI, Ang 2004):
/// `wᵢ·L(I₁,I₀)·ln(sᵢ₁/sᵢ₀)` with `L(a,b) = (a − b)/ln(a/b)`. The other means are decomposed along
/// the straight line between the two periods by the same rule of equal shares. Whatever remains is
/// due to composition (the definition changed) or coverage.
public final class Explanation {
  public static final String COMPOSITION = "COMPOSITION";
  public static final String COVERAGE = "COVERAGE";
  private static final double NOTHING = 1e-12;
  private static final int STEPS = 64;

  private Explanation() {}

  /// @param sameDefinition whether both indexes were made by the same version of the KPI and its
  ///   indicators
  public static List<Contribution> of(KpiIndex before, KpiIndex after, boolean sameDefinition) {
    if (!(before.score() instanceof Score.Scored(double from))
        || !(after.score() instanceof Score.Scored(double to))) {
      return List.of();
    }
    Map<IndicatorCode, WeightedScore> earlier = scored(before);
    Map<IndicatorCode, WeightedScore> later = scored(after);
    List<IndicatorCode> common = later.keySet().stream().filter(earlier::containsKey).toList();
    List<Contribution> parts = new ArrayList<>();
    double explained = 0;
    if (!common.isEmpty()) {
      // The moves of the common components, weighed as the later period weighs them.
      double[] weights = common.stream().mapToDouble(code -> weight(later, code)).toArray();
      double[] old = common.stream().mapToDouble(code -> score(earlier, code)).toArray();
      double[] now = common.stream().mapToDouble(code -> score(later, code)).toArray();
      double share =
          sum(weights) / later.values().stream().mapToDouble(WeightedScore::weight).sum();
      double[] moves = moves(weights, old, now, after.aggregation());
      for (int i = 0; i < moves.length; i++) {
        double points = moves[i] * share;
        explained += points;
        if (Math.abs(points) > NOTHING) {
          parts.add(new Contribution(common.get(i).value(), points));
        }
      }
    }
    double rest = to - from - explained;
    if (Math.abs(rest) > 1e-9) {
      parts.add(new Contribution(sameDefinition ? COVERAGE : COMPOSITION, rest));
    } else if (!parts.isEmpty()) {
      Contribution last = parts.removeLast();
      parts.add(new Contribution(last.cause(), last.points() + rest));
    }
    return List.copyOf(parts);
  }

  private static double[] moves(
      double[] weights, double[] old, double[] now, Aggregation aggregation) {
    return switch (aggregation) {
      case ARITHMETIC -> arithmetic(weights, old, now);
      case GEOMETRIC -> geometric(weights, old, now);
      case HARMONIC, MEDIAN -> alongTheLine(weights, old, now, aggregation);
    };
  }

  private static double[] arithmetic(double[] weights, double[] old, double[] now) {
    double total = sum(weights);
    double[] moves = new double[weights.length];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = weights[i] / total * (now[i] - old[i]);
    }
    return moves;
  }

  private static double[] geometric(double[] weights, double[] old, double[] now) {
    double total = sum(weights);
    double from = 0;
    double to = 0;
    for (int i = 0; i < weights.length; i++) {
      from += weights[i] / total * Math.log(old[i]);
      to += weights[i] / total * Math.log(now[i]);
    }
    double mean =
        Math.abs(to - from) < NOTHING
            ? Math.exp(from)
            : (Math.exp(to) - Math.exp(from)) / (to - from);
    double[] moves = new double[weights.length];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = weights[i] / total * mean * Math.log(now[i] / old[i]);
    }
    return moves;
  }

  /// Steps from the old scores to the new ones and gives each component half of its effect before
  /// and half after the others'.
  private static double[] alongTheLine(
      double[] weights, double[] old, double[] now, Aggregation aggregation) {
    double[] moves = new double[weights.length];
    double[] at = old.clone();
    for (int step = 1; step <= STEPS; step++) {
      boolean forward = step % 2 == 1;
      for (int k = 0; k < weights.length; k++) {
        int i = forward ? k : weights.length - 1 - k;
        double before = index(weights, at, aggregation);
        at[i] = step == STEPS ? now[i] : old[i] + (now[i] - old[i]) * step / STEPS;
        moves[i] += index(weights, at, aggregation) - before;
      }
    }
    return moves;
  }

  private static double index(double[] weights, double[] scores, Aggregation aggregation) {
    List<WeightedScore> weighted = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      weighted.add(new WeightedScore(scores[i], weights[i]));
    }
    return Aggregate.of(weighted, aggregation).asNumber().orElse(0);
  }

  private static Map<IndicatorCode, WeightedScore> scored(KpiIndex index) {
    Map<IndicatorCode, WeightedScore> scored = new LinkedHashMap<>();
    index
        .components()
        .forEach(c -> c.weighted().ifPresent(weighted -> scored.put(c.indicator(), weighted)));
    return scored;
  }

  private static double weight(Map<IndicatorCode, WeightedScore> scores, IndicatorCode code) {
    WeightedScore found = scores.get(code);
    return found == null ? 0 : found.weight();
  }

  private static double score(Map<IndicatorCode, WeightedScore> scores, IndicatorCode code) {
    WeightedScore found = scores.get(code);
    return found == null ? 0 : found.score();
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }
}
