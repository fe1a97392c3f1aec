package dxpulse.publication.board;

import static dxpulse.publication.page.SampleComparisons.madeOf;
import static dxpulse.publication.page.SampleComparisons.trained;
import static dxpulse.publication.page.SampleComparisons.unreported;
import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.Unlike.Kind;
import dxpulse.publication.board.Unlike.Lack;
import org.junit.jupiter.api.Test;

/// What besides values lies between the indexes of two periods.
class UnlikeTest {
  private static final String EARLY = "FY2024-Q2";
  private static final String LATE = "FY2025-Q1";

  private final KpiBoard early = madeOf(EARLY, 30, 1, trained("I19", 60, 200, 1, EARLY, false));

  @Test
  void newValuesAloneMakeNoOtherDifference() {
    Unlike unlike = between(early, madeOf(LATE, 45, 1, trained("I19", 90, 200, 1, LATE, false)));

    assertThat(unlike.kinds()).isEmpty();
    assertThat(unlike.nothingNew()).isFalse();
  }

  @Test
  void aRaisedTargetIsFoundAndThatTheValueIsStillTheOldOne() {
    Unlike unlike = between(early, madeOf(LATE, 6, 1, trained("I19", 60, 1000, 1, EARLY, true)));

    assertThat(unlike.kinds()).containsExactly(Kind.TARGETS);
    assertThat(unlike.targets()).extracting(pair -> pair.code().value()).containsExactly("I19");
    assertThat(unlike.nothingNew()).isTrue();
  }

  /// A value that came between the two periods is no news of the later one, but since the earlier.
  @Test
  void aValueCarriedFromBetweenThePeriodsIsNew() {
    assertThat(
            between(early, madeOf(LATE, 45, 1, trained("I19", 90, 200, 1, "FY2024-Q3", true)))
                .nothingNew())
        .isFalse();
  }

  @Test
  void theValueOfAQuarterIsStillTheSameWhenItGoesOnAsThatOfItsHalf() {
    assertThat(
            between(early, madeOf(LATE, 30, 1, trained("I19", 60, 200, 1, "FY2024-H1", true)))
                .nothingNew())
        .isTrue();
    assertThat(
            between(early, madeOf(LATE, 50, 1, trained("I19", 100, 200, 1, "FY2024-H1", true)))
                .nothingNew())
        .isFalse();
  }

  /// The other one then has all the weight: that is no change of weights.
  @Test
  void aValueThatIsMissingInOnePeriodIsALackOfThatPeriodAlone() {
    KpiBoard both =
        madeOf(
            EARLY,
            61.2,
            1,
            trained("I15", 70, 100, 0.5, EARLY, false),
            trained("I16", 52, 100, 0.5, EARLY, false));
    KpiBoard half =
        madeOf(LATE, 52, 0.5, unreported("I15", 100), trained("I16", 52, 100, 1, EARLY, true));

    Unlike lost = between(both, half);

    assertThat(lost.kinds()).containsExactly(Kind.COVERAGE);
    assertThat(lost.lackAfter()).isEqualTo(new Lack(true, 0.5));
    assertThat(lost.lackBefore()).isNull();
    assertThat(lost.nothingNew()).isTrue();
    assertThat(between(half, both).lackBefore()).isEqualTo(new Lack(true, 0.5));
    assertThat(between(half, half).kinds()).isEmpty();
  }

  @Test
  void otherWeightsAndOtherIndicatorsAreAnotherComposition() {
    KpiBoard evenly =
        madeOf(
            EARLY,
            60,
            1,
            trained("I15", 70, 100, 0.5, EARLY, false),
            trained("I16", 50, 100, 0.5, EARLY, false));
    KpiBoard unevenly =
        madeOf(
            LATE,
            66,
            1,
            3,
            trained("I15", 70, 100, 0.8, LATE, false),
            trained("I16", 50, 100, 0.2, LATE, false));
    KpiBoard without = madeOf(LATE, 70, 1, 3, trained("I15", 70, 100, 1, LATE, false));

    assertThat(between(evenly, unevenly).kinds()).containsExactly(Kind.COMPOSITION);
    assertThat(between(evenly, without).kinds()).containsExactly(Kind.COMPOSITION);
    assertThat(between(without, evenly).kinds()).containsExactly(Kind.COMPOSITION);
  }

  @Test
  void aVersionOfTheSameCompositionIsAnotherMethod() {
    assertThat(
            between(early, madeOf(LATE, 30, 1, 3, trained("I19", 60, 200, 1, LATE, false))).kinds())
        .containsExactly(Kind.METHOD);
  }

  @Test
  void whereAnIndexIsMissingThereIsNothingToCompare() {
    assertThat(Unlike.between(null, early)).isEmpty();
    assertThat(Unlike.between(early, null)).isEmpty();
  }

  private static Unlike between(KpiBoard before, KpiBoard after) {
    return Unlike.between(before, after).orElseThrow();
  }
}
