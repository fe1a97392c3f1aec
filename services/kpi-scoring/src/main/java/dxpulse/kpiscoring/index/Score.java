package dxpulse.kpiscoring.index;

import dxpulse.contracts.types.NotScoredReason;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A number on the scale of target = 100, or the reason why there is none.
public sealed interface Score {

  /// @param value finite
  record Scored(double value) implements Score {
    public Scored {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("score: " + value + " (expected: a finite number)");
      }
    }
  }

  record NotScored(NotScoredReason reason) implements Score {}

  /// The number as a score, or [NotScoredReason#NOT_FINITE] where it left the range of numbers.
  static Score of(double value) {
    return Double.isFinite(value) ? new Scored(value) : new NotScored(NotScoredReason.NOT_FINITE);
  }

  /// The number, or null where there is none.
  default @Nullable Double number() {
    return switch (this) {
      case Scored(double value) -> value;
      case NotScored(NotScoredReason reason) -> null;
    };
  }

  /// Why there is no number, or null where there is one.
  default @Nullable NotScoredReason whyNot() {
    return switch (this) {
      case Scored(double value) -> null;
      case NotScored(NotScoredReason reason) -> reason;
    };
  }

  default OptionalDouble asNumber() {
    return switch (this) {
      case Scored(double value) -> OptionalDouble.of(value);
      case NotScored(NotScoredReason reason) -> OptionalDouble.empty();
    };
  }
}
