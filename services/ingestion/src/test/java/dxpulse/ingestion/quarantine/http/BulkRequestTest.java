package dxpulse.ingestion.quarantine.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.wire.HttpFormat;
import dxpulse.ingestion.quarantine.http.BulkRequest.NotAsExpected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkRequestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"ids\": [\"a\"], \"where\": {\"feed\": \"f\"}}",
        "{\"ids\": []}",
        "{\"ids\": [1]}",
        "{\"ids\": [\"a\"], \"colour\": 1}",
        "{\"ids\": [\"a\"], \"reason\": \"\"}",
        "{\"ids\": [\"a\"], \"from\": 1}",
        "{\"where\": []}",
        "{\"where\": {}}",
        "{\"where\": {\"feed\": 1}}",
        "{\"where\": {\"at\": \"noon\"}}",
        "{\"where\": {\"colour\": \"red\"}}",
        "{\"ids\": [\"a\"], \"mend\": {\"factor\": 0}}",
        "{\"ids\": [\"a\"], \"mend\": {\"indicator\": \"\"}}",
        "{\"ids\": [\"a\"], \"mend\": {\"period\": 1}}"
      })
  void whatIsNotAsExpectedIsToldInJapaneseFirstAndThenInEnglish(String body) {
    assertThatThrownBy(() -> BulkRequest.of(HttpFormat.mapper().readTree(body)))
        .isInstanceOf(NotAsExpected.class)
        .message()
        .matches(".*[ぁ-ん].* / [ -~]+");
  }
}
