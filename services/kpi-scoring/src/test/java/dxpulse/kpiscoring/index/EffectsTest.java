package dxpulse.kpiscoring.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EffectsTest {
  /// 3/4 of 60 and 1/4 of 72 are 63; with 40 for 60 it were 48, with 80 for 72 it were 65.
  @Test
  void eachMovesTheIndexFromWhatItWouldBeWithoutIt() {
    assertEffects(
        Map.of("I1", 40.0, "I2", 80.0),
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 3, 60.0),
            SampleComponents.component("I2", 1, 72.0)),
        Map.of("I1", 15.0, "I2", -2.0));
  }

  @Test
  void whatStayedMovesNothing() {
    assertEffects(
        Map.of("I1", 40.0, "I2", 72.0),
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 60.0),
            SampleComponents.component("I2", 1, 72.0)),
        Map.of("I1", 10.0));
  }

  /// The index is 70; without I2 it were that of I1, 50; without the loss of I3 (50 + 90 + 10) / 3.
  @Test
  void aValueThatCameOrWentMovesTheIndexThoughItHasNoScoreOnOneSide() {
    assertEffects(
        Map.of("I1", 50.0, "I3", 10.0),
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 50.0),
            SampleComponents.component("I2", 1, 90.0),
            SampleComponents.component("I3", 1, null)),
        Map.of("I2", 20.0, "I3", 20.0));
  }

  /// √(100·100) = 100; with 25 for I1 it were √(25·100) = 50, with 64 for I2 √(100·64) = 80.
  @Test
  void theGeometricMeanIsMovedAsAWhole() {
    assertEffects(
        Map.of("I1", 25.0, "I2", 64.0),
        index(
            Aggregation.GEOMETRIC,
            SampleComponents.component("I1", 1, 100.0),
            SampleComponents.component("I2", 1, 100.0)),
        Map.of("I1", 50.0, "I2", 20.0));
  }

  @Test
  void aReferenceMovesNothingAndWithoutAnIndexNobodyCanTell() {
    assertEffects(
        Map.of("I1", 40.0, "R2", 10.0),
        index(
            Aggregation.ARITHMETIC,
            SampleComponents.component("I1", 1, 40.0),
            SampleComponents.component("R2", 0, 90.0)),
        Map.of());
    assertEffects(
        Map.of("I1", 40.0),
        index(Aggregation.ARITHMETIC, SampleComponents.component("I1", 1, null)),
        Map.of());
    assertEffects(
        Map.of(),
        index(Aggregation.ARITHMETIC, SampleComponents.component("I1", 1, 40.0)),
        Map.of());
  }

  private static void assertEffects(
      Map<String, Double> before, KpiIndex after, Map<String, Double> expected) {
    Map<IndicatorCode, Double> stood =
        before.entrySet().stream()
            .collect(
                Collectors.toMap(each -> new IndicatorCode(each.getKey()), Map.Entry::getValue));
    List<Contribution> effects = Effects.of(stood, after);

    assertThat(effects)
        .extracting(Contribution::cause)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (Contribution effect : effects) {
      assertThat(effect.points())
          .as(effect.cause())
          .isCloseTo(expected.getOrDefault(effect.cause(), 0.0), within(1e-9));
    }
  }

  private static KpiIndex index(Aggregation aggregation, ComponentScore... components) {
    return KpiIndex.of(List.of(components), aggregation, 0);
  }
}
