package dxpulse.infra.deployment;

import static dxpulse.infra.deployment.Repository.map;
import static dxpulse.infra.deployment.Repository.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {
  private static final Map<String, Object> FILE = Repository.yaml("docker-compose.yml");
  private static final Map<String, Object> BLOCKS = map(FILE.get("services"));
  private static final Pattern SECRET = Pattern.compile("\\$\\{(DXPULSE_[A-Z_]+)([^}]*)}");
  private static final Set<String> CONDITIONS =
      Set.of("service_started", "service_healthy", "service_completed_successfully");

  static Set<String> services() {
    return Repository.services();
  }

  private static Map<String, Object> block(String name) {
    return map(BLOCKS.get(name));
  }

  @ParameterizedTest
  @MethodSource("services")
  void hasABlockForEveryServiceThatSetsWhatItReads(String service) {
    Map<String, Object> environment = map(block(service).get("environment"));
    Map<String, Boolean> read = Repository.variables(service);

    assertThat(BLOCKS).containsKey(service);
    assertThat(read.keySet())
        .as("application.yml of %s reads every variable that is set", service)
        .containsAll(environment.keySet());
    assertThat(environment.keySet())
        .as("every variable of %s without a default is set", service)
        .containsAll(
            read.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList());
    assertThat(map(map(block(service).get("build")).get("args"))).containsEntry("SERVICE", service);
  }

  @ParameterizedTest
  @MethodSource("services")
  void asksEveryServiceForItsHealthOnItsOwnPort(String service) {
    String settings =
        Repository.text("services/%s/src/main/resources/application.yml".formatted(service));
    String variable =
        "DXPULSE_PORT_" + service.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    Matcher port = Pattern.compile(variable + ":(\\d+)").matcher(settings);

    assertThat(port.find()).as(variable + " in application.yml").isTrue();
    assertThat(texts(map(block(service).get("healthcheck")).get("test")))
        .containsExactly("CMD", "/app/healthy", port.group(1));
  }

  /// By the committed part of the compose specification, not by an engine.
  @Test
  void isWhatTheComposeSpecificationKnows() {
    assertThat(Schemas.faults("compose", FILE)).isEmpty();
  }

  @Test
  void noticesAMisspeltKeyAWrongTypeAndAWrongWord() {
    Map<String, Object> portal = block("portal");
    portal.put("mem_limt", "640m");
    assertThat(faultsOf(portal)).contains("mem_limt");

    portal = block("portal");
    portal.put("read_only", "yes, please");
    assertThat(faultsOf(portal)).contains("read_only");

    portal = block("portal");
    portal.put("restart", "sometimes");
    assertThat(faultsOf(portal)).contains("restart");

    portal = block("portal");
    portal.remove("image");
    assertThat(faultsOf(portal)).contains("image");
  }

  private static String faultsOf(Map<String, Object> portal) {
    Map<String, Object> blocks = Repository.map(BLOCKS);
    blocks.put("portal", portal);
    Map<String, Object> file = Repository.map(FILE);
    file.put("services", blocks);
    return String.join("\n", Schemas.faults("compose", file));
  }

  /// A new volume takes its owner from the folder of the image that it is mounted on, and belongs
  /// to root where the image has no such folder: then Keycloak, which is not root, cannot write.
  @Test
  void mountsKeycloaksVolumeOnAFolderOfTheImage() {
    assertThat(texts(block("keycloak").get("volumes"))).contains("keycloak:/opt/keycloak/data");
  }

  @Test
  void pinsEveryImage() {
    BLOCKS.forEach((name, block) ->
        assertThat(String.valueOf(map(block).get("image")))
            .as(name)
            .matches("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void waitsOnlyForWhatIsThereAndSaysWhenItIsReady() {
    BLOCKS.forEach((name, block) ->
        map(map(block).get("depends_on"))
            .forEach((other, how) -> {
              String condition = String.valueOf(map(how).get("condition"));
              assertThat(BLOCKS).as(name).containsKey(other);
              assertThat(CONDITIONS).as(name + " → " + other).contains(condition);
              if (condition.equals("service_healthy")) {
                assertThat(block(other)).as(other).containsKey("healthcheck");
              }
            }));
  }

  @Test
  void opensPortsOnThisMachineOnly() {
    BLOCKS.forEach((name, block) ->
        assertThat(texts(map(block).get("ports")))
            .as(name)
            .allMatch(port -> port.startsWith("127.0.0.1:")));
  }

  @Test
  void mountsOnlyWhatExists() {
    Map<String, Object> volumes = map(FILE.get("volumes"));
    BLOCKS.forEach((name, block) ->
        texts(map(block).get("volumes"))
            .forEach(mount -> {
              String source = mount.substring(0, mount.indexOf(':'));
              assertThat(
                      source.startsWith("./")
                          ? Files.exists(Repository.ROOT.resolve(source))
                          : volumes.containsKey(source))
                  .as("%s: %s", name, mount)
                  .isTrue();
            }));
  }

  @Test
  void showsHowMailAndFeedsAreSetWithNothingThatNobodyReads() {
    Map<String, Object> example =
        map(
            map(Repository.yaml("infra/images/override.example.yml").get("services"))
                .get("ingestion"));
    Set<String> read = Repository.variables("ingestion").keySet();

    assertThat(map(example.get("environment")).keySet())
        .isNotEmpty()
        .allMatch(name -> read.contains(name) || name.startsWith("DXPULSE_FEED_ESTAT_APP_ID"));
  }

  @Test
  void refusesToStartWithoutASecretAndNamesEachInTheExample() {
    String example = Repository.text("infra/images/example.env");
    Matcher secret = SECRET.matcher(Repository.text("docker-compose.yml"));

    while (secret.find()) {
      assertThat(secret.group(2)).as(secret.group(1)).startsWith(":?");
      assertThat(example).contains(secret.group(1) + "=");
    }
  }
}
