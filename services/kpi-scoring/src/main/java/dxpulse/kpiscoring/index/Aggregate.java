package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.NotScoredReason.NON_POSITIVE_SCORE;
import static dxpulse.contracts.types.NotScoredReason.NO_DATA;

import dxpulse.contracts.types.Aggregation;
import java.util.List;

/// Combines component scores to an index, weights renormalised over those that are there.
///
/// Source: OECD/JRC handbook on constructing composite indicators, step 6.
public final class Aggregate {
  private Aggregate() {}

  public static Score of(List<WeightedScore> scores, Aggregation aggregation) {
    if (scores.isEmpty()) {
      return new Score.NotScored(NO_DATA);
    }
    return switch (aggregation) {
      case ARITHMETIC -> arithmetic(scores);
      case GEOMETRIC -> geometric(scores);
      case HARMONIC -> harmonic(scores);
      case MEDIAN -> median(scores);
    };
  }

  private static double total(List<WeightedScore> scores) {
    double total = 0;
    for (WeightedScore each : scores) {
      total += each.weight();
    }
    return total;
  }

  private static Score arithmetic(List<WeightedScore> scores) {
    double total = total(scores);
    double sum = 0;
    for (WeightedScore each : scores) {
      sum += each.weight() / total * each.score();
    }
    return Score.of(sum);
  }

  private static Score geometric(List<WeightedScore> scores) {
    if (anyNonPositive(scores)) {
      return new Score.NotScored(NON_POSITIVE_SCORE);
    }
    double total = total(scores);
    double sum = 0;
    for (WeightedScore each : scores) {
      sum += each.weight() / total * Math.log(each.score());
    }
    return Score.of(Math.exp(sum));
  }

  private static Score harmonic(List<WeightedScore> scores) {
    if (anyNonPositive(scores)) {
      return new Score.NotScored(NON_POSITIVE_SCORE);
    }
    double total = total(scores);
    double sum = 0;
    for (WeightedScore each : scores) {
      sum += each.weight() / total / each.score();
    }
    return Score.of(1 / sum);
  }

  private static Score median(List<WeightedScore> scores) {
    double[] sorted = scores.stream().mapToDouble(WeightedScore::score).sorted().toArray();
    int middle = sorted.length / 2;
    return Score.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  private static boolean anyNonPositive(List<WeightedScore> scores) {
    for (WeightedScore each : scores) {
      if (each.score() <= 0) {
        return true;
      }
    }
    return false;
  }
}
