package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.ingestion.feed.csv.CsvAnswers;
import dxpulse.ingestion.feed.json.JsonAnswers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read of an answer that is more than can be read.
class BeginningTest {
  private final CsvAnswers csv = new CsvAnswers(AnswerLimits.USUAL);
  private final JsonAnswers json = new JsonAnswers(AnswerLimits.USUAL);

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-31j", "UTF-16"})
  void ofATableItIsWholeRowsHoweverTheyAreWritten(String charset) {
    byte[] table =
        ("期間,件数,備考\n" + "FY2024-Q1,12,\"改行\nも、カンマも\"\n".repeat(200_000))
            .getBytes(Charset.forName(charset));

    for (int missing = 0; missing < 5; missing++) {
      Answer answer =
          csv.beginning(Arrays.copyOf(table, 150_000 - missing), Format.CSV, Layout.PLAIN);

      assertThat(answer.rows()).hasSizeBetween(500, 2_000);
      assertThat(answer.rows())
          .allSatisfy(row -> {
            assertThat(row.fault()).isNull();
            assertThat(row.cell("件数")).isEqualTo("12");
            assertThat(row.cell("備考")).isEqualTo("改行\nも、カンマも");
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          $.result.records; {"success": true, "result": {"fields": [{"id": "a"}, {"id": "b"}], "records": [; {"a": "1", "b": {"c": [1, 2]}}
          $; [; {"a": "1", "b": "研修"}
          $.v; {"v": [["a", "b"], ; ["1", "2"]
          """)
  void ofJsonItIsTheWholeRowsOfTheArrayThatWasCut(String path, String before, String row) {
    byte[] whole =
        (before + (row + ",").repeat(100_000) + row + "]}").getBytes(StandardCharsets.UTF_8);
    Layout layout = new Layout(null, path, null, null, null);

    for (int missing = 0; missing < row.length() + 2; missing++) {
      Answer answer = json.beginning(Arrays.copyOf(whole, 60_000 - missing), Format.JSON, layout);

      assertThat(answer).isNotNull();
      assertThat(answer.rows()).hasSizeGreaterThan(1_000);
      assertThat(answer.rows()).allSatisfy(each -> assertThat(each.cell("a")).isEqualTo("1"));
    }
  }

  @Test
  void rowsThatCanBeToldFromTheWholeAloneHaveNone() {
    String series =
        "{\"dataSets\": [{\"series\": {"
            + "\"0:0\": {\"observations\": {\"0\": [1]}},".repeat(9_000);

    assertThat(beginning(series)).isNull();
  }

  private @Nullable Answer beginning(String text) {
    return json.beginning(text.getBytes(StandardCharsets.UTF_8), Format.SDMX_JSON, Layout.PLAIN);
  }
}
