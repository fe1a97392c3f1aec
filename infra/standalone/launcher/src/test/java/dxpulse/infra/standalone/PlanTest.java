package dxpulse.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  @TempDir Path folder;

  @Test
  void givesEachProcessOnlyItsOwnSecrets() {
    Home home = new Home(folder);
    Plan plan = new Plan(new Checkout(folder), home, Map.of(), false);

    assertThat(plan.settings("sign-in"))
        .containsEntry("DXPULSE_PASSWORD_CLERK", home.secret("user-clerk"))
        .containsEntry("DXPULSE_MACHINE_SECRET", home.secret("machine-client"))
        .containsEntry("DXPULSE_PORTAL_CLIENT_SECRET", home.secret("portal-client"));
    assertThat(plan.settings("portal"))
        .containsEntry("DXPULSE_PORTAL_CLIENT_SECRET", home.secret("portal-client"));
    assertThat(plan.settings("publication").get("DXPULSE_REDIS")).contains(home.secret("redis"));
    for (String process : List.of("ingestion", "indicator", "kpi-scoring", "roadmap")) {
      assertThat(plan.settings(process).keySet())
          .as(process)
          .contains("DXPULSE_KAFKA", "DXPULSE_MONGO")
          .noneMatch(name -> name.contains("SECRET") || name.contains("PASSWORD"))
          .doesNotContain("DXPULSE_REDIS");
    }
    for (String process : List.of("portal", "publication")) {
      assertThat(plan.settings(process).keySet())
          .as(process)
          .noneMatch(name -> name.contains("PASSWORD") || name.contains("MACHINE"));
    }
  }
}
