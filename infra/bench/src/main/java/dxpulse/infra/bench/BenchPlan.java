package dxpulse.infra.bench;

import dxpulse.contracts.wire.HttpFormat;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/// As many KPIs as the plan has, of about as many indicators, over ten years of months, and values
/// for them in the order in which departments send them: all indicators of a month, then the next.
final class BenchPlan {
  static final int KPIS = 8;
  static final int INDICATORS = 24;
  private static final int MONTHS = 120;
  private static final List<String> FIELDS = List.of("industry", "living", "administration");
  static final YearMonth FIRST_MONTH = YearMonth.of(2016, 4);

  private final Platform platform;

  BenchPlan(Platform platform) {
    this.platform = platform;
  }

  /// Which KPI a value belongs to.
  static int kpi(int number) {
    return number % KPIS;
  }

  void define() throws Exception {
    for (int i = 0; i < INDICATORS; i++) {
      put(
          "INDICATOR",
          "/api/indicators/B" + i,
          Map.of(
              "name", Map.of("ja", "測定" + i),
              "unit", "件",
              "decimals", 1,
              "direction", "HIGHER_IS_BETTER",
              "accumulation", "STOCK",
              "frequency", "MONTH",
              "targets", List.of(Map.of("period", "FY2030", "value", 1_000_000)),
              "department", "dx-promotion",
              "validFrom", "FY2016"));
    }
    for (int i = 0; i < KPIS; i++) {
      put(
          "KPI_SCORING",
          "/api/kpis/BK" + i,
          Map.of(
              "field",
              FIELDS.get(i % FIELDS.size()),
              "name",
              Map.of("ja", "測定KPI" + i),
              "components",
              components(i),
              "validFrom",
              "FY2016"));
    }
  }

  private static List<Map<String, Object>> components(int kpi) {
    List<Map<String, Object>> components = new ArrayList<>();
    for (int i = kpi; i < INDICATORS; i += KPIS) {
      components.add(Map.of("indicator", "B" + i, "weight", 1));
    }
    return components;
  }

  private void put(String service, String path, Object body) throws Exception {
    Platform.Answer answer = platform.send(service, "PUT", path, "office", body).get();
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
    }
  }

  /// A value of the first indicator of the first KPI, for a month.
  ///
  /// @return the identifier of the observation
  CompletableFuture<String> sendFirst(YearMonth month, double value) throws Exception {
    return accepted(Map.of("indicator", "B0", "period", month.toString(), "value", value), 1)
        .thenApply(List::getFirst);
  }

  /// Sends values in one request.
  ///
  /// @param first the number of the first value
  /// @return the identifiers of the observations, in the order of the values
  CompletableFuture<List<String>> send(int first, int count) throws Exception {
    List<Map<String, Object>> values = new ArrayList<>(count);
    for (int number = first; number < first + count; number++) {
      values.add(
          Map.of(
              "indicator", "B" + number % INDICATORS,
              "period", FIRST_MONTH.plusMonths(number / INDICATORS % MONTHS).toString(),
              "value", 1000 + number));
    }
    return accepted(count == 1 ? values.getFirst() : values, count);
  }

  private CompletableFuture<List<String>> accepted(Object body, int count) throws Exception {
    return platform
        .send("INGESTION", "POST", "/api/ingestion/observations", "feed", body)
        .thenApply(answer -> {
          JsonNode accepted = HttpFormat.mapper().readTree(answer.body()).path("accepted");
          if (accepted.size() != count) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
          }
          List<String> ids = new ArrayList<>(count);
          accepted.forEach(id -> ids.add(id.asString()));
          return ids;
        });
  }
}
