package dxpulse.infra.deployment;

import static dxpulse.infra.deployment.Repository.map;
import static dxpulse.infra.deployment.Repository.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  private static final Map<String, Object> VALUES = Repository.yaml("charts/dxpulse/values.yaml");

  @TempDir static Path folder;
  private static Path chart;
  private static List<Map<String, Object>> manifests;

  /// The library is put beside the chart in a copy, as `helm dependency build` would.
  @BeforeAll
  static void render() {
    copy(Repository.ROOT.resolve("charts/dxpulse"), folder.resolve("dxpulse"));
    chart = folder.resolve("dxpulse");
    copy(Repository.ROOT.resolve("charts/service"), chart.resolve("charts/service"));
    manifests =
        Repository.documents(
            new Helm(chart).template().withName("dx").set("ingress.enabled", "true").call());
  }

  static Set<String> services() {
    return Repository.services();
  }

  @Test
  void passesTheStrictLint() {
    LintResult result = new Helm(chart).lint().strict().call();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void isMadeOfManifestsThatKubernetesKnows() {
    assertThat(manifests).hasSizeGreaterThan(2 * Repository.services().size());
    manifests.forEach(
        manifest -> assertThat(Manifests.faults(manifest)).as(Manifests.name(manifest)).isEmpty());
  }

  @Test
  void noticesAnUnknownFieldAWrongTypeAndAMissingOne() {
    Map<String, Object> deployment = map(of("Deployment", "dx-roadmap"));
    Map<String, Object> spec = map(deployment.get("spec"));
    spec.put("replicas", "two");
    spec.put("sparkles", true);
    spec.remove("selector");
    deployment.put("spec", spec);

    assertThat(String.join("\n", Manifests.faults(deployment))).contains("sparkles");
    spec.remove("sparkles");
    deployment.put("spec", spec);
    assertThat(String.join("\n", Manifests.faults(deployment))).contains("selector");
    spec.put("selector", Map.of("matchLabels", Map.of("a", "b")));
    deployment.put("spec", spec);
    assertThat(String.join("\n", Manifests.faults(deployment))).contains("two");
  }

  @ParameterizedTest
  @MethodSource("services")
  void runsEveryServiceWithWhatItReads(String service) {
    Map<String, Object> block = map(map(VALUES.get("services")).get(service));
    Map<String, Boolean> read = Repository.variables(service);
    Set<String> set =
        Stream.of(
                map(VALUES.get("platform")).keySet(),
                map(block.get("environment")).keySet(),
                texts(block.get("secrets")))
            .flatMap(java.util.Collection::stream)
            .collect(Collectors.toSet());

    assertThat(map(VALUES.get("services"))).containsKey(service);
    assertThat(set)
        .containsAll(
            read.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList());
    assertThat(read.keySet())
        .containsAll(map(block.get("environment")).keySet())
        .containsAll(texts(block.get("secrets")));
  }

  @ParameterizedTest
  @MethodSource("services")
  void leadsEachServiceToItsOwnPods(String service) {
    Map<String, Object> selector =
        map(map(of("Service", "dx-" + service).get("spec")).get("selector"));
    Map<String, Object> pods =
        map(
            map(map(of("Deployment", "dx-" + service).get("spec")).get("template"))
                .get("metadata"));

    assertThat(map(pods.get("labels"))).containsAllEntriesOf(selector);
    assertThat(selector).containsEntry("app.kubernetes.io/name", service);
  }

  @ParameterizedTest
  @ValueSource(strings = {"indicator", "kpi-scoring", "roadmap", "publication", "portal"})
  void neverRunsTwoOfWhatHoldsItsStateInMemory(String service) {
    Map<String, Object> block = map(map(VALUES.get("services")).get(service));
    Map<String, Object> spec = map(of("Deployment", "dx-" + service).get("spec"));

    assertThat(map(block.get("replicas"))).containsEntry("least", 1).containsEntry("most", 1);
    assertThat(spec).containsEntry("replicas", 1);
    assertThat(map(spec.get("strategy"))).containsEntry("type", "Recreate");
  }

  /// Mail and feeds: their Secret may be absent, and an operator mounts files of their own.
  @Test
  void takesSettingsOfIngestionFromASecretThatMayBeAbsentAndMountsVolumes() {
    List<Map<String, Object>> rendered =
        Repository.documents(
            new Helm(chart)
                .template()
                .withName("dx")
                .set("services.ingestion.volumes[0].name", "feeds")
                .set("services.ingestion.volumes[0].configMap.name", "feeds")
                .set("services.ingestion.mounts[0].name", "feeds")
                .set("services.ingestion.mounts[0].mountPath", "/feeds")
                .call());
    Map<String, Object> deployment =
        rendered.stream()
            .filter(each -> "Deployment".equals(each.get("kind")))
            .filter(each -> "dx-ingestion".equals(map(each.get("metadata")).get("name")))
            .findFirst()
            .orElseThrow();

    assertThat(Manifests.faults(deployment)).isEmpty();
    assertThat(String.valueOf(deployment))
        .contains(
            "secretRef={name=dxpulse-ingestion, optional=true}",
            "mountPath=/feeds",
            "configMap={name=feeds}",
            "name=DXPULSE_FEED_FOLDER");
  }

  @Test
  void scalesNothingBeyondThePartitions() {
    assertThatThrownBy(() ->
            new Helm(chart)
                .template()
                .withName("dx")
                .set("services.indicator.replicas.most", "7")
                .call())
        .hasMessageContaining("services")
        .hasMessageContaining("most");
  }

  @Test
  void refusesAValueThatItDoesNotKnow() {
    assertThatThrownBy(() -> new Helm(chart).template().withName("dx").set("imgae.tag", "2").call())
        .hasMessageContaining("imgae");
  }

  private static Map<String, Object> of(String kind, String name) {
    return manifests.stream()
        .filter(manifest -> kind.equals(manifest.get("kind")))
        .filter(manifest -> name.equals(map(manifest.get("metadata")).get("name")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s %s: missing".formatted(kind, name)));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
