package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.FiscalYear;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  @Test
  void aBodyThatIsNoObjectSaysSoOfItself() {
    for (String body : List.of("[1,2]", "3", "null", "\"{}\"")) {
      assertThat(BodyReader.of(body.getBytes(StandardCharsets.UTF_8)).faults())
          .as(body)
          .singleElement()
          .satisfies(fault -> {
            assertThat(fault.pointer()).isEmpty();
            assertThat(fault.code()).isEqualTo("NOT_AN_OBJECT");
          });
    }
    assertThat(BodyReader.of("{}".getBytes(StandardCharsets.UTF_8)).faults()).isEmpty();
  }

  @Test
  void readsADecimalExactly() {
    BodyReader body = body("{\"value\": 0.1234567890123456789}");

    assertThat(body.decimal("value")).hasToString("0.1234567890123456789");
    assertThat(body.decimal("absent")).isNull();
    assertThat(body.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"12\"", "true", "[]", "{}"})
  void refusesWhatIsNoNumber(String value) {
    BodyReader body = body("{\"value\": " + value + "}");

    assertThat(body.decimal("value")).isNull();
    assertThat(codes(body)).containsExactly("/value NOT_A_NUMBER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e30", "-1e31", "1e-40", "12345678901234567890123456789012345"})
  void refusesNumbersThatNoStatisticHas(String value) {
    BodyReader body = body("{\"value\": " + value + "}");

    assertThat(body.decimal("value")).isNull();
    assertThat(codes(body)).containsExactly("/value NUMBER_TOO_LARGE");
  }

  /// JSON has no such words, but what they were written for is told.
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void namesThePlaceOfWhatStandsForNoNumber(String value) {
    BodyReader body = body("{\"value\": 1, \"weights\": [{\"weight\": " + value + "}]}");

    assertThat(body.items("weights").getFirst().decimal("weight")).isNull();
    assertThat(body.faults())
        .first()
        .isEqualTo(
            new Problem.Fault(
                "/weights/0/weight",
                "NOT_A_NUMBER",
                "数値で書いてください / must be a number",
                value,
                "数値（例：12.3） / a JSON number, e.g. 12.3"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 501, 5000})
  void namesThePlaceOfANumberHoweverManyDigitsItHas(int digits) {
    for (String value : List.of("9".repeat(digits), "0." + "9".repeat(digits), "-1e" + digits)) {
      BodyReader body = body("{\"value\": " + value + "}");

      assertThat(body.decimal("value")).isNull();
      assertThat(codes(body)).containsExactly("/value NUMBER_TOO_LARGE");
      assertThat(body.faults().getFirst().value()).hasSizeLessThan(100);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "-1", "2.5", "NaN", "\"3\"", "99999999999", "123456789012345678901234567890"})
  void refusesIntegersOutOfRangeHoweverLong(String value) {
    BodyReader body = body("{\"decimals\": " + value + "}");

    assertThat(body.integer("decimals", 0, 6)).isNull();
    assertThat(codes(body)).containsExactly("/decimals OUT_OF_RANGE");
  }

  @Test
  void readsIntegersInRangeAtBothEnds() {
    BodyReader body = body("{\"least\": 0, \"most\": 6}");

    assertThat(body.integer("least", 0, 6)).isZero();
    assertThat(body.integer("most", 0, 6)).isEqualTo(6);
    assertThat(body.faults()).isEmpty();
  }

  @Test
  void aTextIsATextOfBoundedLength() {
    BodyReader body = body("{\"note\": \"12345\", \"number\": 5, \"none\": null}");

    assertThat(body.text("note", 5)).isEqualTo("12345");
    assertThat(body.text("none")).isNull();
    assertThat(body.faults()).isEmpty();
    var _ = body.text("note", 4);
    assertThat(body.text("number")).isNull();
    assertThat(codes(body)).containsExactly("/note TEXT_TOO_LONG", "/number NOT_A_TEXT");
  }

  @Test
  void aRequiredTextIsThereAndNotBlank() {
    BodyReader body = body("{\"blank\": \" \", \"number\": 5}");

    assertThat(body.requiredText("blank")).isEmpty();
    assertThat(body.requiredText("absent")).isEmpty();
    assertThat(body.requiredText("number")).isEmpty();
    assertThat(codes(body))
        .containsExactly("/blank MISSING", "/absent MISSING", "/number NOT_A_TEXT");
  }

  @Test
  void aFlagIsTrueOrFalse() {
    BodyReader body = body("{\"yes\": true, \"no\": false, \"text\": \"true\"}");

    assertThat(body.flag("yes")).isTrue();
    assertThat(body.flag("no")).isFalse();
    assertThat(body.flag("absent")).isFalse();
    assertThat(body.flag("text")).isFalse();
    assertThat(codes(body)).containsExactly("/text NOT_A_FLAG");
  }

  @Test
  void readsWordsPeriodsAndCodesInTheirOwnForms() {
    BodyReader body =
        body(
            """
            {"direction": "LOWER_IS_BETTER", "period": "令和6年度第1四半期", "year": "FY2024",
             "indicator": "I15", "name": {"ja": "利用率", "en": "Use"}}
            """);

    assertThat(body.oneOf("direction", Direction.class)).isEqualTo(Direction.LOWER_IS_BETTER);
    assertThat(body.period("period")).contains(new FiscalQuarter(2024, 1));
    assertThat(body.fiscalYear("year")).isEqualTo(new FiscalYear(2024));
    assertThat(body.code("indicator", IndicatorCode::new)).contains(new IndicatorCode("I15"));
    assertThat(body.localized("name")).isEqualTo(new LocalizedText("利用率", "Use"));
    assertThat(body.faults()).isEmpty();
  }

  @Test
  void namesEveryFaultWithItsPlaceValueAndExpectation() {
    BodyReader body =
        BodyReader.at(
            HttpFormat.mapper()
                .readTree(
                    """
                    {"direction": "UP", "period": "someday", "year": "FY2024-Q1", "indicator": "1",
                     "name": {"en": "Use"}, "list": {}, "items": [{"value": "x"}]}
                    """),
            "/3");

    var _ = body.oneOf("direction", Direction.class);
    var _ = body.period("period");
    var _ = body.fiscalYear("year");
    var _ = body.code("indicator", IndicatorCode::new);
    var _ = body.localized("name");
    assertThat(body.items("list")).isEmpty();
    body.items("items")
        .forEach(item -> {
          var _ = item.decimal("value");
        });

    assertThat(codes(body))
        .containsExactly(
            "/3/direction UNKNOWN_WORD",
            "/3/period NOT_A_PERIOD",
            "/3/year NOT_A_FISCAL_YEAR",
            "/3/indicator NOT_A_CODE",
            "/3/name/ja MISSING",
            "/3/list NOT_AN_ARRAY",
            "/3/items/0/value NOT_A_NUMBER");
    assertThat(body.faults().getFirst().value()).isEqualTo("\"UP\"");
    assertThat(body.faults().getFirst().expected()).isEqualTo("HIGHER_IS_BETTER, LOWER_IS_BETTER");
    assertThat(body.faulty())
        .containsExactlyInAnyOrder(
            "direction", "period", "year", "indicator", "name", "list", "items");
  }

  @Test
  void namesBothPeriodsThatAMemberCouldMean() {
    BodyReader body = body("{\"period\": \"2024-Q1\", \"validFrom\": \"2024\"}");

    assertThat(body.period("period")).isEmpty();
    assertThat(body.fiscalYear("validFrom")).isNull();

    assertThat(codes(body))
        .containsExactly("/period AMBIGUOUS_PERIOD", "/validFrom AMBIGUOUS_PERIOD");
    assertThat(body.faults().getFirst().value()).isEqualTo("\"2024-Q1\"");
    assertThat(body.faults().getFirst().expected())
        .isEqualTo(
            "FY2023-Q4（令和5年度第4四半期）かFY2024-Q1（令和6年度第1四半期） / "
                + "FY2023-Q4 (2024-01 to 2024-03) or FY2024-Q1 (2024-04 to 2024-06)");
  }

  @Test
  void tellsMembersThatNobodyAsksFor() {
    BodyReader body = body("{\"target\": 1, \"targets\": []}");

    body.onlyKnows(Set.of("targets"));

    assertThat(codes(body)).containsExactly("/target UNKNOWN_MEMBER");
  }

  private static BodyReader body(String json) {
    return new BodyReader(HttpFormat.mapper().readTree(json));
  }

  private static List<String> codes(BodyReader body) {
    return body.faults().stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }
}
