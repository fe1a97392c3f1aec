package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MapAnswerTest {
  @Test
  void eStatWagesAreReadWithTheirUnitAndYear() {
    MapAnswer.Mapped mapped =
        map(
            "ESTAT_JSON",
            "{}",
            """
            {"where": [{"column": "tab", "in": ["40"]}, {"column": "cat04", "in": ["02"]}],
             "period": {"text": "{time}"},
             "figures": [{"indicator": {"text": "I90"},
                          "value": {"column": "value", "factor": 1000, "unit": "千円"}}]}
            """,
            SampleFilesTest.bytes("estat/getStatsData_0003425893_wages.json"));

    assertThat(mapped.leftOut()).isEqualTo(23);
    assertThat(drafts(mapped))
        .singleElement()
        .satisfies(draft -> {
          assertThat(draft.period()).hasToString("CY2020");
          assertThat(draft.value()).isEqualByComparingTo("197000");
        });
  }

  @Test
  void anotherUnitThanTheDefinitionSaysIsRefused() {
    MapAnswer.Mapped mapped =
        map(
            "ESTAT_JSON",
            "{}",
            """
            {"period": {"text": "{time}"},
             "figures": [{"indicator": {"text": "I90"}, "value": {"column": "value"}}]}
            """,
            SampleFilesTest.bytes("estat/getStatsData_0002070008_single_value_object.json"));

    assertThat(mapped.items())
        .singleElement()
        .satisfies(item -> {
          assertThat(item.faults().getFirst().code()).isEqualTo("WRONG_UNIT");
          assertThat(item.faults().getFirst().value()).isEqualTo("円");
          assertThat(item.faults().getFirst().expected()).isEqualTo("人");
        });
  }

  @Test
  void aCodeThatLostItsZeroIsReadOnlyWhenTheDefinitionSaysSo() {
    String mapping =
        """
        {"area": {"text": "{全国地方公共団体コード}"}, "areaForm": "%s",
         "period": {"text": "{受付_年月日}"}, "aggregate": true,
         "figures": [{"indicator": {"text": "I90"}, "value": {"column": "相談件数"}}]}
        """;
    byte[] answer = SampleFilesTest.bytes("opendata-jp/aomori_consult_first90.json");

    MapAnswer.Mapped strict = map("JSON", "{}", mapping.formatted("CODE6"), answer);
    MapAnswer.Mapped told = map("JSON", "{}", mapping.formatted("CODE6_WITHOUT_ZERO"), answer);

    assertThat(drafts(strict)).isEmpty();
    assertThat(strict.items().getFirst().faults().getFirst().expected()).contains("leading zero");
    assertThat(drafts(told)).allSatisfy(draft -> assertThat(draft.area()).hasToString("020001"));
    assertThat(drafts(told).stream().map(draft -> draft.period().toString()))
        .containsExactly("2021-05", "2021-04", "2021-03", "2021-02");
    assertThat(drafts(told).getFirst().value()).isEqualByComparingTo("1622");
  }

  @Test
  void eachColumnOfAWideTableIsAnIndicatorOfItsOwn() {
    MapAnswer.Mapped mapped =
        map(
            "CSV",
            "{\"encoding\": \"CP932\", \"headingLine\": 3, \"firstRow\": 4}",
            """
            {"where": [{"column": "都道府県", "in": ["青森県"]}],
             "area": {"text": "{地域コード}"}, "areaForm": "SSDSE",
             "figures": [
               {"indicator": {"text": "I90"}, "period": {"text": "CY2021"},
                "value": {"column": "総人口"}},
               {"indicator": {"text": "I91"}, "period": {"text": "2020年"},
                "value": {"column": "出生数"}}]}
            """,
            SampleFilesTest.bytes("opendata-jp/SSDSE-E-2023_cp932.csv"));

    assertThat(drafts(mapped).stream().map(MapAnswerTest::shown))
        .containsExactly("I90 020001 CY2021 1221000", "I91 020001 CY2020 6837");
  }

  @Test
  void aRateHasItsCountsAndIsSummedByMonth() {
    MapAnswer.Mapped mapped =
        map(
            "JSON",
            "{}",
            """
            {"period": {"text": "{検査日時}"}, "aggregate": true,
             "where": [{"column": "検査日時", "in": ["2021年5月25日", "2021年5月24日"]}],
             "figures": [{"indicator": {"text": "I90"},
                "numerator": {"column": "陽性数"}, "denominator": {"column": "実施数"}}]}
            """,
            SampleFilesTest.bytes("opendata-jp/aomori_inspection_first90.json"));

    assertThat(drafts(mapped))
        .singleElement()
        .satisfies(draft -> {
          assertThat(draft.period()).hasToString("2021-05");
          assertThat(draft.numerator()).isEqualByComparingTo("69");
          assertThat(draft.denominator()).isEqualByComparingTo("905");
        });
  }

  @Test
  void aSumIsNotMadeOfRowsOfWhichOneCannotBeRead() {
    MapAnswer.Mapped mapped =
        map(
            "CSV",
            "{}",
            """
            {"period": {"text": "FY2024"}, "aggregate": true,
             "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}
            """,
            "件数\n3\n約4\n5\n".getBytes(StandardCharsets.UTF_8));

    assertThat(drafts(mapped)).isEmpty();
    assertThat(mapped.items())
        .singleElement()
        .satisfies(item -> assertThat(item.faults().getFirst().place()).isEqualTo("3行目"));
  }

  @Test
  void aSumOfWhichAPartIsMissingIsNoSumAndOtherSumsStand() {
    MapAnswer.Mapped mapped =
        map(
            "CSV",
            "{}",
            """
            {"period": {"text": "{年度}"}, "periodForm": "FISCAL_YEAR", "aggregate": true,
             "status": {"text": "{確度}"},
             "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}
            """,
            utf8("年度,件数,確度\n2023,3,確報\n2023,4,速報\n2023,1,確報\n2024,5,確報\n2024,X,確報\n2024,,確報\n"));

    assertThat(drafts(mapped).stream().map(MapAnswerTest::shown))
        .containsExactly("I90 null FY2023 8");
    assertThat(drafts(mapped).getFirst().status()).isEqualTo(ValueStatus.PROVISIONAL);
    assertThat(mapped.withoutFigure()).isEqualTo(2);
    MapAnswer.Item incomplete = mapped.items().getLast();
    assertThat(incomplete.said()).containsEntry("period", "FY2024");
    assertThat(incomplete.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.code()).isEqualTo("SUM_LACKS_A_PART");
          assertThat(fault.place()).isEqualTo("6行目");
        });
  }

  @Test
  void unknownCodesAreNamedWithTheirPlaceAndOthersGoOn() {
    MapAnswer.Mapped mapped =
        map(
            "CSV",
            "{}",
            """
            {"period": {"text": "{年度}"}, "periodForm": "FISCAL_YEAR",
             "figures": [{"indicator": {"text": "{項目}", "table": {"A1": "I90"}},
                          "value": {"column": "値"}}]}
            """,
            "項目,年度,値\nA1,2024,7\nZ9,2024,8\nA1,2023,…\nA1,いつか,1\n"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(drafts(mapped).stream().map(MapAnswerTest::shown))
        .containsExactly("I90 null FY2024 7");
    assertThat(mapped.withoutFigure()).isEqualTo(1);
    assertThat(mapped.items().stream().flatMap(item -> item.faults().stream()))
        .extracting(FeedFault::place, FeedFault::code, FeedFault::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("3行目", "UNKNOWN_CODE", "Z9"),
            org.assertj.core.groups.Tuple.tuple("5行目", "NOT_A_PERIOD", "いつか"));
  }

  @Test
  void aMissingColumnIsToldWithThoseThatAreThere() {
    assertThatThrownBy(() ->
            map(
                "CSV",
                "{}",
                """
                {"period": {"text": "{年度}年度"},
                 "figures": [{"indicator": {"text": "I90"}, "value": {"column": "値"}}]}
                """,
                "年度,件数\n2024,7\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContainingAll("値", "年度, 件数");
  }

  @Test
  void aSectionThatStandsThereTwiceIsNotCountedTwice() {
    String rows = "路線,距離\n3,0\n3,100\n3,0\n";

    MapAnswer.Mapped mapped =
        map(
            "CSV",
            "{}",
            """
            {"period": {"text": "FY2024"}, "aggregate": true, "distinct": ["路線", "距離"],
             "figures": [{"indicator": {"text": "I90"}, "value": {"factor": 0.1}}]}
            """,
            rows.getBytes(StandardCharsets.UTF_8));

    assertThat(drafts(mapped)).isEmpty();
    assertThat(mapped.items().getFirst().faults().getFirst().code()).isEqualTo("REPEATED_ROW");
  }

  @Test
  void wrongEncodingHtmlAndCutOffAnswersHaveTheirOwnWords() {
    String mapping =
        """
        {"period": {"text": "FY2024"},
         "figures": [{"indicator": {"text": "I90"}, "value": {"column": "値"}}]}
        """;
    byte[] cp932 = "値,備考\n1,①髙\n".getBytes(Charset.forName("windows-31j"));

    assertThatThrownBy(() -> map("CSV", "{\"encoding\": \"UTF-8\"}", mapping, cp932))
        .hasMessageContaining("文字コードがUTF-8ではありません");
    assertThatThrownBy(() -> map("JSON", "{}", mapping, utf8(" <!DOCTYPE html><html>")))
        .hasMessageContaining("HTML");
    assertThatThrownBy(() -> map("JSON", "{}", mapping, utf8("[{\"値\": 1},{\"値")))
        .hasMessageContaining("途中で切れている");
    assertThatThrownBy(() -> map("CSV", "{}", mapping, utf8("値\n\"1")))
        .hasMessageContaining("CSVとして読めません");
    assertThat(map("CSV", "{}", mapping, utf8("値,備考\n1,a\n2")).items().getLast().faults())
        .extracting(FeedFault::code)
        .containsExactly("WRONG_NUMBER_OF_CELLS");
    assertThatThrownBy(() ->
            map(
                "ESTAT_JSON",
                "{}",
                mapping,
                utf8("{\"GET_STATS_DATA\":{\"RESULT\":{\"STATUS\":100,\"ERROR_MSG\":\"認証に失敗\"}}}")))
        .hasMessageContainingAll("100", "認証に失敗");
    assertThatThrownBy(() ->
            map(
                "CKAN",
                "{}",
                mapping,
                utf8("{\"success\":true,\"result\":{\"total\":2,\"records\":[{\"値\":1}]}}")))
        .hasMessageContaining("2件のうち1件");
  }

  @Test
  void theSimpleFormOfEStatIsReadBelowItsHead() {
    String answer =
        """
        "RESULT"
        "STATUS","0"
        "ERROR_MSG","正常に終了しました。"
        "VALUE"
        "tab_code","表章項目","area_code","地域","time_code","時間軸（年度次）","unit","value"
        "00001","観測値","02000","青森県","2020100000","2020年度","人","1237984"
        "00001","観測値","02201","青森市","2020100000","2020年度","人","***"
        """;

    MapAnswer.Mapped mapped =
        map(
            "ESTAT_CSV",
            "{}",
            """
            {"area": {"text": "{area_code}"}, "areaForm": "CODE5", "period": {"text": "{time_code}"},
             "figures": [{"indicator": {"text": "I90"}, "value": {"column": "value"}}]}
            """,
            utf8(answer));

    assertThat(drafts(mapped).stream().map(MapAnswerTest::shown))
        .containsExactly("I90 020001 FY2020 1237984");
    assertThat(mapped.withoutFigure()).isEqualTo(1);
  }

  @Test
  void aMarkBeforeAFigureIsItsStatusAndAConversionIsTold() {
    MapAnswer.Mapped mapped =
        map(
            "CSV",
            "{}",
            """
            {"period": {"text": "{期間}"},
             "figures": [{"indicator": {"text": "I90"}, "value": {"column": "件数"}}]}
            """,
            utf8("期間,件数\nFY2023,p 12\nFY2024,3千人\n"));

    assertThat(drafts(mapped))
        .extracting(Draft::status)
        .containsExactly(ValueStatus.PROVISIONAL, ValueStatus.FINAL);
    assertThat(drafts(mapped).get(1).value()).isEqualByComparingTo("3000");
    assertThat(mapped.items().get(1).faults())
        .singleElement()
        .satisfies(remark -> assertThat(remark.code()).isEqualTo("CONVERTED"));
  }

  @Test
  void rowsThatDoNotCountMakeNoZeroUnlessTheyAreSummed() {
    String figures =
        """
        {"period": {"text": "{期間}"}, "aggregate": %s,
         "figures": [{"indicator": {"text": "I90"},
           "value": {"column": "件数", "where": [{"column": "区分", "in": ["A"]}]}}]}
        """;

    assertThat(read("CSV", "{}", figures.formatted(false)).faults())
        .extracting(FeedFault::code)
        .containsExactly("ONLY_SUMS_COUNT_SOME_ROWS");
    assertThat(read("CSV", "{}", figures.formatted(true)).faults()).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DefinitionFormat.Read read(String format, String layout, String mapping) {
    return new JsonDefinitions(cron -> null)
        .read(
            """
            {"name": "a", "organization": "020001", "title": {"ja": "あ", "en": "a"},
             "department": "dx-promotion", "trusted": true,
             "origin": {"kind": "FOLDER"}, "format": "%s", "layout": %s, "mapping": %s}
            """
                .formatted(format, layout, mapping));
  }

  static FeedDefinition definition(String format, String layout, String mapping) {
    DefinitionFormat.Read read = read(format, layout, mapping);
    assertThat(read.faults()).isEmpty();
    return Objects.requireNonNull(read.definition());
  }

  private static MapAnswer.Mapped map(
      String format, String layout, String mapping, byte[] content) {
    FeedDefinition feed = definition(format, layout, mapping);
    return MapAnswer.of(
        SampleFilesTest.read(content, feed.format(), feed.layout()),
        feed.mapping(),
        "",
        code -> "人");
  }

  private static List<Draft> drafts(MapAnswer.Mapped mapped) {
    List<Draft> drafts = new ArrayList<>();
    for (MapAnswer.Item item : mapped.items()) {
      if (item.draft() != null) {
        drafts.add(item.draft());
      }
    }
    return drafts;
  }

  private static String shown(Draft draft) {
    return "%s %s %s %s"
        .formatted(
            draft.indicator(),
            draft.area(),
            draft.period(),
            draft.value() == null ? "" : draft.value().toPlainString());
  }
}
