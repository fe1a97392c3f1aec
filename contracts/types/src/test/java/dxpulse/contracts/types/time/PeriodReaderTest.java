package dxpulse.contracts.types.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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
    "2024100000,FY2024"
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
        "令和2024年"
      })
  void refusesWhatCouldMeanNothingOrTwoThings(String text) {
    assertThatThrownBy(() -> PeriodReader.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"2024-Q2,FY2024-Q1", "2024-S2,CY2024-H2", "2024,CY2024", "2024-05,2024-05"})
  void readsSdmxQuartersAsCalendarQuarters(String text, String period) {
    assertThat(PeriodReader.readSdmx(text)).hasToString(period);
  }
}
