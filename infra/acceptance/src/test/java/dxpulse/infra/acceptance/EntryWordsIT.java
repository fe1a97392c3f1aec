package dxpulse.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Words of the entry page by themselves, in a browser without the platform.
class EntryWordsIT extends ModuleBrowser {
  private static final Path WORDS =
      Path.of("../../services/ingestion/src/main/resources/ui/dxp-entry-words.js");

  EntryWordsIT() {
    super(WORDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "3行目 | value | 3行目・値 | 'Line 3, Value'",
        "3行目 | 金額 | 3行目・金額 | 'Line 3, 金額'",
        "3行目 | 値 | 3行目・値 | 'Line 3, Value'",
        "3行目 | 指標コード | 3行目・指標コード | 'Line 3, Indicator'",
        "3行目 | '' | 3行目 | Line 3",
        "$.result[2] | value | 3件目・値 | 'Item 3, Value'",
        "VALUE[0] | unit | 1件目・単位 | 'Item 1, Unit'",
        "$.data[4] 2024-Q1 | period | 5件目 2024-Q1・期間 | 'Item 5 2024-Q1, Period'",
        "/3/value | /3/value | 4件目・値 | 'Item 4, Value'",
        "'' | /value | 値 | Value",
        "/2 | /2 | 3件目 | Item 3",
        "$ | denominator | 分母 | Denominator"
      })
  void aPlaceIsToldAsPeopleCount(String place, String column, String japanese, String english) {
    String script =
        "async ([place, column, locale]) => (await import('/w.js')).whereName(place, column, locale)";

    assertThat(page.evaluate(script, List.of(place, column, "ja"))).isEqualTo(japanese);
    assertThat(page.evaluate(script, List.of(place, column, "en"))).isEqualTo(english);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FY2026-Q2",
        "FY2026-H1",
        "FY2025-H2",
        "FY2019",
        "FY2018-Q4",
        "FY1988",
        "CY2024",
        "CY2019-H1",
        "CY2019-H2",
        "2019-04",
        "2019-05",
        "2026-10"
      })
  void aPeriodIsCalledAsTheServicesCallIt(String period) {
    String script = "async (period) => (await import('/w.js')).periodName(period, 'ja')";

    assertThat(page.evaluate(script, period)).isEqualTo(Period.parse(period).japaneseLabel());
  }

  @Test
  void aPeriodThatCouldBeTwoIsAnsweredWithBothAndNonsenseWithExamples() {
    IllegalArgumentException refused =
        catchThrowableOfType(IllegalArgumentException.class, () -> PeriodReader.read("2024-Q1"));
    String script =
        "async ([detail, locale]) => (await import('/w.js')).noPeriod('2024-Q1', { body: { detail } }, locale)";

    assertThat(page.evaluate(script, List.of(refused.getMessage(), "ja")))
        .isEqualTo("「2024-Q1」は二通りに読めます（FY2023-Q4（令和5年度第4四半期）かFY2024-Q1（令和6年度第1四半期）にしてください）");
    assertThat(page.evaluate(script, List.of(refused.getMessage(), "en")))
        .asString()
        .startsWith(
            "\"2024-Q1\" could mean two periods (expected: FY2023-Q4 (2024-01 to 2024-03) or");
    assertThat(page.evaluate(script, List.of("period: \"x\" (expected: …)", "ja")))
        .asString()
        .contains("期間として読めません", "FY2025-Q1");
  }

  @Test
  void whatSomeWorkCostIsSharedAmongThePeriodsOfItsFiguresUntilAPersonWasDone() {
    Object told =
        page.evaluate(
            """
            async () => {
              const told = [];
              window.fetch = async (path, { body }) => { told.push([path, JSON.parse(body)]); return { ok: true, status: 201, json: async () => ({}) }; };
              const { tellCost, tellCosts } = await import('/w.js');
              tellCosts('UPLOAD', 0, new Map([['FY2026-Q1', 30000], ['FY2026-Q2', 10000]]), 80_000);
              tellCost('APPROVAL', 1_000, ['FY2026-Q1', 'FY2026-Q1', '2026-04'], 31_000);
              tellCost('APPROVAL', null, ['2026-05'], 31_000);
              tellCosts('UPLOAD', 0, new Map(), 80_000);
              return told.map(([path, each]) => `${path} ${each.work} ${each.period} ${each.values} ${each.seconds} ${each.submission.length}`).join('\\n');
            }
            """);

    assertThat(told)
        .isEqualTo(
            """
            /api/ingestion/efforts UPLOAD FY2026-Q1 30000 60 32
            /api/ingestion/efforts UPLOAD FY2026-Q2 10000 20 32
            /api/ingestion/efforts APPROVAL FY2026-Q1 2 20 32
            /api/ingestion/efforts APPROVAL 2026-04 1 10 32
            /api/ingestion/efforts APPROVAL 2026-05 1 0 32\
            """);
  }
}
