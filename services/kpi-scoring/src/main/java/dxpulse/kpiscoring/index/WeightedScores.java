package dxpulse.kpiscoring.index;

import java.util.Arrays;

/// Scores of components, each beside its weight in the definition.
public final class WeightedScores {
  private double[] scores;
  private double[] weights;
  private int count;

  /// @param most how many there will be, if it is known
  public WeightedScores(int most) {
    scores = new double[most];
    weights = new double[most];
  }

  /// @param weight above zero: what weighs nothing does not count; only the proportion to the other
  ///   weights counts
  public void add(double score, double weight) {
    if (count == scores.length) {
      scores = Arrays.copyOf(scores, 2 * count + 1);
      weights = Arrays.copyOf(weights, 2 * count + 1);
    }
    scores[count] = score;
    weights[count] = weight;
    count++;
  }

  int count() {
    return count;
  }

  double score(int place) {
    return scores[place];
  }

  double weight(int place) {
    return weights[place];
  }

  /// Of all weights.
  double total() {
    double total = 0;
    for (int i = 0; i < count; i++) {
      total += weights[i];
    }
    return total;
  }

  double[] scores() {
    return Arrays.copyOf(scores, count);
  }
}
