package dxpulse.kpiscoring.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.NotScoredReason;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Results that were made independently of this project.
class ScoringVectorsTest {
  static Stream<Arguments> indicatorScores() {
    return cases("indicator-scores");
  }

  static Stream<Arguments> aggregations() {
    return cases("kpi-aggregation");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("indicatorScores")
  void scoresAnIndicatorAsExpected(String id, JsonNode vector) {
    Direction direction = Direction.valueOf(vector.get("direction").asString());
    double target = vector.get("target").asDouble();
    Normalisation normalisation =
        switch (vector.get("normalisation").asString()) {
          case "RATIO" -> new Normalisation.Ratio(target, direction);
          case "DISTANCE" ->
              new Normalisation.Distance(
                  new BigDecimal(vector.get("baseline").asString()),
                  new BigDecimal(vector.get("target").asString()),
                  direction);
          default -> throw new IllegalArgumentException(id);
        };
    Bounds bounds = new Bounds(number(vector.get("floor")), number(vector.get("cap")));

    Score achievement =
        normalisation.achievementOf(
            Normalisation.Measured.of(new BigDecimal(vector.get("value").asString())));

    switch (achievement) {
      case Score.Scored(double value) -> assertClose(bounds.clamp(value), vector.get("expected"));
      case Score.NotScored(NotScoredReason reason) ->
          assertThat(reason.name()).isEqualTo(vector.get("notScored").asString());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("aggregations")
  void combinesComponentsAsExpected(String id, JsonNode vector) {
    List<ComponentScore> components = new ArrayList<>();
    for (JsonNode component : vector.get("components")) {
      components.add(
          SampleComponents.component(
              "C" + components.size(),
              component.get("reference").asBoolean() ? 0 : component.get("weight").asDouble(),
              number(component.get("score"))));
    }

    KpiIndex index =
        KpiIndex.of(
            components,
            Aggregation.valueOf(vector.get("aggregation").asString()),
            vector.get("minimumCoverage").asDouble());

    assertThat(index.coverage())
        .as(id)
        .isCloseTo(vector.get("expectedCoverage").asDouble(), within(1e-9));
    switch (index.score()) {
      case Score.Scored(double value) -> assertClose(value, vector.get("expectedIndex"));
      case Score.NotScored(NotScoredReason reason) ->
          assertThat(reason.name()).as(id).isEqualTo(vector.get("notScored").asString());
    }
  }

  private static void assertClose(double actual, JsonNode expected) {
    assertThat(expected.isNumber()).as("a score is expected").isTrue();
    double wanted = expected.asDouble();
    assertThat(actual).isCloseTo(wanted, within(Math.max(1e-9, Math.abs(wanted) * 1e-9)));
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNull() ? null : Double.valueOf(node.asString());
  }

  static Stream<Arguments> cases(String file) {
    try (InputStream in =
        ScoringVectorsTest.class.getResourceAsStream("/vectors/" + file + ".json")) {
      JsonNode cases = new JsonMapper().readTree(in).get("cases");
      return cases.valueStream().toList().stream()
          .map(vector -> Arguments.of(vector.get("id").asString(), vector));
    } catch (java.io.IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }
}
