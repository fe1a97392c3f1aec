package dxpulse.ingestion.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What values of a series are usual. A value beyond it is not wrong; whoever reports it says why.
///
/// @param low mean of the series less two standard deviations
/// @param high mean of the series and two standard deviations
/// @param step three times the usual distance of two values that follow each other (the median);
///   absent where the series never moved
/// @param last the newest value of the series
public record Plausibility(double low, double high, @Nullable Double step, double last) {
  private static final int LEAST_VALUES = 4;
  private static final int DEVIATIONS = 2;
  private static final int STEPS = 3;

  /// Why a value is unusual.
  public enum Doubt {
    OUTSIDE_TWO_DEVIATIONS(
        "これまでの平均から標準偏差の2倍より離れています / more than two standard deviations from the mean so far"),
    LARGE_STEP(
        "前の値からの変化が、ふだんの3倍を超えています / more than three times the usual step from the value before");

    private final String message;

    Doubt(String message) {
      this.message = message;
    }

    /// Japanese, then English.
    public String message() {
      return message;
    }
  }

  /// @param values of a series, oldest first
  /// @return nothing while there are too few to say what is usual
  public static @Nullable Plausibility of(List<BigDecimal> values) {
    if (values.size() < LEAST_VALUES) {
      return null;
    }
    double[] numbers = values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    double mean = Arrays.stream(numbers).average().orElseThrow();
    double squares = Arrays.stream(numbers).map(each -> (each - mean) * (each - mean)).sum();
    double deviation = Math.sqrt(squares / (numbers.length - 1));
    double[] steps = new double[numbers.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Math.abs(numbers[i + 1] - numbers[i]);
    }
    Arrays.sort(steps);
    int half = steps.length / 2;
    double median = steps.length % 2 == 1 ? steps[half] : (steps[half - 1] + steps[half]) / 2;
    return new Plausibility(
        mean - DEVIATIONS * deviation,
        mean + DEVIATIONS * deviation,
        median > 0 ? STEPS * median : null,
        numbers[numbers.length - 1]);
  }

  public List<Doubt> doubtsOf(BigDecimal value) {
    double number = value.doubleValue();
    List<Doubt> doubts = new ArrayList<>();
    if (number < low || number > high) {
      doubts.add(Doubt.OUTSIDE_TWO_DEVIATIONS);
    }
    if (step != null && Math.abs(number - last) > step) {
      doubts.add(Doubt.LARGE_STEP);
    }
    return doubts;
  }
}
