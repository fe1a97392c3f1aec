package dxpulse.kpiscoring.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
  private static final int PLANS = 500;

  @Test
  void theArithmeticMeanMovesByEachWeightedMove() {
    KpiIndex before =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 3, 40.0),
            SampleComponents.component("I2", 1, 80.0));
    KpiIndex after =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 3, 60.0),
            SampleComponents.component("I2", 1, 72.0));

    // 3/4 of +20, 1/4 of -8: from 50 to 63.
    assertParts(before, before, after, Map.of("I1", 15.0, "I2", -2.0));
  }

  /// I0 = √(25·100) = 50, I1 = √(100·100) = 100; ½·50/ln 2·ln 4 = 50.
  @Test
  void theGeometricMeanMovesByLogarithmicMeanWeights() {
    KpiIndex before =
        index(
            Aggregation.GEOMETRIC,
            SampleComponents.component("I1", 1, 25.0),
            SampleComponents.component("I2", 1, 100.0));
    KpiIndex after =
        index(
            Aggregation.GEOMETRIC,
            SampleComponents.component("I1", 1, 100.0),
            SampleComponents.component("I2", 1, 100.0));

    assertParts(before, before, after, Map.of("I1", 50.0));
  }

  /// I0 = 2/(1/40 + 1/60) = 48, I1 = 2/(1/80 + 1/48) = 60. I1 gives 48·60·½·(1/40 − 1/80) = 18, I2
  /// gives 48·60·½·(1/60 − 1/48) = −6.
  @Test
  void theHarmonicMeanMovesByItsClosedForm() {
    KpiIndex before =
        index(
            Aggregation.HARMONIC,
            SampleComponents.component("I1", 1, 40.0),
            SampleComponents.component("I2", 1, 60.0));
    KpiIndex after =
        index(
            Aggregation.HARMONIC,
            SampleComponents.component("I1", 1, 80.0),
            SampleComponents.component("I2", 1, 48.0));

    assertParts(before, before, after, Map.of("I1", 18.0, "I2", -6.0));
  }

  /// The median is I2, which stands still at 40, until I1 passes it on its way from 10 to 70; then
  /// it is I1, up to 60, where I3 stands.
  @Test
  void theMedianIsMovedByWhoStandsInTheMiddleOnTheWay() {
    KpiIndex before =
        index(
            Aggregation.MEDIAN,
            SampleComponents.component("I1", 1, 10.0),
            SampleComponents.component("I2", 1, 40.0),
            SampleComponents.component("I3", 1, 60.0));
    KpiIndex after =
        index(
            Aggregation.MEDIAN,
            SampleComponents.component("I1", 1, 70.0),
            SampleComponents.component("I2", 1, 40.0),
            SampleComponents.component("I3", 1, 60.0));

    assertParts(before, before, after, Map.of("I1", 20.0));
  }

  /// The target of I1 falls from 100 to 50, nothing else changes: 30 of 100 becomes 30 of 50.
  @Test
  void aChangedTargetIsCompositionAndNobodysAchievement() {
    KpiIndex before =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 30.0),
            SampleComponents.component("I2", 1, 50.0));
    KpiIndex remade =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 60.0),
            SampleComponents.component("I2", 1, 50.0));
    KpiIndex after =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 64.0),
            SampleComponents.component("I2", 1, 50.0));

    assertParts(before, remade, after, Map.of("COMPOSITION", 15.0, "I1", 2.0));
  }

  /// From 40 to (60 + 90)/2 = 75: I1 alone goes from 40 to 60, the rest is that I2 came.
  @Test
  void aValueThatAppearsIsCoverage() {
    KpiIndex before =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 40.0),
            SampleComponents.component("I2", 1, null));
    KpiIndex after =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 60.0),
            SampleComponents.component("I2", 1, 90.0));

    assertParts(before, before, after, Map.of("I1", 20.0, "COVERAGE", 15.0));
  }

  @Test
  void compositionTakesItAllWhereTheNewMethodCannotScoreTheOldPeriod() {
    KpiIndex before =
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 0.0),
            SampleComponents.component("I2", 1, 50.0));
    KpiIndex remade =
        index(
            Aggregation.GEOMETRIC,
            SampleComponents.component("I1", 1, 0.0),
            SampleComponents.component("I2", 1, 50.0));
    KpiIndex after =
        index(
            Aggregation.GEOMETRIC,
            SampleComponents.component("I1", 1, 36.0),
            SampleComponents.component("I2", 1, 64.0));

    assertParts(before, remade, after, Map.of("COMPOSITION", 23.0));
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void partsSumToTheChangeInAnyOrderOfComponents(Aggregation aggregation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      List<ComponentScore> old = new ArrayList<>();
      List<ComponentScore> remade = new ArrayList<>();
      List<ComponentScore> now = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(7); i++) {
        int weight = 1 + random.nextInt(4);
        old.add(SampleComponents.component("I" + i, 1, score(random)));
        remade.add(SampleComponents.component("I" + i, weight, score(random)));
        now.add(
            SampleComponents.component(
                "I" + i, weight, random.nextInt(4) == 0 ? remade.get(i).score() : score(random)));
      }
      KpiIndex before = KpiIndex.of(old, Aggregation.ARITHMETIC, 0);
      KpiIndex between = KpiIndex.of(remade, aggregation, 0);
      KpiIndex after = KpiIndex.of(now, aggregation, 0);
      if (!(before.score() instanceof Score.Scored(double from))
          || !(after.score() instanceof Score.Scored(double to))) {
        assertThat(Explanation.of(before, between, after)).isEmpty();
        continue;
      }

      List<Contribution> parts = Explanation.of(before, between, after);

      double sum = parts.stream().mapToDouble(Contribution::points).sum();
      assertThat(sum).as("seed %d: %s", seed, parts).isCloseTo(to - from, within(1e-9));
      Collections.reverse(remade);
      Collections.reverse(now);
      Map<String, Double> reversed =
          points(
              Explanation.of(
                  before, KpiIndex.of(remade, aggregation, 0), KpiIndex.of(now, aggregation, 0)));
      points(parts)
          .forEach((cause, points) ->
              assertThat(reversed.getOrDefault(cause, 0.0))
                  .as("%s of %s", cause, parts)
                  .isCloseTo(points, within(1e-9)));
    }
  }

  private static @Nullable Double score(Random random) {
    return random.nextInt(5) == 0 ? null : (double) random.nextInt(21) * 5;
  }

  private static void assertParts(
      KpiIndex before, KpiIndex remade, KpiIndex after, Map<String, Double> expected) {
    Map<String, Double> parts = points(Explanation.of(before, remade, after));

    assertThat(parts.keySet()).isEqualTo(new TreeMap<>(expected).keySet());
    expected.forEach(
        (cause, points) -> assertThat(parts.get(cause)).as(cause).isCloseTo(points, within(1e-9)));
  }

  private static Map<String, Double> points(List<Contribution> parts) {
    Map<String, Double> points = new TreeMap<>();
    parts.forEach(part -> points.put(part.cause(), part.points()));
    return points;
  }

  private static KpiIndex index(Aggregation aggregation, ComponentScore... components) {
    return KpiIndex.of(List.of(components), aggregation, 0);
  }
}
