package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.feed.json.JsonDefinitions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each fault names the member that a person has to mend.
class FeedRuleTest {
  private static final String GOOD =
      """
      {"name": "a", "organization": "020001", "title": {"ja": "研修", "en": "Training"},
       "department": "dx-promotion", "trusted": true, "schedule": {"every": "PT1H"}, "layout": {},
       "origin": {"kind": "HTTP", "address": "https://example.jp/"}, "format": "CSV",
       "mapping": {"period": {"text": "{期間}"},
         "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "every": "PT1H"       | "every": "PT0S"                       | /schedule/every                     | cron
          "every": "PT1H"       | "every": "1時間"                      | /schedule/every                     | 時間の長さ
          "every": "PT1H"       | "every": "PT1H", "expects": "PT0S"    | /schedule/expects                   | 1秒以上
          "every": "PT1H"       | "every": "PT1H", "lateAfter": "-P1D"  | /schedule/lateAfter                 | 1秒以上
          "ja": "研修"          | "ja": ""                              | /title                              | 日本語
          "layout": {}          | "layout": {"separator": ";;"}         | /layout/separator                   | 1文字
          "layout": {}          | "layout": {"headingLine": 0}          | /layout/headingLine                 | 1以上
          "layout": {}          | "layout": {"headingLine": 3, "firstRow": 3} | /layout/firstRow              | 見出しの後
          "text": "{期間}"      | "text": "{期間}", "pattern": "("      | /mapping/period/pattern             | 正規表現
          "period": {"text": "{期間}"}, | "gaps": [],                   | /mapping/period/text                | 期間が要ります
          {"text": "I90"}       | {"text": "研修"}                      | /mapping/figures/0/indicator/text   | 指標コード
          {"text": "I90"}       | {}                                    | /mapping/figures/0/indicator/text   | 指標コード
          "indicator": {"text": "I90"}, | "optional": true,             | /mapping/figures/0/indicator/text   | 指標が要ります
          {"column": "件数"}    | {"where": [{"column": "a", "in": []}]} | /mapping/figures/0/value/where     | aggregate
          """)
  void aFaultStandsAtItsMember(String good, String bad, String pointer, String words) {
    assertThat(GOOD).contains(good);

    DefinitionFormat.Read read = new JsonDefinitions(cron -> null).read(GOOD.replace(good, bad));

    assertThat(read.definition()).isNull();
    assertThat(read.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.place()).isEqualTo(pointer);
          assertThat(fault.message()).contains(words, " / ");
        });
  }
}
