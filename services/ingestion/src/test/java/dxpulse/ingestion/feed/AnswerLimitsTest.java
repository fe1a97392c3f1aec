package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.feed.csv.CsvAnswers;
import dxpulse.ingestion.feed.json.JsonAnswers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerLimitsTest {
  private static final AnswerLimits FEW = new AnswerLimits(1_000, 3, 20);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          CSV; a,b|1,2|3,4|5,6|7,8; 行が多すぎます（3行まで）
          CSV; a,b,c,d,e,f,g|1,2,3,4,5,6,7|1,2,3,4,5,6,7; 値が多すぎます（全体で20個まで）
          JSON; [{"a":1},{"a":2},{"a":3},{"a":4}]; 行が多すぎます
          JSON; [[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]; 値が多すぎます
          JSON; [["a","b","c","d","e","f","g","h"],[],[],[]]; 値が多すぎます
          """)
  void whatIsMoreThanFitsIsRefusedInWords(String format, String answer, String why) {
    assertThatThrownBy(() -> read(Format.valueOf(format), answer.replace('|', '\n')))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining(why)
        .hasMessageContaining("narrow the query");
  }

  @Test
  void aLongCellCountsAsSeveral() {
    String wide = "あ".repeat(300);
    assertThat(read(Format.CSV, "a,b\n1," + "い".repeat(100)).rows()).hasSize(1);
    assertThatThrownBy(() ->
            new CsvAnswers(new AnswerLimits(9_000, 9, 10))
                .read(
                    ("a,b,c\n" + wide + "," + wide + "," + wide).getBytes(StandardCharsets.UTF_8),
                    Format.CSV,
                    Layout.PLAIN))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("10個まで");
  }

  @Test
  void aNumberOfAThousandMillionDigitsIsNotWrittenOut() {
    assertThat(read(Format.JSON, "[{\"a\": 1e999999999, \"b\": 1e20}]").rows().getFirst().cells())
        .containsEntry("a", "1E+999999999")
        .containsEntry("b", "100000000000000000000");
  }

  @Test
  void whatHasMoreBytesIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> read(Format.JSON, " ".repeat(1_001)))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("1,000バイトまで");
  }

  @Test
  void aMemberThatStandsTwiceIsNotSettledByChance() {
    assertThatThrownBy(() -> read(Format.JSON, "[{\"a\": 1},\n {\"a\": 2, \"a\": 3}]"))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("「a」が1つのオブジェクトに2回あります（2行");
  }

  private static Answer read(Format format, String answer) {
    byte[] content = answer.getBytes(StandardCharsets.UTF_8);
    Answer.Reader reader = format == Format.CSV ? new CsvAnswers(FEW) : new JsonAnswers(FEW);
    return reader.read(content, format, Layout.PLAIN);
  }
}
