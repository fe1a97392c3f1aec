package dxpulse.indicator.catalogue.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.indicator.catalogue.sheet.SheetReader.NotASheet;
import dxpulse.indicator.catalogue.sheet.SheetReader.TooLarge;
import dxpulse.infra.workbook.Harmless;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetsTest {
  private final CsvSheets sheets = new CsvSheets();

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-31j"})
  void bothEncodingsAreRead(String charset) {
    Sheet sheet = sheets.read("コード,名称\r\nI15,髙橋①\r\n".getBytes(Charset.forName(charset)));

    assertThat(texts(sheet.rows().getLast())).containsExactly("I15", "髙橋①");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    Sheet sheet = sheets.read("\uFEFFコード\n".getBytes(StandardCharsets.UTF_8));

    assertThat(texts(sheet.rows().getFirst())).containsExactly("コード");
  }

  @Test
  void rowsAreCountedAsASpreadsheetCountsThem() {
    Sheet sheet = sheets.read(utf8("コード,定義\n\nI1,\"一行目\n二行目\"\n,,\nI2,x\n"));

    assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(1, 3, 5);
  }

  @Test
  void whatWasGuardedAgainstRunningIsTheTextThatItWas() {
    for (String text : List.of("=1+1", "+81", "-", "@x", "＝1", "'=1", "''@", "'x", "\tx", "x")) {
      assertThat(Harmless.undone(Harmless.made(text))).isEqualTo(text);
    }
    assertThat(Harmless.made("=1+1")).isEqualTo("'=1+1");
    assertThat(Harmless.made("人")).isEqualTo("人");
  }

  @Test
  void anEmptyFileHasNoRows() {
    assertThat(sheets.read(new byte[0]).rows()).isEmpty();
    assertThat(sheets.read(utf8("\n ,\n")).rows()).isEmpty();
  }

  @Test
  void anotherKindOfFileIsRefused() {
    assertThatThrownBy(() -> sheets.read("コード,名称\nI1,あ\n".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(NotASheet.class)
        .hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> sheets.read(new byte[] {'a', (byte) 0xFF, (byte) 0xFF, 'b'}))
        .isInstanceOf(NotASheet.class)
        .hasMessageContaining("CP932");
    assertThatThrownBy(() -> sheets.read(utf8("a,\"b\nc"))).isInstanceOf(NotASheet.class);
  }

  @Test
  void rowsAndColumnsAreBounded() {
    assertThat(sheets.read(utf8("a\n".repeat(SheetReader.MOST_READ))).rows())
        .hasSize(SheetReader.MOST_READ);
    assertThatThrownBy(() -> sheets.read(utf8("a\n".repeat(SheetReader.MOST_READ + 1))))
        .isInstanceOf(TooLarge.class);
    assertThatThrownBy(() -> sheets.read(utf8(",".repeat(SheetReader.MOST_COLUMNS))))
        .isInstanceOf(NotASheet.class);
  }

  private static List<String> texts(Sheet.Row row) {
    return row.cells().stream().map(SheetCell::text).toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
