package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.Period;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The quarterly index of a KPI of the plan, computed from the recorded values alone by the plan's
/// own formula: the weighted mean over the indicators with a target of 100·value/target, held
/// between 0 and 100; none when those that have a value bear less than half of the weight.
///
/// No indicator of the plan with a target is a flow: a quarter without a value of its own takes the
/// last one before it, not older than 18 months; counts of a shorter time are carried into none.
record Recomputed(List<Component> components) {
  private static final int OLDEST_MONTHS = 18;

  private record Value(Period period, double value, double numerator, double denominator) {
    boolean hasCounts() {
      return !Double.isNaN(numerator) && !Double.isNaN(denominator);
    }
  }

  private record Target(Period period, double value) {}

  private record Component(
      double weight, boolean isRate, List<Target> targets, List<Value> values) {
    OptionalDouble score(Period quarter) {
      double value = value(quarter);
      if (Double.isNaN(value)) {
        return OptionalDouble.empty();
      }
      double target =
          targets.stream()
              .filter(each -> !each.period().end().isBefore(quarter.end()))
              .findFirst()
              .orElse(targets.getLast())
              .value();
      return OptionalDouble.of(Math.clamp(100 * value / target, 0, 100));
    }

    /// Whether a value counts something for less than a quarter that is over.
    private boolean isOfLessTime(Value value, Period quarter) {
      return isRate
          && value.hasCounts()
          && value.period().months() < quarter.months()
          && value.period().end().isBefore(quarter.start());
    }

    private double value(Period quarter) {
      List<Value> exact = values.stream().filter(each -> each.period().equals(quarter)).toList();
      if (!exact.isEmpty()) {
        return exact.getFirst().value();
      }
      List<Value> months =
          values.stream()
              .filter(each -> each.period().months() == 1 && quarter.contains(each.period()))
              .toList();
      if (isRate && !months.isEmpty() && months.stream().allMatch(Value::hasCounts)) {
        return 100
            * months.stream().mapToDouble(Value::numerator).sum()
            / months.stream().mapToDouble(Value::denominator).sum();
      }
      LocalDate oldest = quarter.end().plusDays(1).minusMonths(OLDEST_MONTHS).minusDays(1);
      return values.stream()
          .filter(each -> !each.period().end().isAfter(quarter.end()))
          .filter(each -> !each.period().end().isBefore(oldest))
          .filter(each -> !isOfLessTime(each, quarter))
          .max(Comparator.comparing((Value each) -> each.period().end()))
          .map(Value::value)
          .orElse(Double.NaN);
    }
  }

  static Recomputed of(RunningPlatform platform, String kpi) {
    JsonNode definition = read(platform, "/api/kpis/" + kpi);
    assertThat(definition.get("aggregation").asString()).isEqualTo("ARITHMETIC");
    List<Component> components = new ArrayList<>();
    for (JsonNode component : definition.get("components")) {
      String address = "/api/indicators/" + component.get("indicator").asString();
      JsonNode indicator = read(platform, address);
      if (indicator.get("reference").asBoolean()) {
        continue;
      }
      assertThat(indicator.at("/normalisation/method").asString()).isEqualTo("RATIO");
      assertThat(indicator.get("accumulation").asString()).isNotIn("FLOW", "AVERAGE");
      components.add(
          new Component(
              component.get("weight").asDouble(),
              indicator.get("accumulation").asString().equals("RATE"),
              indicator
                  .get("targets")
                  .valueStream()
                  .map(each -> new Target(period(each), number(each, "value")))
                  .sorted(Comparator.comparing(each -> each.period().end()))
                  .toList(),
              read(platform, address + "/values")
                  .get("values")
                  .valueStream()
                  .map(each ->
                      new Value(
                          period(each),
                          number(each, "value"),
                          number(each, "numerator"),
                          number(each, "denominator")))
                  .toList()));
    }
    assertThat(components).isNotEmpty();
    return new Recomputed(components);
  }

  OptionalDouble index(Period quarter) {
    double sum = 0;
    double present = 0;
    double whole = 0;
    for (Component component : components) {
      whole += component.weight();
      OptionalDouble score = component.score(quarter);
      if (score.isPresent()) {
        present += component.weight();
        sum += component.weight() * score.getAsDouble();
      }
    }
    return present == 0 || present * 2 < whole
        ? OptionalDouble.empty()
        : OptionalDouble.of(sum / present);
  }

  private static Period period(JsonNode node) {
    return Period.parse(node.get("period").asString());
  }

  private static double number(JsonNode node, String name) {
    return node.path(name).isNumber() ? node.get(name).asDouble() : Double.NaN;
  }

  private static JsonNode read(RunningPlatform platform, String path) {
    HttpResponse<String> answer = platform.get(path, "office");
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
