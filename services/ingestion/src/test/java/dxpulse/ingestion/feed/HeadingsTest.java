package dxpulse.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.feed.csv.CsvAnswers;
import dxpulse.ingestion.feed.json.JsonAnswers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          CSV; p,v,v|FY2024-Q1,1,2; 「v」が2つあります（2列目と3列目）
          ESTAT_CSV; unit,value,value|人,1,2; 「value」が2つあります（2列目と3列目）
          SDMX_CSV; DATAFLOW,TIME_PERIOD,OBS_VALUE,OBS_VALUE|a,2024,1,2; 「OBS_VALUE」が2つあります（3列目と4列目）
          SDMX_CSV; DATAFLOW,OBS_VALUE: one,OBS_VALUE: two|a,1,2; 「OBS_VALUE」が2つあります（2列目と3列目）
          JSON; [["p","v"," v"],["FY2024-Q1",1,2]]; 「v」が2つあります（2列目と3列目）
          """)
  void oneThatStandsThereTwiceIsRefusedAndItsColumnsAreNamed(
      String format, String answer, String why) {
    assertThatThrownBy(() -> read(Format.valueOf(format), answer))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining(why)
        .hasMessageContaining("stands there twice: columns");
  }

  @Test
  void columnsWithoutANameAreNotRead() {
    assertThat(read(Format.JSON, "[[\"p\",\"\",\"\"],[1,2,3]]").columns()).containsExactly("p");
    assertThat(read(Format.CSV, "p,,|1,2,3").columns()).containsExactly("p");
  }

  private static Answer read(Format format, String answer) {
    byte[] content = answer.replace('|', '\n').getBytes(StandardCharsets.UTF_8);
    Answer.Reader reader =
        format == Format.JSON
            ? new JsonAnswers(AnswerLimits.USUAL)
            : new CsvAnswers(AnswerLimits.USUAL);
    return reader.read(content, format, Layout.PLAIN);
  }
}
