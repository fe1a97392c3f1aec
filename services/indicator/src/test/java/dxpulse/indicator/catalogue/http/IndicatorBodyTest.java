package dxpulse.indicator.catalogue.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.Problem;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

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
}
