package dxpulse.kpiscoring.index;

import static dxpulse.contracts.types.NotScoredReason.GOALPOSTS_ARE_EQUAL;
import static dxpulse.contracts.types.NotScoredReason.NO_VALUE;
import static dxpulse.contracts.types.NotScoredReason.TARGET_EQUALS_BASELINE;
import static dxpulse.contracts.types.NotScoredReason.TARGET_ON_WRONG_SIDE;
import static dxpulse.contracts.types.NotScoredReason.UNKNOWN_STAGE;
import static dxpulse.contracts.types.NotScoredReason.ZERO_TARGET;
import static dxpulse.contracts.types.NotScoredReason.ZERO_VALUE;

import dxpulse.contracts.types.Direction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a value becomes an achievement on the scale of target = 100, uncapped.
public sealed interface Normalisation {

  /// The achievement of a value.
  Score achievementOf(Measured measured);

  /// A value after roll-up: a number, or a named stage.
  record Measured(@Nullable Double number, @Nullable String stage) {
    public static Measured of(double number) {
      return new Measured(number, null);
    }
  }

  /// Share of the target: `100·x/T`, or `100·T/x` where lower is better. A share has a meaning
  /// above zero only: of a positive target, and for the inverse of a positive value. (An inverse
  /// target of zero gives 0 until the value is zero.) Source: the plan's own first indexes (2024).
  record Ratio(double target, Direction direction) implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.number() == null) {
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
  record Distance(double baseline, double target, Direction direction) implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.number() == null) {
        return new Score.NotScored(NO_VALUE);
      }
      if (target == baseline) {
        return new Score.NotScored(TARGET_EQUALS_BASELINE);
      }
      boolean rising = target > baseline;
      boolean better =
          switch (direction) {
            case HIGHER_IS_BETTER -> rising;
            case LOWER_IS_BETTER -> !rising;
          };
      return better
          ? Score.of(100 * (measured.number() - baseline) / (target - baseline))
          : new Score.NotScored(TARGET_ON_WRONG_SIDE);
    }
  }

  /// A target that is a range: 100 within it. Below it the value is a share of the lower end, above
  /// it the upper end is a share of the value.
  record RatioWithin(double lower, double upper) implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.number() == null) {
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
  record DistanceWithin(double baseline, double lower, double upper) implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.number() == null) {
        return new Score.NotScored(NO_VALUE);
      }
      double value = measured.number();
      double near = baseline < lower ? lower : upper;
      if (baseline >= lower && baseline <= upper) {
        return new Score.NotScored(TARGET_EQUALS_BASELINE);
      }
      if (value >= lower && value <= upper) {
        return Score.of(100);
      }
      double missing = value < lower ? lower - value : value - upper;
      return Score.of(100 * (1 - missing / Math.abs(near - baseline)));
    }
  }

  /// Position between two goalposts: `100·(x − L)/(U − L)`, or `100·(U − x)/(U − L)` where lower is
  /// better.
  record Goalposts(double lower, double upper, Direction direction) implements Normalisation {
    @Override
    public Score achievementOf(Measured measured) {
      if (measured.number() == null) {
        return new Score.NotScored(NO_VALUE);
      }
      if (lower == upper) {
        return new Score.NotScored(GOALPOSTS_ARE_EQUAL);
      }
      double value = measured.number();
      return switch (direction) {
        case HIGHER_IS_BETTER -> Score.of(100 * (value - lower) / (upper - lower));
        case LOWER_IS_BETTER -> Score.of(100 * (upper - value) / (upper - lower));
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
