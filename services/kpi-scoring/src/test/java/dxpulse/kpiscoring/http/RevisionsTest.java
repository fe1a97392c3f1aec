package dxpulse.kpiscoring.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RevisionsTest {
  private static final Path EXAMPLES = Path.of("../../contracts/events/kpi.scored/v1/examples");

  @Test
  void aRevisionNamesEveryValueThatItsEffectIsOf() throws IOException {
    JsonNode shown = shown("scored.json", "scored-together.json");

    assertThat(shown.at("/0/others")).isEmpty();
    assertThat(shown.at("/0/othersCount").isNull()).isTrue();
    assertThat(shown.at("/1/effect").asDouble()).isCloseTo(1.7, within(1e-9));
    assertThat(shown.at("/1/cause/indicator").asString()).isEqualTo("I15");
    assertThat(shown.at("/1/others")).hasSize(2);
    assertThat(shown.at("/1/others/0/indicator").asString()).isEqualTo("I21");
    assertThat(shown.at("/1/others/1/valuePeriod").asString()).isEqualTo("2026-06");
    assertThat(shown.at("/1/others/1/submittedBy").asString()).isEqualTo("clerk-dx");
    assertThat(shown.at("/1/othersCount").asInt()).isEqualTo(2);
  }

  private static JsonNode shown(String before, String after) throws IOException {
    List<KpiScored> revisions = List.of(scored(before), scored(after));
    return HttpFormat.mapper()
        .readTree(HttpFormat.mapper().writeValueAsBytes(Revisions.shown(revisions)));
  }

  private static KpiScored scored(String example) throws IOException {
    return EventCodec.decode(EventType.KPI_SCORED, Files.readAllBytes(EXAMPLES.resolve(example)));
  }
}
