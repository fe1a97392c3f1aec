package dxpulse.infra.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The portal forgets what is idle before a service closes it: else a request may meet the end of
/// its connection, and nobody knows what became of it.
class ConnectionsTest {
  private static final Pattern KEPT = Pattern.compile("keep-alive-timeout: (\\d+)s");
  private static final Pattern POOLED = Pattern.compile("max-idle-time: (\\d+)s");

  @Test
  void thePortalForgetsAnIdleConnectionSecondsBeforeAnyServiceClosesIt() {
    int pooled = seconds(POOLED, "portal").getFirst();

    for (String service : List.of("ingestion", "kpi-scoring", "roadmap")) {
      assertThat(seconds(KEPT, service))
          .as(service)
          .singleElement()
          .satisfies(kept -> assertThat(kept).isGreaterThanOrEqualTo(pooled + 5));
    }
  }

  private static List<Integer> seconds(Pattern form, String service) {
    return form.matcher(
            Repository.text("services/%s/src/main/resources/application.yml".formatted(service)))
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }
}
