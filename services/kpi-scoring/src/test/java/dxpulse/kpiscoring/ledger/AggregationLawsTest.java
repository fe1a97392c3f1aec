package dxpulse.kpiscoring.ledger;

import static dxpulse.kpiscoring.ledger.PlanText.components;
import static dxpulse.kpiscoring.ledger.PlanText.indicator;
import static dxpulse.kpiscoring.ledger.PlanText.kpi;
import static dxpulse.kpiscoring.ledger.PlanText.kpiVersion;
import static dxpulse.kpiscoring.ledger.PlanText.scored;
import static dxpulse.kpiscoring.ledger.PlanText.target;
import static dxpulse.kpiscoring.ledger.PlanText.targets;
import static dxpulse.kpiscoring.ledger.PlanText.value;
import static dxpulse.kpiscoring.ledger.PlanText.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds of every composite, whatever its values: of plans made by chance.
class AggregationLawsTest {
  private static final int PLANS = 150;
  private static final int INDICATORS = 5;

  @ParameterizedTest
  @EnumSource
  void contributionsSumToTheChange(Aggregation aggregation) {
    int changes = 0;
    for (int seed = 0; seed < PLANS; seed++) {
      Plan plan = Plan.byChance(new Random(seed), aggregation);
      KpiScored score = plan.score(1);
      Double change = score.change();
      if (change != null) {
        double sum = score.contributions().stream().mapToDouble(Contribution::points).sum();
        assertThat(sum).as("seed %d", seed).isCloseTo(change, within(1e-9));
        changes++;
      }
    }
    assertThat(changes).isGreaterThan(PLANS / 3);
  }

  @ParameterizedTest
  @EnumSource
  void weightsCountByTheirProportionAlone(Aggregation aggregation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Plan plan = Plan.byChance(new Random(seed), aggregation);
      assertSame(plan.score(1), plan.score(7), seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheComponentsChangesNothing(Aggregation aggregation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Plan plan = Plan.byChance(new Random(seed), aggregation);
      assertSame(plan.score(1), plan.shuffled(new Random(seed)).score(1), seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBetterValueNeverLowersTheIndex(Aggregation aggregation) {
    for (int seed = 0; seed < PLANS; seed++) {
      Random random = new Random(seed);
      Plan plan = Plan.byChance(random, aggregation);
      KpiScored before = plan.score(1);
      KpiScored after = plan.better(random.nextInt(INDICATORS)).score(1);
      Double from = before.index();
      Double to = after.index();
      if (from != null && to != null) {
        assertThat(to).as("seed %d", seed).isGreaterThanOrEqualTo(from - 1e-9);
      }
      // What had an index keeps it.
      assertThat(from == null || to != null).as("seed %d", seed).isTrue();
    }
  }

  private static void assertSame(KpiScored one, KpiScored other, int seed) {
    Double index = one.index();
    if (index == null) {
      assertThat(other.index()).as("seed %d", seed).isNull();
      assertThat(other.notScored()).isEqualTo(one.notScored());
      return;
    }
    assertThat(other.index()).as("seed %d", seed).isCloseTo(index, within(1e-9));
    assertThat(other.coverage()).isCloseTo(one.coverage(), within(1e-12));
  }

  /// @param first weights of the composition until FY2024, `second` from FY2025 on; 0 means absent
  /// @param rises which indicators are better when higher
  /// @param values of FY2024 and FY2025 by indicator, 0 means none
  private record Plan(
      Aggregation aggregation,
      List<Integer> order,
      int[] first,
      int[] second,
      boolean[] rises,
      int[][] values) {

    static Plan byChance(Random random, Aggregation aggregation) {
      int[] first = weights(random);
      boolean[] rises = new boolean[INDICATORS];
      int[][] values = new int[INDICATORS][2];
      for (int i = 0; i < INDICATORS; i++) {
        rises[i] = random.nextBoolean();
        for (int at = 0; at < 2; at++) {
          values[i][at] = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(140);
        }
      }
      return new Plan(
          aggregation,
          IntStream.range(0, INDICATORS).boxed().toList(),
          first,
          random.nextBoolean() ? first : weights(random),
          rises,
          values);
    }

    private static int[] weights(Random random) {
      int[] weights = random.ints(INDICATORS, 0, 5).toArray();
      weights[random.nextInt(INDICATORS)] = 3;
      return weights;
    }

    Plan shuffled(Random random) {
      List<Integer> other = new ArrayList<>(order);
      Collections.shuffle(other, random);
      return new Plan(aggregation, other, first, second, rises, values);
    }

    /// The later value of an indicator, if it has one, by a fifth better.
    Plan better(int indicator) {
      int[][] raised = new int[INDICATORS][];
      for (int i = 0; i < INDICATORS; i++) {
        raised[i] = values[i].clone();
      }
      int value = values[indicator][1];
      raised[indicator][1] = rises[indicator] ? value + value / 5 : value - value / 5;
      return new Plan(aggregation, order, first, second, rises, raised);
    }

    /// @param scale of all weights
    KpiScored score(int scale) {
      Map<IndicatorCode, IndicatorDefined> indicators = new HashMap<>();
      Map<IndicatorCode, List<CurrentValue>> held = new HashMap<>();
      for (int i : order) {
        String direction = rises[i] ? "HIGHER_IS_BETTER" : "LOWER_IS_BETTER";
        IndicatorDefined defined =
            indicator(
                "I" + i,
                version(
                    targets(target("FY2028", "60")),
                    "\"accumulation\":\"FLOW\"",
                    "\"direction\":\"" + direction + "\""));
        indicators.put(defined.code(), defined);
        List<CurrentValue> own = new ArrayList<>();
        for (int at = 0; at < 2; at++) {
          if (values[i][at] > 0) {
            own.add(value("FY" + (2024 + at), Integer.toString(values[i][at])));
          }
        }
        held.put(defined.code(), own);
      }
      KpiDefined kpi =
          kpi(
              kpiVersion(
                  composition(first, scale),
                  "\"cap\":\"100\"",
                  "\"aggregation\":\"" + aggregation + "\""),
              kpiVersion(
                  composition(second, scale),
                  "\"version\":2",
                  "\"validFrom\":\"FY2025\"",
                  "\"aggregation\":\"" + aggregation + "\""));
      return scored(kpi, indicators, held, "FY2025");
    }

    private String composition(int[] weights, int scale) {
      StringBuilder parts = new StringBuilder();
      for (int i : order) {
        if (weights[i] > 0) {
          parts.append(parts.isEmpty() ? "" : " ").append("I" + i + "*" + weights[i] * scale);
        }
      }
      return components(parts.toString());
    }
  }
}
