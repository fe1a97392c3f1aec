package dxpulse.indicator.catalogue.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          42.5      | 42.5
          ４２．５  | 42.5
          1,234     | 1234
          １，２３４，５６７．８ | 1234567.8
          -5        | -5
          －５      | -5
          −5        | -5
          +5        | 5
          0.30      | 0.30
          """)
  void oneExactNumberIsRead(String text, BigDecimal number) {
    assertThat(Figures.exact(text)).contains(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ▲5      | ▲
          △5      | ▲
          約60    | おおよそ
          1.2E+08 | 指数
          12,34   | 区切り
          60％    | 単位
          60人    | 単位
          abc     | 数として
          1 2     | 数として
          """)
  void anythingElseIsRefusedAndSaysWhy(String text, String said) {
    assertThat(Figures.exact(text)).isEmpty();
    assertThat(Figures.complaint(text)).contains(said).contains(" / ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", ".5", "5.", "1,23", ",123", "NaN", "Infinity", "0x10", "५"})
  void whatOnlyLooksLikeANumberIsNone(String text) {
    assertThat(Figures.exact(text)).isEmpty();
  }
}
