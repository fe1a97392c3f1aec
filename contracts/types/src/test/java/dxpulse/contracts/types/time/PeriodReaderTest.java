package dxpulse.contracts.types.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PeriodReaderTest {
  @ParameterizedTest
  @MethodSource("dxpulse.contracts.types.time.PeriodVectors#labels")
  void aLabelMeansWhatTheVectorsSay(JsonNode label) {
    String raw = label.get("raw").asString();
    String expected = label.get("expected").asString();

    switch (label.get("kind").asString()) {
      case "month" -> assertMonth(PeriodReader.read(raw), expected);
      case "fiscal_year", "half" -> assertThat(PeriodReader.read(raw)).hasToString(expected);
      case "sdmx_quarter" -> assertSpan(PeriodReader.readSdmx(raw), expected);
      case "estat" -> assertSpan(PeriodReader.read(raw), expected);
      case "day" ->
          assertThat(PeriodReader.read(raw)).isEqualTo(Month.containing(LocalDate.parse(expected)));
      case "error" ->
          assertThatThrownBy(() -> PeriodReader.read(raw))
              .isInstanceOf(IllegalArgumentException.class);
      default -> throw new AssertionError("unknown kind in the vectors: " + label);
    }
  }

  /// `2025-01`, or with the quarter around it `2025-01 (FY2024-Q4)`.
  private static void assertMonth(Period read, String expected) {
    String[] parts = expected.split("[ ()]+");
    assertThat(read).hasToString(parts[0]);
    if (parts.length > 1) {
      assertThat(FiscalQuarter.containing(read.start())).hasToString(parts[1]);
    }
  }

  /// `2024-04..06`, `calendar 2024`, or with its name `calendar 2024-01..03 = FY2023-Q4`.
  private static void assertSpan(Period read, String expected) {
    String[] sides = expected.split(" = ");
    String span = sides[0].replace("calendar ", "");
    if (span.length() == 4) {
      span += "-01..12";
    }
    assertThat(Month.containing(read.start())).hasToString(span.substring(0, 7));
    assertThat(Month.containing(read.end())).hasToString(span.substring(0, 5) + span.substring(9));
    if (sides.length > 1) {
      assertThat(read).hasToString(sides[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("dxpulse.contracts.types.time.PeriodVectors#months")
  void aMonthLiesInTheQuarterThatTheVectorsSay(JsonNode month) {
    Period read = PeriodReader.read(month.get("month").asString());
    FiscalQuarter expected =
        new FiscalQuarter(month.get("fiscal_year").asInt(), month.get("quarter").asInt());

    Period quarter = Granularity.QUARTER.containing(read.start());

    assertThat(quarter).isEqualTo(expected);
    assertThat(quarter.start()).hasToString(month.get("period_start").asString());
    assertThat(quarter.japaneseLabel()).isEqualTo(month.get("label_ja").asString());
    assertThat(PeriodReader.read(month.get("label_ja").asString())).isEqualTo(expected);
    assertThat(PeriodReader.read(month.get("short_ja").asString())).isEqualTo(expected);
    assertThat(PeriodReader.read(month.get("estat_month_code").asString())).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "2024年４月分,2024-04",
    "令和 6 年 4 月,2024-04",
    "Ｒ６．４,2024-04",
    "r6.4,2024-04",
    "r6-4,2024-04",
    "2024/4,2024-04",
    "2024-4,2024-04",
    "2024-06-30,2024-06",
    "2024/6/30,2024-06",
    "令和元年5月,2019-05",
    "平成31年4月,2019-04",
    "R6年度,FY2024",
    "r6年度,FY2024",
    "h31年度,FY2019",
    "令和元年度,FY2019",
    "令和6年度下半期,FY2024-H2",
    "令和６年度 第４四半期,FY2024-Q4",
    "R6年度第2四半期,FY2024-Q2",
    "2024年度第3四半期,FY2024-Q3",
    "r6q3,FY2024-Q3",
    "FY2024Q1,FY2024-Q1",
    "ｆｙ2024ｑ4,FY2024-Q4",
    "FY2024H2,FY2024-H2",
    "fy2024-q1,FY2024-Q1",
    "2024年,CY2024",
    "令和6年,CY2024",
    "令和6年（暦年）,CY2024",
    "2024年上半期,CY2024-H1",
    "令和6年下半期,CY2024-H2",
    "2024年1～6月,CY2024-H1",
    "2024年1〜6月,CY2024-H1",
    "令和6年7～12月,CY2024-H2",
    "2024年1-3月期,FY2023-Q4",
    "2024年4月～9月,FY2024-H1",
    "2024年1～12月,CY2024",
    "2025000101,2025-01",
    "2025000103,FY2024-Q4",
    "2024000409,FY2024-H1",
    "2024000106,CY2024-H1",
    "2024000712,CY2024-H2",
    "2024000112,CY2024",
    "2024100000,FY2024",
    "R元.5,2019-05",
    "Ｒ元Ｑ１,FY2019-Q1",
    "令和元Q4,FY2019-Q4",
    "R元年度,FY2019",
    "令和6年度第一四半期,FY2024-Q1",
    "令和６年度第四四半期,FY2024-Q4",
    "令和6年度第１・四半期,FY2024-Q1",
    "令和６年度第３･四半期,FY2024-Q3",
    "R6年度Q1,FY2024-Q1",
    "2024年度Q4,FY2024-Q4",
    "R6年度H2,FY2024-H2",
    "R6-Q1,FY2024-Q1",
    "ｒ６－ｑ２,FY2024-Q2",
    "R6上期,FY2024-H1",
    "令和6下期,FY2024-H2",
    "R6H1,FY2024-H1",
    "H31H1,FY2019-H1",
    "R6-H2,FY2024-H2",
    "令和6年度（2024年度）,FY2024",
    "2024年度(令和6年度),FY2024",
    "令和6（2024）年度,FY2024",
    "令和6年（2024年）4月,2024-04",
    "令和6年度第1四半期（2024年4月～6月）,FY2024-Q1",
    "2024-06-30T00:00:00+09:00,2024-06",
    "2024-06-30T23:59:59,2024-06",
    "2024-06-30T15:00:00Z,2024-07",
    "20240630,2024-06",
    "2024-04-01/2024-06-30,FY2024-Q1",
    "2024-06-01/2024-06-30,2024-06",
    "2024-04-01/2025-03-31,FY2024",
    "2024-07-01/2024-12-31,CY2024-H2",
    "2024-04/2024-06,FY2024-Q1",
    "2024年4月～2024年6月,FY2024-Q1",
    "２０２４年１０月〜２０２５年３月,FY2024-H2",
    "2024年10月-2025年3月,FY2024-H2",
    "令和6年4月～令和7年3月,FY2024",
    "R6.4～R6.6,FY2024-Q1",
    "2024年4月1日～2024年6月30日,FY2024-Q1",
    "2024年1月～2024年12月,CY2024",
    "CY2024H1,CY2024-H1",
    "ｃｙ2024ｈ2,CY2024-H2",
    "FY2024 1Q,FY2024-Q1",
    "令和6年度第Ⅰ四半期,FY2024-Q1",
    "令和６年度第Ⅳ四半期,FY2024-Q4",
    "令和6年度第1・4半期,FY2024-Q1",
    "令和6年度前期,FY2024-H1",
    "令和6年度後期,FY2024-H2",
    "令和6年度後半,FY2024-H2",
    "令和六年度,FY2024",
    "令和六年度第一四半期,FY2024-Q1",
    "令和十年十二月,2028-12",
    "平成三十一年四月,2019-04",
    "昭和二十年度,FY1945",
    "二〇二四年四月,2024-04",
    "㋿６年４月,2024-04",
    "令和6年度4月,2024-04",
    "令和6年度1月分,2025-01",
    "令和6年6月末,2024-06",
    "令和6年6月末現在,2024-06",
    "令和6年4月1日現在,2024-04",
    "R6.4.1時点,2024-04",
    "2024年4/1,2024-04",
    "R6.4月分,2024-04",
    "2024.4月,2024-04",
    "2024/4～6月,FY2024-Q1",
    "R6.4～6,FY2024-Q1",
    "令和6年度第1四半期（4～6月）,FY2024-Q1",
    "令和6年度下期（10月～3月）,FY2024-H2",
    "2024年度（4月-3月）,FY2024",
    "2024-M04,2024-04",
    "2024M12,2024-12",
    "20240401/20240630,FY2024-Q1",
    "20240401～20240630,FY2024-Q1",
    "2024-04-01/2024-06,FY2024-Q1",
    "2024-04-01/P3M,FY2024-Q1",
    "2024-04/P1Y,FY2024",
    "2024-07/P6M,CY2024-H2"
  })
  void readsWhatPeopleAndStatisticsWrite(String text, String period) {
    assertThat(PeriodReader.read(text)).hasToString(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024Q1",
        "2024H1",
        "2024",
        "昨年度",
        "",
        "令和0年1月",
        "2024-02-30",
        "24年4月",
        "24年度",
        "令和6年度第5四半期",
        "R6Q5",
        "2024年上期",
        "2024年2～6月",
        "2024年6～1月",
        "2024000405",
        "2024000412",
        "令和200年4月",
        "r2024年度",
        "h2024年度",
        "R2024.4",
        "R2024Q1",
        "令和2024年",
        "元.5",
        "2024元年",
        "令和6年度第五四半期",
        "令和6年度第1半期",
        "令和6年度第四半期",
        "2024年Q1",
        "2024-H1",
        "2024上期",
        "R6年上期",
        "R6H3",
        "CY2024Q1",
        "令和6年度（2025年度）",
        "令和6年度（2024年）",
        "令和6年度（2024）",
        "令和6年度（）",
        "（令和6年度）",
        "令和6年度（2024年度）（2024年度）",
        "2024-06-30T25:00:00",
        "2024-02-30T00:00:00+09:00",
        "20240631",
        "20241301",
        "2024-04-01/2024-07-01",
        "2024-04-02/2024-06-30",
        "2024-04-02/2024-06",
        "20240402/20240630",
        "20240415～20240630",
        "2024-04-01T00:00:00～2024-06-30T00:00:00",
        "2024-05-01/P3M",
        "2024-04-02/P3M",
        "2024-04/P2M",
        "2024-W15",
        "2024-099",
        "令和6年度13月",
        "令和6年度第1四半期（7～9月）",
        "H1",
        "CY2024-Q1",
        "1234",
        "2024-05-01/2024-06-30",
        "2024-06-30/2024-04-01",
        "2024-04-01/2026-03-31",
        "FY2024/FY2025",
        "2024年5月～2024年6月",
        "2024年6月～2024年4月",
        "2024年10月～2025年2月",
        "2024年度～2025年度",
        "2024年4月～",
        "～2024年4月",
        "2024年4月～2024年5月～2024年6月"
      })
  void refusesWhatCouldMeanNothingOrTwoThings(String text) {
    assertThatThrownBy(() -> PeriodReader.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-Q1,2024-Q1,FY2023-Q4,FY2024-Q1",
    "2024Q2,2024Q2,FY2024-Q1,FY2024-Q2",
    "2024/Q4,2024/Q4,FY2024-Q3,FY2024-Q4",
    "２０２４年１Ｑ,2024年1Q,FY2023-Q4,FY2024-Q1",
    "R6年Q1,R6年Q1,FY2023-Q4,FY2024-Q1",
    "2024年第1四半期,2024年第1四半期,FY2023-Q4,FY2024-Q1",
    "令和六年第二四半期,令和6年第二四半期,FY2024-Q1,FY2024-Q2",
    "2024-H1,2024-H1,CY2024-H1,FY2024-H1",
    "2024-S2,2024-S2,CY2024-H2,FY2024-H2",
    "2024年上期,2024年上期,CY2024-H1,FY2024-H1",
    "令和6年後期,令和6年後期,CY2024-H2,FY2024-H2",
    "2024,2024,CY2024,FY2024",
    "2024-A1,2024-A1,CY2024,FY2024",
    "R6,R6,CY2024,FY2024",
    "令和6,令和6,CY2024,FY2024",
    "令和6年度末,令和6年度末,FY2024,2025-03",
    "2024-04/06,2024-04/06,2024-04,FY2024-Q1",
    "2024/4-6,2024/4-6,2024-04,FY2024-Q1"
  })
  void namesBothPeriodsThatATextCouldMean(String text, String shown, String one, String other) {
    assertThatThrownBy(() -> PeriodReader.read(text))
        .isInstanceOfSatisfying(
            AmbiguousPeriod.class,
            refused -> {
              assertThat(refused).hasMessageContaining("「" + shown + "」は二通りに読めます（" + one + "（");
              assertThat(refused.expected().ja()).contains(one + "（", "か" + other + "（");
              assertThat(refused.expected().english()).contains(one + " (", " or " + other + " (");
            });
  }

  @Test
  void saysInWordsWhatEachOfThemIs() {
    assertThatThrownBy(() -> PeriodReader.read("2024-Q1"))
        .hasMessage(
            "period：「2024-Q1」は二通りに読めます（FY2023-Q4（令和5年度第4四半期）かFY2024-Q1（令和6年度第1四半期）にしてください） / "
                + "period: \"2024-Q1\" could mean two periods (expected: FY2023-Q4 (2024-01 to 2024-03)"
                + " or FY2024-Q1 (2024-04 to 2024-06))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024年5月～2024年6月", "2024-05-01/2024-06-30", "2024年2～6月"})
  void saysOfATimeThatItIsNoPeriodAndWhatIs(String text) {
    assertThatThrownBy(() -> PeriodReader.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Normalizer.normalize(text, Normalizer.Form.NFKC))
        .hasMessageContaining("exactly one month, quarter, half or year");
  }

  @Test
  void aLongTextIsRefusedShortly() {
    assertThatThrownBy(() -> PeriodReader.read("2024年4月～" + "長".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-Q2,FY2024-Q1",
    "2024-S2,CY2024-H2",
    "2024,CY2024",
    "2024-A1,CY2024",
    "2024-05,2024-05",
    "2024-M05,2024-05",
    "2024-05-01/P1M,2024-05"
  })
  void readsSdmxQuartersAsCalendarQuarters(String text, String period) {
    assertThat(PeriodReader.readSdmx(text)).hasToString(period);
  }

  /// It would be searched for minutes.
  @Test
  void whatIsTooLongForAPeriodIsRefusedAtOnce() {
    assertThatThrownBy(() -> PeriodReader.read("年".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000000 characters");
  }
}
