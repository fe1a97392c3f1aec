package dxpulse.indicator.catalogue.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dxpulse.indicator.catalogue.sheet.Sheet;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.indicator.catalogue.sheet.SheetReader.NotASheet;
import dxpulse.indicator.catalogue.sheet.SheetReader.TooLarge;
import dxpulse.infra.testkit.SampleWorkbook;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookSheetsTest {
  private final WorkbookSheets sheets = new WorkbookSheets();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <c r="A1" t="s"><v>0</v></c>                          | コード
          <c r="A1" t="inlineStr"><is><t>I15</t></is></c>       | I15
          <c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c> | ab
          <c r="A1"><v>42.5</v></c>                             | 42.5
          <c r="A1"><v>0.30000000000000004</v></c>              | 0.3
          <c r="A1"><v>1E3</v></c>                              | 1000
          <c r="A1"><v>1.1000000000000001E-2</v></c>            | 0.011
          <c r="A1" s="4"><v>1234</v></c>                       | 1234
          <c r="A1"><f>1+1</f><v>2</v></c>                      | 2
          <c r="A1" t="str"><f>"a"</f><v>a</v></c>              | a
          <c r="A1" t="b"><v>1</v></c>                          | TRUE
          """)
  void aCellSaysWhatItShows(String cell, String text) {
    assertThat(only(cell).text()).isEqualTo(text);
    assertThat(only(cell)).isNotInstanceOf(SheetCell.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <c r="A1" t="e"><v>#REF!</v></c>                      | CELL_ERROR            | #REF!
          <c r="A1" t="e"><f>A9</f><v>#DIV/0!</v></c>           | CELL_ERROR            | #DIV/0!
          <c r="A1" t="str"><f>A9</f><v>#N/A</v></c>            | CELL_ERROR            | #N/A
          <c r="A1"><f>A9</f></c>                               | FORMULA_WITHOUT_VALUE | =A9
          <c r="A1" s="1"><v>45383</v></c>                      | DATE_CELL             | 2024-04-01
          <c r="A1" s="3"><v>45383</v></c>                      | DATE_CELL             | 2024-04-01
          <c r="A1" s="2"><v>0.6</v></c>                        | PERCENT_CELL          | 60%
          <c r="A1"><v>1E300</v></c>                            | NUMBER_TOO_LARGE      | 1E300
          <c r="A1"><v>1E999999999</v></c>                      | NUMBER_TOO_LARGE      | 1E999999999
          """)
  void whatIsNoContentIsTold(String cell, String code, String text) {
    assertThat(only(cell))
        .isInstanceOfSatisfying(
            SheetCell.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.code()).isEqualTo(code);
              assertThat(unreadable.text()).isEqualTo(text);
            });
  }

  @Test
  void rowsKeepTheirNumbersAndEmptyOnesAreLeftOut() {
    Sheet sheet =
        read(
            "<row r=\"2\"><c r=\"B2\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"/></row>"
                + "<row r=\"9\"><c r=\"C9\"><v>2</v></c></row>");

    assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(2, 9);
    assertThat(sheet.rows().getFirst().cell(0)).isEqualTo(SheetCell.BLANK);
    assertThat(sheet.rows().getFirst().cell(1)).isEqualTo(new SheetCell.Figure(BigDecimal.ONE));
    assertThat(Sheet.place(0, 1)).isEqualTo("A1");
    assertThat(Sheet.place(7, 3)).isEqualTo("H3");
    assertThat(Sheet.place(27, 10)).isEqualTo("AB10");
  }

  @Test
  void rowsAndCellsWithoutNumbersFollowEachOther() {
    Sheet sheet = read("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>");

    assertThat(sheet.rows()).extracting(Sheet.Row::number).containsExactly(1, 2);
    assertThat(sheet.rows().getFirst().cells()).hasSize(2);
  }

  @Test
  void aWorkbookWithoutStylesIsRead() {
    byte[] bytes =
        new SampleWorkbook("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>7</v></c></row>")
            .without("xl/styles.xml")
            .with(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
            .bytes();

    assertThat(sheets.read(bytes).rows().getFirst().cell(0).text()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r=\"FXSHRXW1\"><v>1</v></c>",
        "<c r=\"ZZZ1\"><v>1</v></c>",
        "<c r=\"99\"><v>1</v></c>",
        "<c r=\"A99999999999\"><v>1</v></c>",
        "<c r=\"A1\" t=\"s\"><v>2147483647</v></c>",
        "<c r=\"A1\" t=\"s\"><v>1</v></c>",
        "<c r=\"A1\" t=\"s\"><v>x</v></c>",
        "<c r=\"A1\" t=\"s\"><v>-1</v></c>",
        "<c r=\"A1\" t=\"what\"><v>1</v></c>",
        "<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v>1</v></c>",
        "<c r=\"CZ1\"><v>1</v></c>"
      })
  void aCellThatNoSpreadsheetWritesIsRefused(String cell) {
    assertThatThrownBy(() -> only(cell)).isInstanceOf(NotASheet.class);
  }

  @Test
  void entitiesAreRefused() {
    byte[] bytes =
        new SampleWorkbook("")
            .with(
                "xl/sharedStrings.xml",
                "<!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>")
            .bytes();

    assertThatThrownBy(() -> sheets.read(bytes))
        .isInstanceOf(NotASheet.class)
        .hasMessageContaining("document type");
  }

  @Test
  void aBombIsNotUnpacked() {
    byte[] megabytes = new byte[30_000_000];
    Arrays.fill(megabytes, (byte) ' ');

    byte[] one = new SampleWorkbook("").with("xl/media/image1.png", megabytes).bytes();
    byte[] many =
        new SampleWorkbook("")
            .with("a.xml", Arrays.copyOf(megabytes, 18_000_000))
            .with("b.xml", Arrays.copyOf(megabytes, 18_000_000))
            .with("c.xml", Arrays.copyOf(megabytes, 18_000_000))
            .bytes();

    assertThat(one).hasSizeLessThan(100_000);
    assertThatThrownBy(() -> sheets.read(one)).isInstanceOf(TooLarge.class);
    assertThatThrownBy(() -> sheets.read(many)).isInstanceOf(TooLarge.class);
  }

  @Test
  void aTextLongerThanACellCanHoldIsRefused() {
    assertThatThrownBy(() ->
            only("<c r=\"A1\" t=\"inlineStr\"><is><t>" + "a".repeat(40_000) + "</t></is></c>"))
        .isInstanceOf(NotASheet.class);
  }

  @Test
  void moreRowsThanAreTakenAreRefused() {
    assertThat(read(rows(SheetReader.MOST_READ)).rows()).hasSize(SheetReader.MOST_READ);
    assertThatThrownBy(() -> read(rows(SheetReader.MOST_READ + 1)))
        .isInstanceOf(TooLarge.class)
        .hasMessageContaining("2000");
  }

  @Test
  void aPasswordOrTheOldKindIsTold() {
    byte[] old = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    assertThat(sheets.recognises(old)).isTrue();
    assertThatThrownBy(() -> sheets.read(old))
        .isInstanceOf(NotASheet.class)
        .hasMessageContaining("パスワード");
  }

  @Test
  void anArchiveThatIsNoWorkbookIsRefused() {
    byte[] sound = new SampleWorkbook("").bytes();
    List<byte[]> broken =
        List.of(
            new SampleWorkbook("").without("xl/workbook.xml").bytes(),
            new SampleWorkbook("").without("xl/worksheets/sheet1.xml").bytes(),
            new SampleWorkbook("").with("xl/workbook.xml", "<workbook/>").bytes(),
            new SampleWorkbook("")
                .with("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")
                .bytes(),
            Arrays.copyOf(sound, sound.length / 2),
            "PK\u0003\u0004 and so on".getBytes(StandardCharsets.UTF_8));

    assertThat(broken)
        .allSatisfy(
            bytes -> assertThatThrownBy(() -> sheets.read(bytes)).isInstanceOf(NotASheet.class));
  }

  private SheetCell only(String cell) {
    return read("<row r=\"1\">" + cell + "</row>").rows().getFirst().cells().getFirst();
  }

  private Sheet read(String rows) {
    return sheets.read(new SampleWorkbook(rows).bytes());
  }

  private static String rows(int many) {
    return IntStream.rangeClosed(1, many)
        .mapToObj(row -> "<row r=\"%d\"><c r=\"A%d\"><v>1</v></c></row>".formatted(row, row))
        .collect(Collectors.joining());
  }
}
