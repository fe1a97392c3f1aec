package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
  @ParameterizedTest
  @CsvSource({
    "2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z",
    "2026-04-01T09:00:00+09:00, 2026-04-01T00:00:00Z",
    "2026-04-01T09:00:00 09:00, 2026-04-01T00:00:00Z",
    "2026-04-01, 2026-04-01T14:59:59.999999999Z"
  })
  void readsAnInstantOrTheEndOfADayInJapan(String text, String instant) {
    assertThat(QueryReader.instant("asOf", text)).hasToString(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "2026-04-31", "2026-04-01T09:00:00", "", "+999999999-12-31", "T"})
  void namesTheParameterOfWhatIsNoInstantTheValueAndWhatIsExpected(String text) {
    assertThatThrownBy(() -> QueryReader.instant("asOf", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "asOf：「%s」は使えません（2026-04-01T09:00:00+09:00 のような日時か、2026-04-01 のような日にしてください） / "
                    .formatted(text)
                + "asOf: \"%s\" (expected: an instant such as 2026-04-01T09:00:00+09:00, or a day such as"
                    .formatted(text)
                + " 2026-04-01)");
  }

  @Test
  void refusesARangeThatEndsBeforeItBeginsAndNoOther() {
    Period year = Period.parse("FY2024");
    Period first = Period.parse("FY2024-Q1");
    Period second = Period.parse("FY2024-Q2");

    QueryReader.inOrder(first, second);
    QueryReader.inOrder(second, second);
    QueryReader.inOrder(year, first);
    QueryReader.inOrder(second, null);
    QueryReader.inOrder(null, first);
    assertThatThrownBy(() -> QueryReader.inOrder(second, first))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("FY2024-Q1", "FY2024-Q2", "より前です", "expected");
  }

  @Test
  void readsAPeriodAsPeopleWriteItAndNamesTheParameterOfWhatIsNone() {
    assertThat(QueryReader.period("from", "令和6年度第1四半期")).hasToString("FY2024-Q1");
    assertThat(QueryReader.period("from", null)).isNull();
    assertThatThrownBy(() -> QueryReader.period("from", "2024Q1" + "0".repeat(100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("from：「2024Q1%s…」は使えません（".formatted("0".repeat(54)))
        .hasMessageEndingWith(
            " / from: \"2024Q1%s…\" (expected: a period such as 2024-06, FY2024-Q1 or FY2024)"
                .formatted("0".repeat(54)));
  }

  @Test
  void namesBothPeriodsThatAParameterCouldMean() {
    assertThatThrownBy(() -> QueryReader.period("from", "2024-Q1"))
        .hasMessage(
            "from：「2024-Q1」は使えません（FY2023-Q4（令和5年度第4四半期）かFY2024-Q1（令和6年度第1四半期）にしてください） / "
                + "from: \"2024-Q1\" (expected: FY2023-Q4 (2024-01 to 2024-03)"
                + " or FY2024-Q1 (2024-04 to 2024-06))");
  }

  @Test
  void readsAnAreaAndNamesTheParameterOfWhatIsNone() {
    assertThat(QueryReader.area("area", "022021")).hasToString("022021");
    assertThat(QueryReader.area("area", null)).isNull();
    assertThatThrownBy(() -> QueryReader.area("area", "022022"))
        .hasMessage(
            "area：「022022」は使えません（検査数字の合う6桁の地域コードにしてください） / "
                + "area: \"022022\" (expected: six digits with a right check digit)");
  }
}
