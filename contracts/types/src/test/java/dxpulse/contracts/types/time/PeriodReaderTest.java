package dxpulse.contracts.types.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodReaderTest {
  @ParameterizedTest
  @CsvSource({
    "2024-04,2024-04",
    "2024年4月,2024-04",
    "2024年４月分,2024-04",
    "令和６年４月,2024-04",
    "令和 6 年 4 月,2024-04",
    "R06.04,2024-04",
    "Ｒ６．４,2024-04",
    "2024/4,2024-04",
    "2024-4,2024-04",
    "2024-06-30,2024-06",
    "2024/6/30,2024-06",
    "R1.5.1,2019-05",
    "令和元年5月,2019-05",
    "平成31年4月,2019-04",
    "令和6年度,FY2024",
    "R6年度,FY2024",
    "2024年度,FY2024",
    "平成31年度,FY2019",
    "令和元年度,FY2019",
    "令和6年度上期,FY2024-H1",
    "令和6年度下半期,FY2024-H2",
    "令和6年度第1四半期,FY2024-Q1",
    "令和６年度 第４四半期,FY2024-Q4",
    "R6年度第2四半期,FY2024-Q2",
    "2024年度第3四半期,FY2024-Q3",
    "2024年,CY2024",
    "令和6年,CY2024",
    "令和7年1月,2025-01",
    "fy2024-q1,FY2024-Q1",
    "2024000406,FY2024-Q1",
    "2024000404,2024-04",
    "2025000101,2025-01",
    "2025000103,FY2024-Q4",
    "2024000000,CY2024",
    "2024100000,FY2024"
  })
  void readsWhatPeopleAndStatisticsWrite(String text, String period) {
    assertThat(PeriodReader.read(text)).hasToString(period);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-04,2024000404,FY2024-Q1,令和6年度第1四半期,R6Q1",
    "2024-07,2024000707,FY2024-Q2,令和6年度第2四半期,R6Q2",
    "2025-01,2025000101,FY2024-Q4,令和6年度第4四半期,R6Q4",
    "2025-04,2025000404,FY2025-Q1,令和7年度第1四半期,R7Q1",
    "2029-03,2029000303,FY2028-Q4,令和10年度第4四半期,R10Q4",
    "2019-05,2019000505,FY2019-Q1,令和元年度第1四半期,R1Q1"
  })
  void aMonthLiesInTheQuarterThatItsLabelSays(
      String month, String statistic, String quarter, String label, String abbreviated) {
    Period read = PeriodReader.read(month);

    assertThat(PeriodReader.read(statistic)).isEqualTo(read);
    Period containing = Granularity.QUARTER.containing(read.start());
    assertThat(containing).hasToString(quarter);
    assertThat(containing.japaneseLabel()).isEqualTo(label);
    assertThat(PeriodReader.read(label)).isEqualTo(containing);
    assertThat(PeriodReader.read(abbreviated.replaceFirst("Q(.)", "年度第$1四半期")))
        .isEqualTo(containing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "令和6年13月",
        "45383",
        "2024Q1",
        "2024",
        "昨年度",
        "",
        "令和0年1月",
        "2024-02-30",
        "24年4月",
        "令和6年度第5四半期",
        "2024000405",
        "令和200年4月"
      })
  void refusesWhatCouldMeanNothingOrTwoThings(String text) {
    assertThatThrownBy(() -> PeriodReader.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-Q1,FY2023-Q4",
    "2024-Q2,FY2024-Q1",
    "2024-S2,CY2024-H2",
    "2024,CY2024",
    "2024-05,2024-05"
  })
  void readsSdmxQuartersAsCalendarQuarters(String text, String period) {
    assertThat(PeriodReader.readSdmx(text)).hasToString(period);
  }
}
