package dxpulse.indicator.catalogue.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.indicator.catalogue.sheet.CatalogueFile;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class WorkbookTemplateTest {
  @Test
  void aTextThatLooksLikeAFormulaStaysAText() throws IOException {
    List<List<SheetCell>> rows = new ArrayList<>(CatalogueFile.rows(List.of()));
    rows.add(
        Stream.of(SheetColumn.values())
            .map(each -> (SheetCell) new SheetCell.Text("=1+1"))
            .toList());

    byte[] file = new WorkbookTemplate().written(rows);

    assertThat(part(file, "xl/worksheets/sheet1.xml")).doesNotContain("<f>", "<f ");
    assertThat(part(file, "xl/sharedStrings.xml")).contains("=1+1");
    assertThat(new WorkbookSheets().read(file).rows().getLast().cells())
        .containsOnly(new SheetCell.Text("=1+1"));
  }

  @Test
  void aTextThatIsTooLongForExcelIsLeftBlankAndNamed() throws IOException {
    List<List<SheetCell>> rows = new ArrayList<>(CatalogueFile.rows(List.of()));
    List<SheetCell> row =
        new ArrayList<>(
            Stream.of(SheetColumn.values())
                .map(each -> (SheetCell) new SheetCell.Text("x"))
                .toList());
    row.set(SheetColumn.TARGETS.ordinal(), new SheetCell.Text("x".repeat(32_768)));
    row.set(SheetColumn.STAGES.ordinal(), new SheetCell.Text("x".repeat(32_767)));
    rows.add(row);

    List<dxpulse.indicator.catalogue.sheet.Sheet.Row> read =
        new WorkbookSheets().read(new WorkbookTemplate().written(rows)).rows();

    assertThat(read.get(1).cell(0).text()).startsWith("#").contains("空欄は変更なし").endsWith(": M5");
    assertThat(read.getLast().number()).isEqualTo(5);
    assertThat(read.getLast().cell(SheetColumn.TARGETS.ordinal()).isBlank()).isTrue();
    assertThat(read.getLast().cell(SheetColumn.STAGES.ordinal()).text()).hasSize(32_767);
  }

  @Test
  void theSheetToFillInHasItsHeadingFixedAndListsToChooseFrom() throws IOException {
    String sheet =
        part(
            new WorkbookTemplate().written(CatalogueFile.rows(List.of())),
            "xl/worksheets/sheet1.xml");

    assertThat(sheet).contains("state=\"frozen\"", "ySplit=\"3\"", "customWidth=\"true\"");
    assertThat(sheet.split("<dataValidation ", -1))
        .hasSize(
            1
                + (int)
                    Stream.of(SheetColumn.values())
                        .filter(each -> !each.words().isEmpty())
                        .count());
  }

  @Test
  void theSecondSheetExplainsEveryColumnWithItsWords() throws IOException {
    byte[] file = new WorkbookTemplate().written(CatalogueFile.rows(List.of()));
    String explained;
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      Sheet guide = book.getSheet(1).orElseThrow();
      try (Stream<Row> rows = guide.openStream()) {
        explained =
            rows.flatMap(row -> row.stream().filter(cell -> cell != null))
                .map(cell -> cell.getText())
                .collect(Collectors.joining("\n"));
      }
    }

    assertThat(SheetColumn.values())
        .allSatisfy(column -> {
          assertThat(explained)
              .contains(column.title(), column.member(), column.told(), column.toldInEnglish());
          column
              .words()
              .forEach((code, word) -> assertThat(explained).contains(word + "（" + code + "）"));
        });
  }

  private static String part(byte[] file, String name) throws IOException {
    try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
