package dxpulse.infra.deployment;

import static dxpulse.infra.deployment.Repository.map;
import static dxpulse.infra.deployment.Repository.maps;
import static dxpulse.infra.deployment.Repository.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardsTest {
  private static final int READABLE_AT_ONCE = 15;
  private static final int COLUMNS = 24;

  static List<Path> dashboards() {
    return Repository.files("infra/grafana/dashboards", ".json");
  }

  private static JsonNode read(Path file) {
    return new JsonMapper().readTree(file.toFile());
  }

  private static Set<String> dataSources() {
    Map<String, Object> file =
        Repository.yaml("infra/grafana/provisioning/datasources/prometheus.yml");
    Set<String> uids = new HashSet<>();
    maps(file.get("datasources")).forEach(source -> uids.add(String.valueOf(source.get("uid"))));
    return uids;
  }

  @Test
  void haveDifferentNames() {
    List<String> names =
        dashboards().stream().map(file -> read(file).path("uid").asString("")).toList();

    assertThat(names).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
  }

  /// By the committed part of Grafana's dashboard model: Grafana itself passes over what it does
  /// not know, and a test without it is all that can be had without an engine.
  @ParameterizedTest
  @MethodSource("dashboards")
  void areWhatGrafanaKnows(Path file) {
    assertThat(Schemas.faults("dashboard", read(file))).isEmpty();
  }

  @Test
  void noticeAMisspeltKeyAWrongTypeAndAnOptionOfAnotherPanel() {
    String text = read(dashboards().getFirst()).toString();

    assertThat(faultsOf(text.replaceFirst("\"gridPos\"", "\"gridpos\""))).contains("gridpos");
    assertThat(faultsOf(text.replaceFirst("\"min\":0", "\"min\":\"0\""))).contains("/min");
    assertThat(faultsOf(text.replaceFirst("\"sort\":\"desc\"", "\"sort\":\"down\"")))
        .contains("sort");
    assertThat(faultsOf(text.replaceFirst("\"legend\":", "\"graphMode\":\"area\",\"legend\":")))
        .contains("graphMode");
  }

  private static String faultsOf(String dashboard) {
    return String.join("\n", Schemas.faults("dashboard", new JsonMapper().readTree(dashboard)));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void areFixedAndNoExport(Path file) {
    JsonNode dashboard = read(file);

    assertThat(dashboard.path("uid").asString("")).matches("[a-z0-9-]{4,40}");
    assertThat(dashboard.has("id")).as("numeric id").isFalse();
    assertThat(dashboard.has("__inputs")).as("__inputs").isFalse();
    assertThat(dashboard.toString()).doesNotContain("${DS_");
    assertThat(dashboard.path("editable").asBoolean(true)).isFalse();
    assertThat(dashboard.path("timezone").asString("")).isEqualTo("Asia/Tokyo");
    assertThat(dashboard.path("tags").isEmpty()).isFalse();
    assertThat(dashboard.path("panels").size()).isBetween(1, READABLE_AT_ONCE);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void havePanelsThatExplainThemselves(Path file) {
    Set<String> sources = dataSources();
    List<String> faults = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    for (JsonNode panel : read(file).path("panels")) {
      String title = panel.path("title").asString("");
      JsonNode defaults = panel.path("fieldConfig").path("defaults");
      JsonNode place = panel.path("gridPos");
      check(faults, title, !title.isBlank(), "a title");
      check(faults, title, !panel.path("description").asString("").isBlank(), "a description");
      check(faults, title, numbers.add(panel.path("id").asInt(-1)), "an id of its own");
      check(
          faults,
          title,
          sources.contains(panel.path("datasource").path("uid").asString("")),
          "a provisioned source");
      check(faults, title, !defaults.path("unit").asString("").isEmpty(), "a unit");
      check(faults, title, !defaults.path("noValue").asString("").isEmpty(), "a text for no value");
      check(faults, title, defaults.path("min").isNumber(), "a lower end");
      check(faults, title, !defaults.path("thresholds").path("steps").isEmpty(), "thresholds");
      check(
          faults,
          title,
          place.path("x").asInt(-1) >= 0
              && place.path("x").asInt(0) + place.path("w").asInt(COLUMNS + 1) <= COLUMNS,
          "a place within the grid");
      check(faults, title, !panel.path("targets").isEmpty(), "a query");
      for (JsonNode target : panel.path("targets")) {
        String query = target.path("expr").asString("");
        check(
            faults,
            title,
            sources.contains(target.path("datasource").path("uid").asString("")),
            "a provisioned source of its query");
        check(
            faults,
            title,
            !query.contains("rate(")
                || query.contains("[$__rate_interval]")
                || query.contains("increase(")
                || query.startsWith("dxpulse:"),
            "$__rate_interval in a rate");
      }
    }

    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void linkOnlyToEachOther(Path file) {
    List<String> known =
        dashboards().stream().map(each -> "/d/" + read(each).path("uid").asString("")).toList();

    for (JsonNode link : read(file).path("links")) {
      assertThat(known).contains(link.path("url").asString(""));
    }
  }

  @Test
  void askWhatPrometheusUnderstands(@TempDir Path folder) throws Exception {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Path file : dashboards()) {
      for (JsonNode panel : read(file).path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          String query = target.path("expr").asString("").replace("$__rate_interval", "5m");
          rules.add(Map.of("record", "query:n" + rules.size(), "expr", query));
        }
      }
    }
    Path file = folder.resolve("queries.json");
    new JsonMapper()
        .writeValue(
            file.toFile(), Map.of("groups", List.of(Map.of("name", "queries", "rules", rules))));

    Promtool.run("check", "rules", file.toString());
  }

  @Test
  void lieWhereTheProviderLooks() {
    Map<String, Object> provider =
        maps(Repository.yaml("infra/grafana/provisioning/dashboards/dxpulse.yml").get("providers"))
            .getFirst();
    Map<String, Object> grafana =
        map(map(Repository.yaml("docker-compose.yml").get("services")).get("grafana"));

    assertThat(texts(grafana.get("volumes")))
        .contains(
            "./infra/grafana/dashboards:%s:ro".formatted(map(provider.get("options")).get("path")));
    assertThat(provider).containsEntry("allowUiUpdates", false);
  }

  private static void check(List<String> faults, String title, boolean holds, String expected) {
    if (!holds) {
      faults.add("panel \"%s\" (expected: %s)".formatted(title, expected));
    }
  }
}
