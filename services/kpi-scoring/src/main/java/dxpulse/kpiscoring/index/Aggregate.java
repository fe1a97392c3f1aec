package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.NotScoredReason.NON_POSITIVE_SCORE;
import static dxpulse.contracts.types.NotScoredReason.NO_DATA;

import dxpulse.contracts.types.Aggregation;
import java.util.Arrays;

/// Combines component scores to an index, weights renormalised over those that are there.
///
/// Source: OECD/JRC handbook on constructing composite indicators, step 6.
public final class Aggregate {
  private Aggregate() {}

  public static Score of(WeightedScores scores, Aggregation aggregation) {
    if (scores.count() == 0) {
      return new Score.NotScored(NO_DATA);
    }
    return switch (aggregation) {
      case ARITHMETIC -> arithmetic(scores);
      case GEOMETRIC -> geometric(scores);
      case HARMONIC -> harmonic(scores);
      case MEDIAN -> median(scores);
    };
  }

  private static Score arithmetic(WeightedScores scores) {
    double total = scores.total();
    double sum = 0;
    for (int i = 0; i < scores.count(); i++) {
      sum += scores.weight(i) / total * scores.score(i);
    }
    return Score.of(sum);
  }

  private static Score geometric(WeightedScores scores) {
    if (anyNonPositive(scores)) {
      return new Score.NotScored(NON_POSITIVE_SCORE);
    }
    double total = scores.total();
    double sum = 0;
    for (int i = 0; i < scores.count(); i++) {
      sum += scores.weight(i) / total * Math.log(scores.score(i));
    }
    return Score.of(Math.exp(sum));
  }

  private static Score harmonic(WeightedScores scores) {
    if (anyNonPositive(scores)) {
      return new Score.NotScored(NON_POSITIVE_SCORE);
    }
    double total = scores.total();
    double sum = 0;
    for (int i = 0; i < scores.count(); i++) {
      sum += scores.weight(i) / total / scores.score(i);
    }
    return Score.of(1 / sum);
  }

  private static Score median(WeightedScores scores) {
    double[] sorted = scores.scores();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return Score.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }

  private static boolean anyNonPositive(WeightedScores scores) {
    for (int i = 0; i < scores.count(); i++) {
      if (scores.score(i) <= 0) {
        return true;
      }
    }
    return false;
  }
}
