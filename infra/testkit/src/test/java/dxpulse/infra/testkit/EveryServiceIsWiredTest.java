package dxpulse.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.infra.standalone.Port;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A service is its own folder and a few places; each that is missing is named.
class EveryServiceIsWiredTest {
  /// Neither sends nor receives: it only leads browsers to the others.
  private static final String PORTAL = "portal";

  static Set<String> services() {
    return Checkout.services();
  }

  private static Set<String> topicsOf(String service) {
    var file = Checkout.yaml("contracts/asyncapi.yaml");
    Set<String> topics = new TreeSet<>();
    for (Object operation : Checkout.map(file.get("operations")).values()) {
      if (service.equals(Checkout.map(operation).get("x-service"))) {
        Object reference = Checkout.map(Checkout.map(operation).get("channel")).get("$ref");
        String channel = String.valueOf(reference).replace("#/channels/", "");
        Object address =
            Checkout.map(Checkout.map(file.get("channels")).get(channel)).get("address");
        topics.add(String.valueOf(address));
      }
    }
    return topics;
  }

  @ParameterizedTest
  @MethodSource("services")
  void isAModuleOfTheBuild(String service) {
    assertThat(Checkout.text("pom.xml")).contains("<module>services/" + service + "</module>");
  }

  @ParameterizedTest
  @MethodSource("services")
  void hasItsOperationsInAsyncApi(String service) {
    assertThat(topicsOf(service).isEmpty()).as("no operation").isEqualTo(service.equals(PORTAL));
  }

  @ParameterizedTest
  @MethodSource("services")
  void hasABlockInDockerCompose(String service) {
    assertThat(Checkout.map(Checkout.yaml("docker-compose.yml").get("services")).keySet())
        .map(String::valueOf)
        .contains(service);
  }

  @ParameterizedTest
  @MethodSource("services")
  void hasABlockInTheChart(String service) {
    assertThat(Checkout.map(Checkout.yaml("charts/dxpulse/values.yaml").get("services")).keySet())
        .map(String::valueOf)
        .contains(service);
  }

  /// The launcher, the benchmarks and the tests of the whole read their ports there.
  @ParameterizedTest
  @MethodSource("services")
  void hasItsPortOnThisMachine(String service) {
    Port port = Port.valueOf(service.toUpperCase(Locale.ROOT).replace('-', '_'));

    assertThat(Checkout.text("services/%s/src/main/resources/application.yml".formatted(service)))
        .contains("${%s:%d}".formatted(port.variable(), port.in(Map.of())));
  }

  @Test
  void noPortIsLeftOfAServiceThatIsGone() {
    List<String> parts = List.of("SIGN_IN", "KAFKA", "KAFKA_CONTROLLER", "MONGO", "REDIS");

    assertThat(List.of(Port.values()))
        .map(Port::name)
        .filteredOn(name -> !parts.contains(name))
        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
        .hasSameElementsAs(services());
  }

  @ParameterizedTest
  @MethodSource("services")
  void isAskedByPrometheus(String service) {
    assertThat(Checkout.text("infra/prometheus/prometheus.yml")).contains("service: " + service);
  }

  @ParameterizedTest
  @MethodSource("services")
  void keepsTheHouseRules(String service) {
    assertThat(Checkout.files("ArchitectureTest.java"))
        .as("ArchitectureTest.java")
        .anyMatch(file -> file.startsWith("services/" + service));
  }

  @ParameterizedTest
  @MethodSource("services")
  void saysInItsReadmeWhatComesInAndGoesOut(String service) {
    String readme = Checkout.text("services/%s/README.md".formatted(service));

    assertThat(topicsOf(service)).allSatisfy(topic -> assertThat(readme).contains(topic));
  }
}
