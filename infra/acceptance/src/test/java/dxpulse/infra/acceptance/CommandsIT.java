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
