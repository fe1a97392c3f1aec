package dxpulse.ingestion.upload.workbook;

import static dxpulse.infra.testkit.SampleWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dxpulse.infra.testkit.SampleWorkbook;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.Table.Kind;
import dxpulse.ingestion.upload.Table.Remark;
import dxpulse.ingestion.upload.TableReader;
import dxpulse.ingestion.upload.TableReader.NotATable;
import dxpulse.ingestion.upload.TableReader.TooMany;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTablesTest {
  private static final String HEADING = row(1, "指標コード", "期間", "値");

  private final WorkbookTables tables = new WorkbookTables();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <c r="@"><v>42.5</v></c>                        | 42.5       |
          <c r="@"><v>0.30000000000000004</v></c>         | 0.3        |
          <c r="@"><f>SUM(D1:D9)</f><v>12</v></c>         | 12         | FORMULA
          <c r="@"><f>[1]Sheet1!A1</f><v>7</v></c>        | 7          | FORMULA
          <c r="@"><f>SUM(D1:D9)</f></c>                  | =SUM(D1:D9)| FORMULA_WITHOUT_VALUE
          <c r="@" t="e"><v>#REF!</v></c>                 | #REF!      | ERROR
          <c r="@" t="e"><f>A9</f><v>#DIV/0!</v></c>      | #DIV/0!    | ERROR
          <c r="@" s="2"><v>0.125</v></c>                 | 12.5%      | PERCENT
          <c r="@" s="1"><v>45383</v></c>                 | 2024-04-01 | DATE
          <c r="@" s="3"><v>45383</v></c>                 | 2024-04-01 | DATE
          <c r="@"><v>1E400</v></c>                       | 1E400      |
          """)
  void aCellSaysWhatItShowsAndWhatIsToBeKnownOfIt(String cell, String text, String kind)
      throws IOException {
    List<Table.Line> lines = all(new SampleWorkbook(HEADING + row(2, "I15", "FY2024", cell)));

    assertThat(lines.getFirst().cells().get(2)).isEqualTo(text);
    assertThat(
            lines.getFirst().remarks().stream()
                .map(remark -> remark.kind().name())
                .toList()
                .toString())
        .contains(kind == null ? "[]" : kind);
  }

  @Test
  void titlesAboveAndHeadingsOverTwoLinesAreOneHeading() throws IOException {
    byte[] book =
        new SampleWorkbook(
                row(1, "令和6年度 実績報告")
                    + row(3, "指標コード", "期間", "実績", "")
                    + row(4, "", "", "分子", "分母")
                    + row(5, "I15", "FY2024-Q1", "12", "30")
                    + "§<mergeCells count=\"3\"><mergeCell ref=\"A3:A4\"/><mergeCell ref=\"B3:B4\"/>"
                    + "<mergeCell ref=\"C3:D3\"/></mergeCells>")
            .bytes();

    try (TableReader.Opened opened = open(book)) {
      assertThat(opened.facts().headings()).containsExactly("指標コード", "期間", "分子", "分母");
      assertThat(opened.facts().headingLine()).isEqualTo(3);
      assertThat(opened.facts().notes())
          .anyMatch(note -> note.contains("not read: 1"))
          .anyMatch(note -> note.contains("lines 3 to 4"));
      assertThat(opened.lines().next().number()).isEqualTo(5);
    }
  }

  @Test
  void aCellMergedDownHoldsForTheRowsThatItCovers() throws IOException {
    List<Table.Line> lines =
        all(
            new SampleWorkbook(
                HEADING
                    + row(2, "I15", "FY2024-Q1", "1")
                    + row(3, "", "FY2024-Q2", "2")
                    + row(4, "", "", "")
                    + row(5, "I20", "FY2024-Q1", "3")
                    + "§<mergeCells count=\"1\"><mergeCell ref=\"A2:A4\"/></mergeCells>"));

    assertThat(lines)
        .extracting(line -> line.cells().getFirst())
        .containsExactly("I15", "I15", "I20");
    assertThat(lines.get(1).remarks()).contains(new Remark(0, Kind.MERGED, "A2:A4"));
    assertThat(lines.get(2).remarks()).isEmpty();
  }

  @Test
  void cellsMergedFarToTheRightMakeNoRowWider() throws IOException {
    List<Table.Line> lines =
        all(
            new SampleWorkbook(
                HEADING
                    + row(2, "I15", "FY2024-Q1", "1")
                    + row(3, "", "FY2024-Q2", "2")
                    + "§<mergeCells count=\"3\"><mergeCell ref=\"A2:XFC1048576\"/>"
                    + "<mergeCell ref=\"XFD1:XFD1048576\"/><mergeCell ref=\"CV2:CV3\"/></mergeCells>"));

    assertThat(lines)
        .allSatisfy(line -> assertThat(line.cells()).hasSize(TableReader.MOST_COLUMNS));
    assertThat(lines).extracting(line -> line.cells().getFirst()).containsExactly("I15", "I15");
  }

  @Test
  void hiddenRowsAndColumnsAreReadAndTold() throws IOException {
    byte[] book =
        new SampleWorkbook(
                "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>¶"
                    + HEADING
                    + row(2, "I15", "FY2024-Q1", "1").replace("r=\"2\"", "r=\"2\" hidden=\"1\""))
            .bytes();

    try (TableReader.Opened opened = open(book)) {
      assertThat(opened.facts().notes())
          .anyMatch(note -> note.contains("hidden columns were read: 値"));
      assertThat(opened.lines().next().remarks())
          .containsExactly(new Remark(Remark.ROW, Kind.HIDDEN_ROW, ""));
    }
  }

  @Test
  void theFirstVisibleSheetThatNamesItsColumnsIsRead() throws IOException {
    try (TableReader.Opened opened = open(threeSheets(row(1, "目次"), HEADING))) {
      assertThat(opened.facts().sheet()).isEqualTo("実績");
      assertThat(opened.facts().notes().getFirst()).contains("2 others were not");
      assertThat(opened.lines().next().cells()).endsWith("1");
    }
  }

  @Test
  void onlyTheSheetThatIsReadMayNotBeWide() throws IOException {
    String wide = "<row r=\"1\"><c r=\"CZ1\"><v>1</v></c></row>";

    try (TableReader.Opened opened = open(threeSheets(wide, HEADING))) {
      assertThat(opened.facts().sheet()).isEqualTo("実績");
      assertThat(opened.lines().next().cells()).endsWith("1");
    }
    assertRefused(
        threeSheets(
            row(1, "目次"),
            row(1, "指標", "期間", "値").replace("</row>", "<c r=\"CZ1\"><v>1</v></c></row>")),
        "row 1: more than 100");
  }

  /// A sheet before the one that is read, and one that is hidden.
  private static byte[] threeSheets(String first, String heading) {
    return new SampleWorkbook(first)
        .with(
            "xl/workbook.xml",
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
            <sheet name="目次" sheetId="1" r:id="rId1"/><sheet name="控え" sheetId="2" r:id="rId2" state="hidden"/><sheet name="実績" sheetId="3" r:id="rId3"/></sheets></workbook>
            """)
        .with(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Target="worksheets/sheet3.xml"/></Relationships>
            """)
        .with("xl/worksheets/sheet2.xml", sheet(HEADING + row(2, "I15", "FY2024", "9")))
        .with("xl/worksheets/sheet3.xml", sheet(heading + row(2, "I15", "FY2024", "1")))
        .bytes();
  }

  @Test
  void whatIsNoSoundWorkbookIsRefusedWithAReason() {
    byte[] old = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    byte[] sound = new SampleWorkbook(HEADING).bytes();

    assertRefused(old, "パスワード");
    assertRefused(Arrays.copyOf(sound, sound.length / 2), "読めません");
    assertRefused(new SampleWorkbook(HEADING).with("xl/vbaProject.bin", "x").bytes(), "マクロ");
    assertRefused(
        new SampleWorkbook(HEADING)
            .with(
                "xl/sharedStrings.xml",
                "<!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>")
            .bytes(),
        "document type");
    assertRefused(
        new SampleWorkbook(HEADING + "§<mergeCells>" + "<mergeCell ref=\"E1:E2\"/>".repeat(20_001))
            .bytes(),
        "結合セルが多すぎます（ブック全体で20000個まで。xl/worksheets/sheet1.xml） / more than 20000 merged cells");
    assertRefused(
        new SampleWorkbook("<row r=\"1\"><c r=\"FXSHRXW1\"><v>1</v></c></row>").bytes(), "cell");
    assertRefused(
        new SampleWorkbook("<row r=\"1\"><c r=\"CZ1\"><v>1</v></c></row>").bytes(), "100");
  }

  @Test
  void aWorkbookWithAPasswordIsRefusedAndSaysWhatToDo() {
    byte[] book = new SampleWorkbook(HEADING + row(2, "I15", "FY2024", "1")).bytes();

    for (EncryptionMode mode : List.of(EncryptionMode.agile, EncryptionMode.standard)) {
      assertRefused(LockedWorkbooks.xlsx(book, mode), "パスワードを外し");
    }
    assertRefused(LockedWorkbooks.xls(true), "パスワードを外し");
    assertRefused(LockedWorkbooks.xls(false), "古い形式（.xls）");
  }

  /// Nothing is computed: only what was there when the file was saved counts.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "WEBSERVICE(\"http://127.0.0.1:%d/figures\")",
        "cmd|' /C calc'!A0",
        "[1]Sheet1!A1",
        "HYPERLINK(\"http://127.0.0.1:%d/\",\"12\")",
        "IMAGE(\"http://127.0.0.1:%d/pixel.png\")"
      })
  void aFormulaThatCallsOutIsReadByItsSavedValueIsToldAndCallsNobody(String formula)
      throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer outside =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
        });
    outside.start();
    String called = formula.formatted(outside.getAddress().getPort()).replace("\"", "&quot;");
    SampleWorkbook book =
        new SampleWorkbook(
            HEADING
                + row(2, "I15", "FY2024", "<c r=\"@\"><f>" + called + "</f><v>12</v></c>")
                + row(3, "I15", "FY2023", "<c r=\"@\"><f>" + called + "</f></c>"));

    try (TableReader.Opened opened = open(book.bytes())) {
      Table.Line saved = opened.lines().next();

      assertThat(saved.cells().get(2)).isEqualTo("12");
      assertThat(saved.remarks())
          .singleElement()
          .satisfies(remark -> {
            assertThat(remark.kind()).isEqualTo(Kind.FORMULA);
            assertThat(remark.text()).startsWith("=" + formula.substring(0, 4));
          });
    }
    assertThat(all(book).get(1).remarks())
        .as("without a saved value there is none")
        .extracting(Remark::kind)
        .containsExactly(Kind.FORMULA_WITHOUT_VALUE);
    assertThat(calls).hasValue(0);
    outside.stop(0);
  }

  @Test
  void aLongSheetThatGoesWrongNearItsEndIsFoundBeforeItIsUsed() throws IOException {
    StringBuilder rows = new StringBuilder(HEADING);
    for (int number = 2; number < 5100; number++) {
      rows.append(row(number, "I15", "FY2024-Q1", "1"));
    }
    rows.append("<row r=\"5100\"><c r=\"CZ5100\"><v>1</v></c></row>");

    try (TableReader.Opened opened = open(new SampleWorkbook(rows.toString()).bytes())) {
      assertThatThrownBy(opened::readThrough)
          .isInstanceOf(NotATable.class)
          .hasMessageContaining("5100");
      assertThat(opened.lines().next().number()).isEqualTo(2);
    }
  }

  @Test
  void aBombIsNotUnpacked() {
    byte[] bomb = new SampleWorkbook("").with("xl/media/image1.png", new byte[130_000_000]).bytes();

    assertThat(bomb).hasSizeLessThan(200_000);
    assertThatThrownBy(() -> open(bomb)).isInstanceOf(TooMany.class);
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + rows
        + "</sheetData></worksheet>";
  }

  private void assertRefused(byte[] book, String message) {
    assertThat(tables.recognises(Arrays.copyOf(book, TableReader.BEGINNING))).isTrue();
    assertThatThrownBy(() -> open(book))
        .isInstanceOf(NotATable.class)
        .hasMessageContaining(message);
  }

  private List<Table.Line> all(SampleWorkbook book) throws IOException {
    List<Table.Line> lines = new ArrayList<>();
    try (TableReader.Opened opened = open(book.bytes())) {
      opened.lines().forEachRemaining(lines::add);
    }
    return lines;
  }

  private TableReader.Opened open(byte[] book) throws IOException {
    return tables.open(Files.write(folder.resolve("book.xlsx"), book));
  }
}
