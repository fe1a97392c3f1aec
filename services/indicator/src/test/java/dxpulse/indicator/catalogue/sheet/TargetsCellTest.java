package dxpulse.indicator.catalogue.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.TargetForm;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsCellTest {
  private static final FiscalYear YEAR = new FiscalYear(2028);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2028年度=60           | 60   |    |          |
          令和10年度＝６０．５  | 60.5 |    |          |
          FY2028=1,234          | 1234 |    |          |
          2028年度=≧60          | 60   |    | AT_LEAST |
          2028年度=60以上       | 60   |    | AT_LEAST |
          2028年度=<=60         | 60   |    | AT_MOST  |
          2028年度=60 以下      | 60   |    | AT_MOST  |
          2028年度=10～20       | 10   | 20 | RANGE    |
          2028年度=-5〜−1       | -5   | -1 | RANGE    |
          2028年度=「現状より増加」 |  |    | IMPROVE  | 現状より増加
          2028年度=現状より増加 |      |    | IMPROVE  | 現状より増加
          2028年度=60「6割」    | 60   |    |          | 6割
          """)
  void everyFormIsRead(
      String cell, BigDecimal value, BigDecimal upper, TargetForm form, String words) {
    var read = TargetsCell.read(cell);

    assertThat(read.complaints()).isEmpty();
    assertThat(read.content())
        .containsExactly(
            new Target(
                YEAR, value, upper, form, words == null ? null : new LocalizedText(words, null)));
  }

  @Test
  void severalStandBetweenSemicolonsOrOnLinesOfTheirOwn() {
    assertThat(TargetsCell.read("2026年度=40; 2027年度=50；\n2028年度=60;").content())
        .extracting(Target::value)
        .containsExactly(new BigDecimal(40), new BigDecimal(50), new BigDecimal(60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "60",
        "2028年度 60",
        "いつか=60",
        "2028年度=abc",
        "2028年度=約60",
        "2028年度=▲5",
        "2028年度=12,34",
        "2028年度=60％",
        "2028年度=1e3",
        "2028年度=10～",
        "2028年度=未定",
        "2028年度=なし",
        "2028年度=「現状より増加",
        "2028年度=「a」「b」「c」",
        "2028年度=「」",
        "2028年度=40, 2030年度=60"
      })
  void whatIsNotSurelyATargetIsRefused(String cell) {
    var read = TargetsCell.read(cell);

    assertThat(read.complaints()).hasSize(1);
    assertThat(read.complaints().getFirst().value()).isEqualTo(cell);
  }

  @Test
  void whatIsShownIsReadAsItWas() {
    List<Target> targets =
        List.of(
            Target.of(Period.parse("FY2025"), new BigDecimal("-0.5")),
            new Target(
                Period.parse("FY2026-H1"), new BigDecimal(3), null, TargetForm.AT_MOST, null),
            new Target(
                Period.parse("FY2026-Q4"),
                new BigDecimal(1),
                new BigDecimal(2),
                TargetForm.RANGE,
                null),
            new Target(
                Period.parse("2027-06"),
                new BigDecimal("1e3"),
                null,
                TargetForm.AT_LEAST,
                new LocalizedText("千=1000; 」「", "a 「thousand」")),
            new Target(
                Period.parse("CY2027"),
                null,
                null,
                TargetForm.IMPROVE,
                new LocalizedText("現状より\n増加」", null)),
            new Target(
                Period.parse("CY2028-H2"),
                null,
                null,
                TargetForm.IMPROVE,
                new LocalizedText("「減」", "less")));

    var read = TargetsCell.read(TargetsCell.shown(targets));

    assertThat(read.complaints()).isEmpty();
    assertThat(TargetsCell.shown(read.content())).isEqualTo(TargetsCell.shown(targets));
    assertThat(read.content())
        .extracting(Target::period, Target::form, Target::text)
        .isEqualTo(
            targets.stream()
                .map(each ->
                    org.assertj.core.groups.Tuple.tuple(each.period(), each.form(), each.text()))
                .toList());
  }
}
