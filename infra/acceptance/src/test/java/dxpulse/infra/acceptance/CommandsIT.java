package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.infra.acceptance.RunningPlatform.Said;
import dxpulse.infra.standalone.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What `./dx` says about a platform that runs, and that nothing is left when it is stopped.
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsIT {
  private static final RunningPlatform PLATFORM = RunningPlatform.get();

  @Test
  @Order(1)
  void aSecondStartSaysThatItRunsAlready() {
    Said said = PLATFORM.command(Map.of(), "check");

    assertThat(said.status()).as(said.words()).isEqualTo(3);
    assertThat(said.words()).contains("is already running").contains(PLATFORM.portal());
  }

  @Test
  @Order(2)
  void aTakenPortIsNamedWithTheVariableThatChangesIt(@TempDir Path another) {
    Said said = PLATFORM.command(Map.of("DXPULSE_HOME", another.toString()), "check");

    assertThat(said.status()).as(said.words()).isEqualTo(1);
    assertThat(said.words())
        .contains("port " + PLATFORM.port(Port.PORTAL) + " (portal) is taken")
        .contains("DXPULSE_PORT_PORTAL")
        .contains("port " + PLATFORM.port(Port.KAFKA) + " (kafka) is taken");
  }

  @Test
  @Order(3)
  void statusTellsTheHealthOfEveryProcess() {
    Said said = PLATFORM.dx("status");

    assertThat(said.status()).as(said.words()).isZero();
    assertThat(said.words().lines())
        .allSatisfy(line -> assertThat(line).contains(" healthy ").containsPattern("[1-9].* MiB"));
    for (String service :
        List.of("ingestion", "indicator", "kpi-scoring", "roadmap", "publication", "portal")) {
      assertThat(said.words()).containsPattern("(?m)^" + service + " +healthy +[0-9]+ ");
    }
  }

  @Test
  @Order(4)
  void observeShowsWhichBoardsAValueChangedAndHowLongItTook() {
    Said said = PLATFORM.dx("observe", "I19", "FY2024-Q2", "137");

    assertThat(said.status()).as(said.words()).isZero();
    assertThat(said.words())
        .containsPattern("POST 202  [0-9.]+ ms")
        .containsPattern(
            "[1-9][0-9]* boards changed; the first after [0-9.]+ ms, the last after [0-9.]+ ms:")
        .contains("kpi/K8 FY2024-Q2", "administration FY2024-Q2", "overview FY2024-Q2")
        .doesNotContain("kpi/K7");
    assertThat(Figures.board("FY2024-Q2")).isEqualTo(68.5);
  }

  @Test
  @Order(5)
  void observeTellsWhatIsRefused() {
    Said said = PLATFORM.dx("observe", "I99", "FY2024-Q2", "1");

    assertThat(said.status()).as(said.words()).isEqualTo(1);
    assertThat(said.words()).contains("POST 422", "UNKNOWN_INDICATOR");
  }

  @Test
  @Order(6)
  void aStopLeavesNoProcessAndNoPort() {
    List<ProcessHandle> processes = PLATFORM.processes();
    assertThat(processes).hasSizeGreaterThan(9);

    Said said = PLATFORM.command(Map.of(), "down");

    assertThat(said.words()).contains("stopped");
    assertThat(said.status()).isZero();
    await("all of them ended")
        .atMost(Figures.PATIENCE)
        .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    assertThat(Port.values()).allMatch(port -> Port.isFree(PLATFORM.port(port)));
    assertThat(PLATFORM.command(Map.of(), "down").words()).contains("is not running");
  }
}
