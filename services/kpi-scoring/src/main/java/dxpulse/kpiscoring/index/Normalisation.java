package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.NotScoredReason.GOALPOSTS_ARE_EQUAL;
import static dxpulse.contracts.types.NotScoredReason.NO_VALUE;
import static dxpulse.contracts.types.NotScoredReason.TARGET_EQUALS_BASELINE;
import static dxpulse.contracts.types.NotScoredReason.TARGET_ON_WRONG_SIDE;
import static dxpulse.contracts.types.NotScoredReason.UNKNOWN_STAGE;
import static dxpulse.contracts.types.NotScoredReason.ZERO_TARGET;
import static dxpulse.contracts.types.NotScoredReason.ZERO_VALUE;

import dxpulse.contracts.types.Direction;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a value becomes an achievement on the scale of target = 100, uncapped. Differences are taken
/// between decimals, as they were given: between binary numbers a small step of a large figure
/// would have no digits left.
public sealed interface Normalisation {

  /// The achievement of a value.
  Score achievementOf(Measured measured);

  /// A value after roll-up: a decimal as it was reported, a point that was computed, or a named
  /// stage.
  ///
  /// @param number NaN where there is none
  record Measured(@Nullable BigDecimal exact, double number, @Nullable String stage) {
    public static Measured of(BigDecimal exact) {
      return new Measured(exact, exact.doubleValue(), null);
    }

    public static Measured of(double number) {
      return new Measured(null, number, null);
    }

    public static Measured of(@Nullable BigDecimal exact, @Nullable String stage) {
      return new Measured(exact, exact == null ? Double.NaN : exact.doubleValue(), stage);
    }

    boolean isMissing() {
      return exact == null && Double.isNaN(number);
    }

    double minus(BigDecimal other) {
      return exact == null ? number - other.doubleValue() : exact.subtract(other).doubleValue();
    }
  }

  /// Share of the target: `100·x/T`, or `100·T/x` where lower is better. A share has a meaning
  /// above zero only: of a positive target, and for the inverse of a positive value. (An inverse
  /// target of zero gives 0 until the value is zero.) Source: the plan's own first indexes (2024).
  record Ratio(double target, Direction direction) implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.isMissing()) {
        return new Score.NotScored(NO_VALUE);
      }
      double value = measured.number();
      return switch (direction) {
        case HIGHER_IS_BETTER ->
            target <= 0 ? new Score.NotScored(ZERO_TARGET) : Score.of(100 * value / target);
        case LOWER_IS_BETTER -> {
          if (target < 0) {
            yield new Score.NotScored(ZERO_TARGET);
          }
          yield value <= 0 ? new Score.NotScored(ZERO_VALUE) : Score.of(100 * target / value);
        }
      };
    }
  }

  /// Achievement measured from the baseline: `100·(x − B)/(T − B)`. 0 at the baseline, 100 at the
  /// target, negative when things got worse; works for falling targets unchanged. A target on the
  /// worse side of the baseline is refused, because reaching it would be no progress. Source:
  /// OECD/JRC handbook, distance to a reference.
  record Distance(BigDecimal baseline, BigDecimal target, Direction direction)
      implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.isMissing()) {
        return new Score.NotScored(NO_VALUE);
      }
      int rising = target.compareTo(baseline);
      if (rising == 0) {
        return new Score.NotScored(TARGET_EQUALS_BASELINE);
      }
      boolean better =
          switch (direction) {
            case HIGHER_IS_BETTER -> rising > 0;
            case LOWER_IS_BETTER -> rising < 0;
          };
      return better
          ? Score.of(100 * measured.minus(baseline) / target.subtract(baseline).doubleValue())
          : new Score.NotScored(TARGET_ON_WRONG_SIDE);
    }
  }

  /// A target that is a range: 100 within it. Below it the value is a share of the lower end, above
  /// it the upper end is a share of the value.
  record RatioWithin(double lower, double upper) implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.isMissing()) {
        return new Score.NotScored(NO_VALUE);
      }
      double value = measured.number();
      if (value > upper) {
        return new Ratio(upper, Direction.LOWER_IS_BETTER).achievementOf(measured);
      }
      return value >= lower
          ? Score.of(100)
          : new Ratio(lower, Direction.HIGHER_IS_BETTER).achievementOf(measured);
    }
  }

  /// A target that is a range, measured from a baseline outside of it: 100 within it, 0 at the
  /// baseline; beyond the far end a value loses as much as it lost on the near side.
  record DistanceWithin(BigDecimal baseline, BigDecimal lower, BigDecimal upper)
      implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.isMissing()) {
        return new Score.NotScored(NO_VALUE);
      }
      boolean isBelow = baseline.compareTo(lower) < 0;
      if (!isBelow && baseline.compareTo(upper) <= 0) {
        return new Score.NotScored(TARGET_EQUALS_BASELINE);
      }
      double missing = Math.max(Math.max(-measured.minus(lower), measured.minus(upper)), 0);
      double way = (isBelow ? lower.subtract(baseline) : baseline.subtract(upper)).doubleValue();
      return Score.of(100 * (1 - missing / way));
    }
  }

  /// Position between two goalposts: `100·(x − L)/(U − L)`, or `100·(U − x)/(U − L)` where lower is
  /// better.
  record Goalposts(BigDecimal lower, BigDecimal upper, Direction direction)
      implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.isMissing()) {
        return new Score.NotScored(NO_VALUE);
      }
      if (lower.compareTo(upper) == 0) {
        return new Score.NotScored(GOALPOSTS_ARE_EQUAL);
      }
      double width = upper.subtract(lower).doubleValue();
      return switch (direction) {
        case HIGHER_IS_BETTER -> Score.of(100 * measured.minus(lower) / width);
        case LOWER_IS_BETTER -> Score.of(100 * -measured.minus(upper) / width);
      };
    }
  }

  /// A table from named stage to score, such as 検討 25, 試行 50, 並行稼働 75, 本稼働 100.
  record Stages(Map<String, Double> scores) implements Normalisation {
    public Stages {
      scores = Map.copyOf(scores);
    }

    @Override
    public Score achievementOf(Measured measured) {
      if (measured.stage() == null) {
        return new Score.NotScored(NO_VALUE);
      }
      Double score = scores.get(measured.stage());
      return score == null ? new Score.NotScored(UNKNOWN_STAGE) : Score.of(score);
    }
  }
}
