package dxpulse.indicator.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dxpulse.contracts.wire.Problem;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class IndicatorBodyTest {
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":7}", "{\"name\":{\"ja\":\"\"}}", "{\"name\":null}"})
  void aNameThatCannotBeReadIsAFaultAmongTheOthers(String json) {
    IndicatorBody body = new IndicatorBody(JsonMapper.shared().readTree(json));

    assertThat(body.draft("office", Instant.EPOCH)).isEmpty();

    assertThat(body.faults()).extracting(Problem.Fault::pointer).contains("/unit", "/direction");
    assertThat(body.faults())
        .extracting(Problem.Fault::pointer)
        .anyMatch(pointer -> pointer.startsWith("/name"));
  }

  @Test
  void whatTheCatalogueAddsMayBeSentBack() {
    ObjectNode read = plannedBody();
    read.put("code", "I15")
        .put("version", 2)
        .put("changedBy", "office")
        .put("changedAt", "2026-04-01T00:00:00Z")
        .put("reference", false)
        .putArray("versions");
    IndicatorBody body = new IndicatorBody(read);

    assertThat(body.draft("office", Instant.EPOCH)).isPresent();
    assertThat(body.faults()).isEmpty();
  }

  @Test
  void aStageWithoutAScoreIsAFault() {
    ObjectNode stages = plannedBody();
    stages.set(
        "normalisation",
        JsonMapper.shared()
            .readTree("{\"method\": \"STAGES\", \"stages\": {\"検討\": null, \"本稼働\": 100}}"));
    IndicatorBody body = new IndicatorBody(stages);

    assertThat(body.draft("office", Instant.EPOCH)).isEmpty();
    assertThat(body.faults())
        .extracting(Problem.Fault::pointer, Problem.Fault::code)
        .contains(tuple("/normalisation/stages/検討", "MISSING"));
  }

  private static ObjectNode plannedBody() {
    return (ObjectNode) Objects.requireNonNull(PlanCatalogue.bodies().get("I15")).deepCopy();
  }
}
