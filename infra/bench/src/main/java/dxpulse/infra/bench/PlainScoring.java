package dxpulse.infra.bench;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// The formulas of scoring over plain arrays, in one thread: achievements, scores, weighted means,
/// coverage, changes with their parts, and the pace of components and KPIs, for every month,
/// quarter, half and year. It knows one kind of value, keeps no history and tells nobody.
final class PlainScoring {
  private static final int[] LENGTHS = {1, 3, 6, 12};

  /// Figures of a component, and of the whole behind them: change, coverage, pace.
  static final int PARTS = 8;

  private final int months;
  private final int[][] components;
  private final double[][] values;
  private final boolean[] rises;
  // Months since the start of a fiscal year, at the first month.
  private final int offset;
  private final double fromBaseline;
  private final double whole;

  /// What was made last: by KPI, granularity and period the index, by component its parts.
  final double[][][] indexes;

  final double[][][][] told;

  PlainScoring(ScoringPlan plan) {
    months = plan.months();
    values = new double[plan.indicators()][months];
    rises = new boolean[plan.indicators()];
    for (int i = 0; i < plan.indicators(); i++) {
      rises[i] = ScoringPlan.isRising(i);
      for (int month = 0; month < months; month++) {
        values[i][month] = ScoringPlan.figure(i, month);
      }
    }
    var first = plan.month(0).start();
    offset = (first.getMonthValue() + 8) % 12;
    var baseline = first.withYear(1990).withMonth(4);
    fromBaseline = ChronoUnit.MONTHS.between(baseline, first);
    whole = 12.0 * (ScoringPlan.LAST.start().plusYears(3).minusMonths(3).getYear() + 1 - 1990);
    components = new int[ScoringPlan.KPIS][];
    indexes = new double[ScoringPlan.KPIS][LENGTHS.length][];
    told = new double[ScoringPlan.KPIS][LENGTHS.length][][];
    for (int kpi = 0; kpi < ScoringPlan.KPIS; kpi++) {
      components[kpi] = plan.components(kpi);
      for (int g = 0; g < LENGTHS.length; g++) {
        int periods = (offset + months - 1) / LENGTHS[g] - offset / LENGTHS[g] + 1;
        indexes[kpi][g] = new double[periods];
        told[kpi][g] = new double[periods][];
      }
    }
  }

  int components(int kpi) {
    return components[kpi].length;
  }

  int scores() {
    return Arrays.stream(indexes)
        .mapToInt(kpi -> Arrays.stream(kpi).mapToInt(each -> each.length).sum())
        .sum();
  }

  /// Scores everything by the weights of a version.
  void recompute(int version) {
    for (int kpi = 0; kpi < ScoringPlan.KPIS; kpi++) {
      double[] weights = new double[components[kpi].length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = ScoringPlan.weight(i, version);
      }
      for (int g = 0; g < LENGTHS.length; g++) {
        recompute(kpi, g, weights);
      }
    }
  }

  private void recompute(int kpi, int g, double[] weights) {
    int[] own = components[kpi];
    int length = LENGTHS[g];
    int firstOfAll = offset / length;
    double[] before = null;
    for (int at = 0; at < indexes[kpi][g].length; at++) {
      int last = (firstOfAll + at + 1) * length - 1 - offset;
      double passed = fromBaseline + last + 1;
      double due = Math.min(1, passed / whole);
      double[] scores = new double[own.length];
      double[] parts = new double[own.length * PARTS + PARTS];
      double wanted = 0;
      double usable = 0;
      for (int i = 0; i < own.length; i++) {
        double value = values[own[i]][Math.min(last, months - 1)];
        double baseline = rises[own[i]] ? 0 : ScoringPlan.BASELINE_OF_FALLING;
        double target =
            rises[own[i]] ? ScoringPlan.TARGET_OF_RISING : ScoringPlan.TARGET_OF_FALLING;
        double covered = (value - baseline) / (target - baseline);
        double achievement = rises[own[i]] ? 100 * value / target : 100 * covered;
        scores[i] = Math.clamp(achievement, 0, 100);
        wanted += weights[i];
        usable += Double.isNaN(achievement) ? 0 : weights[i];
        parts[i * PARTS] = value;
        parts[i * PARTS + 1] = achievement;
        parts[i * PARTS + 2] = covered / due;
        parts[i * PARTS + 3] = baseline + (target - baseline) * due;
        parts[i * PARTS + 4] = covered * whole - passed;
        parts[i * PARTS + 5] = (target - value) / (whole - passed);
      }
      double index = 0;
      double covered = 0;
      double ahead = 0;
      double expected = 0;
      for (int i = 0; i < own.length; i++) {
        double share = weights[i] / usable;
        index += share * scores[i];
        double counted = Math.min(1, parts[i * PARTS + 2] * due);
        covered += share * counted;
        ahead += share * (counted * whole - passed);
        expected += share * Math.clamp(100 * due, 0, 100);
        parts[i * PARTS + 6] = share;
        parts[i * PARTS + 7] = before == null ? 0 : share * (scores[i] - before[i]);
      }
      int whole = own.length * PARTS;
      parts[whole] = at == 0 ? 0 : index - indexes[kpi][g][at - 1];
      parts[whole + 1] = usable / wanted;
      parts[whole + 2] = covered / due;
      parts[whole + 3] = ahead;
      parts[whole + 4] = expected;
      indexes[kpi][g][at] = index;
      told[kpi][g][at] = parts;
      before = scores;
    }
  }
}
