package dxpulse.ingestion.feed.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.infra.testkit.SampleWorkbook;
import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.Answer.Unusable;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.Format;
import dxpulse.ingestion.feed.Layout;
import dxpulse.ingestion.upload.workbook.LockedWorkbooks;
import dxpulse.ingestion.upload.workbook.WorkbookTables;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.junit.jupiter.api.Test;

class WorkbookAnswersTest {
  private static final String TABLE =
      row(1, text("A", 1, "道路の統計"))
          + row(3, text("A", 3, "年度"), text("B", 3, "延長"), text("C", 3, "割合"))
          + row(
              4,
              text("A", 4, "令和6年度"),
              "<c r=\"B4\"><f>SUM(X1)</f><v>12.5</v></c>",
              "<c r=\"C4\" s=\"2\"><v>0.45</v></c>")
          + row(5, text("A", 5, "令和5年度"), "<c r=\"B5\"><v>10</v></c>", text("C", 5, "－"));

  private final WorkbookAnswers reader =
      new WorkbookAnswers(new WorkbookTables(), AnswerLimits.USUAL);

  @Test
  void rowsAreReadAsAPersonSeesThemBelowTheHeadingsThatTheDefinitionNames() {
    Answer answer = read(new SampleWorkbook(TABLE).bytes(), 3);

    assertThat(answer.encoding()).isEqualTo("XLSX");
    assertThat(answer.rows().stream().map(row -> row.cells()))
        .containsExactly(
            Map.of("年度", "令和6年度", "延長", "12.5", "割合", "45%"),
            Map.of("年度", "令和5年度", "延長", "10", "割合", "－"));
    assertThat(answer.rows().getFirst().place()).isEqualTo("4行目");
  }

  @Test
  void aWorkbookWithAPasswordIsRefusedInWords() {
    byte[] locked = LockedWorkbooks.xlsx(new SampleWorkbook(TABLE).bytes(), EncryptionMode.agile);

    assertThatThrownBy(() -> read(locked, 3))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("パスワード");
    assertThatThrownBy(() -> read(LockedWorkbooks.xls(true), 3))
        .isInstanceOf(Answer.Unusable.class)
        .hasMessageContaining("パスワード");
  }

  @Test
  void aNumberInMergedCellsIsNotCountedForEachRow() {
    Answer answer =
        read(
            new SampleWorkbook(
                    row(1, text("A", 1, "年度"), text("B", 1, "延長"))
                        + row(2, text("A", 2, "令和6年度"), "<c r=\"B2\"><v>12</v></c>")
                        + row(3, text("A", 3, "令和5年度"))
                        + "§<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>")
                .bytes(),
            1);

    assertThat(answer.rows())
        .anySatisfy(row -> {
          assertThat(row.fault()).isNotNull();
          assertThat(String.valueOf(row.fault())).contains("MERGED_NUMBER");
        });
  }

  @Test
  void aHiddenRowIsReadAndTold() {
    String hidden = TABLE.replace("<row r=\"5\"", "<row r=\"5\" hidden=\"1\"");
    Answer answer = read(new SampleWorkbook(hidden).bytes(), 3);

    assertThat(answer.rows().getFirst().remarks()).isEmpty();
    assertThat(answer.rows().get(1).cell("延長")).isEqualTo("10");
    assertThat(answer.rows().get(1).remarks())
        .singleElement()
        .satisfies(remark -> assertThat(remark.code()).isEqualTo("HIDDEN_ROW"));
  }

  @Test
  void whatIsNoWorkbookOrHasNoSuchHeadingsIsRefusedInWords() {
    assertThatThrownBy(() -> read("年度,値\n".getBytes(StandardCharsets.UTF_8), 1))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("Excelブック");
    assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0}, 1))
        .isInstanceOf(Unusable.class);
    assertThatThrownBy(() -> read(new SampleWorkbook(TABLE).bytes(), 9))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("9行目に見出しがありません");
    assertThatThrownBy(() -> read(new SampleWorkbook(TABLE.replace(">割合<", ">延長<")).bytes(), 3))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("「延長」が2つあります（2列目と3列目）");
  }

  private Answer read(byte[] content, int headingLine) {
    return reader.read(content, Format.XLSX, new Layout(null, null, headingLine, null, null));
  }

  private static String row(int number, String... cells) {
    return "<row r=\"%d\">%s</row>".formatted(number, String.join("", cells));
  }

  private static String text(String column, int row, String text) {
    return "<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(column, row, text);
  }
}
