package dxpulse.publication.board.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.time.Granularity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class BoardAskedTest {
  @Test
  void whoAsksForAnInstantIsToldWhoAnswersThatInsteadOfBeingAnsweredOfNow() {
    MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
    query.add("asOf", "2020-01-01T00:00:00Z");

    assertThatThrownBy(() -> BoardAsked.of(query))
        .hasMessageContaining("asOf")
        .hasMessageContaining("/api/kpis/{code}/scores");
  }

  @Test
  void aPeriodSaysItsKind() {
    assertThat(BoardAsked.of(null, "FY2049").granularity()).isEqualTo(Granularity.YEAR);
    assertThat(BoardAsked.of(null, "1950-04").granularity()).isEqualTo(Granularity.MONTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FY0001", "FY9999", "2999-01", "FY1949", "FY2050-Q1"})
  void aPeriodThatNoFigureCanBeOfIsRefusedInBothLanguages(String period) {
    assertThatThrownBy(() -> BoardAsked.of(null, period))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("使えません", "expected: a period", period);
  }
}
