package dxpulse.publication.board;

import static dxpulse.publication.board.BoardView.IndicatorState.*;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.IndicatorState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the donut of a field counts.
class IndicatorStateTest {
  @Test
  void aValueWithoutABaselineIsNotCalledMissing() {
    assertThat(state("12", null, null, NotScoredReason.NO_BASELINE)).isEqualTo(NOT_SCORED);
    assertThat(state("12", null, null, NotScoredReason.TOO_OLD)).isEqualTo(NOT_SCORED);
    assertThat(state(null, "検討中", null, NotScoredReason.UNKNOWN_STAGE)).isEqualTo(NOT_SCORED);
    assertThat(state(null, null, null, NotScoredReason.NO_VALUE)).isEqualTo(NO_DATA);
  }

  @Test
  void anIndicatorWithoutATargetIsAReference() {
    assertThat(state("12", null, null, NotScoredReason.NO_TARGET)).isEqualTo(REFERENCE);
  }

  @Test
  void anAchievementIsReachedMoreThanHalfwayOrNot() {
    assertThat(state("12", null, 100.0, null)).isEqualTo(ACHIEVED);
    assertThat(state("12", null, 60.0, null)).isEqualTo(ON_TRACK);
    assertThat(state("12", null, 59.9, null)).isEqualTo(BEHIND);
  }

  private static IndicatorState state(
      @Nullable String value,
      @Nullable String stage,
      @Nullable Double achievement,
      @Nullable NotScoredReason reason) {
    return ComponentLines.stateOf(
        new ComponentLine(
            new IndicatorCode("I01"),
            new LocalizedText("指標", null),
            null,
            "社",
            0,
            Direction.HIGHER_IS_BETTER,
            Accumulation.STOCK,
            NormalisationMethod.RATIO,
            value == null ? null : new BigDecimal(value),
            null,
            false,
            false,
            null,
            false,
            null,
            null,
            null,
            false,
            achievement,
            achievement,
            1,
            reason,
            "",
            null,
            stage,
            null,
            null,
            null));
  }
}
