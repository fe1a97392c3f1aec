package dxpulse.publication.board.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.time.Granularity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardAskedTest {
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
