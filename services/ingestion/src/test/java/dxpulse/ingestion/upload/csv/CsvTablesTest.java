package dxpulse.ingestion.upload.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.TableReader;
import dxpulse.ingestion.upload.TableReader.NotATable;
import dxpulse.ingestion.upload.TableReader.TooMany;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTablesTest {
  private static final String FILE = "指標コード,期間,値,備考\nI15,FY2024-Q1,1,①㈱～－髙\n";

  private final CsvTables tables = new CsvTables();

  @TempDir private Path folder;

  @Test
  void readsEveryEncodingThatSpreadsheetsWrite() throws IOException {
    assertReads(FILE.getBytes(StandardCharsets.UTF_8), "UTF-8");
    assertReads(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_8), "UTF-8 (BOM)");
    assertReads(FILE.getBytes(Charset.forName("windows-31j")), "CP932");
    assertReads(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_16LE), "UTF-16LE (BOM)");
    assertReads(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_16BE), "UTF-16BE (BOM)");
    assertReads(
        ("\uFEFF" + FILE.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE), "UTF-16LE (BOM)");
  }

  private void assertReads(byte[] content, String encoding) throws IOException {
    try (TableReader.Opened opened = open(content)) {
      assertThat(opened.facts().encoding()).isEqualTo(encoding);
      assertThat(opened.facts().notes().getFirst()).contains(encoding);
      assertThat(all(opened))
          .containsExactly(new Table.Line(2, List.of("I15", "FY2024-Q1", "1", "①㈱～－髙")));
    }
  }

  @Test
  void skipsTitlesAboveTheHeadingsAndSaysSo() throws IOException {
    try (TableReader.Opened opened =
        open("令和6年度 報告\n\n（単位：人）\n指標コード,期間,値\nI15,FY2024,1\n".getBytes(StandardCharsets.UTF_8))) {
      assertThat(opened.facts().headings()).containsExactly("指標コード", "期間", "値");
      assertThat(opened.facts().headingLine()).isEqualTo(4);
      assertThat(opened.facts().notes()).anyMatch(note -> note.contains("not read: 2"));
      assertThat(all(opened)).extracting(Table.Line::number).containsExactly(5L);
    }
  }

  @Test
  void refusesMoreRowsThanAreTaken() throws IOException {
    byte[] most = ("期間\n" + "1\n".repeat(TableReader.MOST_ROWS)).getBytes(StandardCharsets.UTF_8);
    byte[] more =
        ("期間\n" + "1\n".repeat(TableReader.MOST_ROWS + 1)).getBytes(StandardCharsets.UTF_8);

    try (TableReader.Opened opened = open(most)) {
      assertThat(opened.progress()).isBetween(0.0, 1.0);
    }
    assertThatThrownBy(() -> open(more)).isInstanceOf(TooMany.class);
  }

  @Test
  void refusesLinesOfMoreCellsThanAnybodyWrites() throws IOException {
    try (TableReader.Opened opened =
        open(("a,b\nx" + ",".repeat(99)).getBytes(StandardCharsets.UTF_8))) {
      assertThat(all(opened)).hasSize(1);
    }
    assertRefused("a,b\nx" + ",".repeat(100), "line 2: more than 100 columns");
    assertRefused("a,b\n1,2\n" + "x,".repeat(1_000_000), "3行目の列が多すぎます（100列まで）");
  }

  @Test
  void refusesCellsLongerThanASpreadsheetTakes() throws IOException {
    String most = "あ".repeat(TableReader.LONGEST_CELL);
    try (TableReader.Opened opened =
        open(("a,b\n1,\"" + most + "\"").getBytes(StandardCharsets.UTF_8))) {
      assertThat(all(opened)).hasSize(1);
    }
    try (TableReader.Opened opened =
        open(
            ("a\n\"" + "\"\"".repeat(TableReader.LONGEST_CELL) + "\"")
                .getBytes(StandardCharsets.UTF_8))) {
      assertThat(all(opened)).hasSize(1);
    }
    assertRefused("a,b\n1,2\n1," + most + "い", "line 3, column 2: more than 32767 characters");
    assertRefused("a,b\n1,2\n1," + "x".repeat(10_000_000), "3行目に、32767文字より長いセル");
  }

  @Test
  void refusesAFileThatBreaksOff() {
    assertRefused("指標,期間,値\nI15,FY2024,1\n\"never closed", "CSVとして読めません");
    byte[] broken = Arrays.copyOf(("\uFEFF" + FILE).getBytes(StandardCharsets.UTF_8), 5);
    assertThatThrownBy(() -> open(broken))
        .isInstanceOf(NotATable.class)
        .hasMessageContaining("UTF-8 (BOM)");
  }

  @Test
  void refusesBinaryDataAndTextOfNoKnownEncoding() {
    assertThatThrownBy(() -> open(new byte[] {'a', 0, 'b'}))
        .isInstanceOf(NotATable.class)
        .hasMessageContaining("binary");
    assertThatThrownBy(() -> open(new byte[] {(byte) 0xFD, (byte) 0xFE, (byte) 0xFF, (byte) 0x80}))
        .isInstanceOf(NotATable.class);
  }

  @Test
  void textThatIsDamagedOrOfAnotherEncodingIsNotGuessed() throws IOException {
    String notes = "indicator,period,value,note\nI15,FY2024,1,研修の実績\nI16,FY2024,1,研修実績";
    byte[] utf8 = notes.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> open(Arrays.copyOf(utf8, utf8.length - 1)))
        .isInstanceOf(NotATable.class)
        .hasMessageContaining("UTF-8の途中に");
    assertThatThrownBy(() -> open(notes.getBytes(Charset.forName("ISO-2022-JP"))))
        .isInstanceOf(NotATable.class)
        .hasMessageStartingWith("JISコード（ISO-2022-JP）は読めません");
    try (TableReader.Opened opened = open(notes.getBytes(Charset.forName("EUC-JP")))) {
      assertThat(opened.facts().notes()).anyMatch(note -> note.contains("文字化けしていないか"));
    }
    for (String encoding : List.of("UTF-8", "windows-31j")) {
      try (TableReader.Opened opened = open((notes + "ｱｵﾓﾘ").getBytes(Charset.forName(encoding)))) {
        assertThat(opened.facts().notes()).noneMatch(note -> note.contains("文字化けしていないか"));
      }
    }
  }

  @Test
  void aRareCharacterOfCp932IsNotTakenForABrokenOneOfUtf8() throws IOException {
    String notes = "indicator,period,value,note\nI15,FY2024,1,燻製の出荷";

    try (TableReader.Opened opened = open(notes.getBytes(Charset.forName("windows-31j")))) {
      assertThat(opened.facts().encoding()).isEqualTo("CP932");
    }
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> open(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NotATable.class)
        .hasMessageContaining(message);
  }

  private TableReader.Opened open(byte[] content) throws IOException {
    return tables.open(Files.write(folder.resolve("file.csv"), content));
  }

  private static List<Table.Line> all(TableReader.Opened opened) {
    List<Table.Line> lines = new ArrayList<>();
    opened.lines().forEachRemaining(lines::add);
    return lines;
  }
}
