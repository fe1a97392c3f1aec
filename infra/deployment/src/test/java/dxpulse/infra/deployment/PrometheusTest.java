package dxpulse.infra.deployment;

import static dxpulse.infra.deployment.Repository.map;
import static dxpulse.infra.deployment.Repository.maps;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTest {
  private static final Path FOLDER = Repository.ROOT.resolve("infra/prometheus");

  @Test
  void asksEveryServiceForItsMetrics() {
    Map<String, Object> job =
        maps(Repository.yaml("infra/prometheus/prometheus.yml").get("scrape_configs")).getFirst();
    List<String> asked =
        maps(job.get("static_configs")).stream()
            .map(each -> String.valueOf(map(each.get("labels")).get("service")))
            .toList();

    assertThat(asked).containsAll(Repository.services());
  }

  @Test
  void hasRulesThatPromtoolAccepts() throws Exception {
    Promtool.run("check", "config", FOLDER.resolve("prometheus.yml").toString());
    for (Path rules : Repository.files("infra/prometheus/rules", ".yml")) {
      Promtool.run("check", "rules", rules.toString());
    }
  }

  @Test
  void hasRulesThatSpeakUpWhenTheyShould() throws Exception {
    for (Path tests : Repository.files("infra/prometheus/rules_test", ".yml")) {
      Promtool.run("test", "rules", tests.toString());
    }
  }

  @Test
  void testsEveryAlertAndGivesEachAnOwnerAndARunbook() {
    String tests = Repository.text("infra/prometheus/rules_test/pipeline_test.yml");
    for (Map<String, Object> rule : rules()) {
      if (rule.get("alert") instanceof String alert) {
        assertThat(tests).contains("alertname: " + alert);
        assertThat(map(rule.get("labels"))).as(alert).containsKeys("severity", "owner");
        assertThat(map(rule.get("annotations")))
            .as(alert)
            .containsKeys("summary", "description", "runbook");
      }
    }
  }

  private static List<Map<String, Object>> rules() {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Map<String, Object> group :
        maps(Repository.yaml("infra/prometheus/rules/pipeline.yml").get("groups"))) {
      rules.addAll(maps(group.get("rules")));
    }
    return rules;
  }
}
