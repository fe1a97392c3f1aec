package dxpulse.infra.bench;

import dxpulse.contracts.wire.HttpFormat;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/// As many KPIs as the plan has, over three years of months, and values for them in a fixed order.
final class BenchPlan {
  private static final int KPIS = 8;
  private static final int MONTHS = 36;
  private static final List<String> FIELDS = List.of("industry", "living", "administration");
  private static final YearMonth FIRST_MONTH = YearMonth.of(2023, 10);

  /// Values of the same KPI and month share a slot; a later one corrects the earlier.
  static final int SLOTS = KPIS * MONTHS;

  private final Platform platform;

  BenchPlan(Platform platform) {
    this.platform = platform;
  }

  static int slot(int number) {
    return number % SLOTS;
  }

  void define() throws Exception {
    for (int i = 0; i < KPIS; i++) {
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
              "validFrom", "FY2020"));
      put(
          "KPI_SCORING",
          "/api/kpis/BK" + i,
          Map.of(
              "field",
              FIELDS.get(i % FIELDS.size()),
              "name",
              Map.of("ja", "測定KPI" + i),
              "components",
              List.of(Map.of("indicator", "B" + i, "weight", 1)),
              "validFrom",
              "FY2020"));
    }
  }

  private void put(String service, String path, Object body) throws Exception {
    HttpResponse<String> answer = platform.send(service, "PUT", path, "office", body).get();
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
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
              "indicator", "B" + number % KPIS,
              "period", FIRST_MONTH.plusMonths(number / KPIS % MONTHS).toString(),
              "value", 1000 + number));
    }
    return platform
        .send(
            "INGESTION",
            "POST",
            "/api/ingestion/observations",
            "feed",
            count == 1 ? values.getFirst() : values)
        .thenApply(answer -> {
          JsonNode accepted = HttpFormat.mapper().readTree(answer.body()).path("accepted");
          if (accepted.size() != count) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
          }
          List<String> ids = new ArrayList<>(count);
          accepted.forEach(id -> ids.add(id.asString()));
          return ids;
        });
  }
}
