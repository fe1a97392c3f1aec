package dxpulse.infra.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final Limits SMALL = new Limits(10, 10_000, 20_000, 3, 10);
  private static final Limits WIDE = new Limits(10, 120_000_000, 200_000_000, 1_000, 4_000_000);

  @Test
  void tellsHowASheetIsLaidOut() throws IOException {
    Survey survey =
        Guard.check(
            zip(
                Map.of(
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"値\" r:id=\"r7\"/></sheets></workbook>",
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r7\" Target=\"worksheets/sheet9.xml\"/></Relationships>",
                    "xl/worksheets/sheet9.xml",
                    "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row/><row/></sheetData>"
                        + "<mergeCells><mergeCell ref=\"A2:B4\"/></mergeCells></worksheet>",
                    "xl/externalLinks/externalLink1.xml",
                    "<externalLink/>")),
            SMALL);

    assertThat(survey.layout("値").rows()).isEqualTo(2);
    assertThat(survey.layout("値").merged()).containsExactly(new Survey.Area(2, 0, 4, 1, "A2:B4"));
    assertThat(survey.layout("値").hiddenColumns()).containsExactlyInAnyOrder(1, 2);
    assertThat(survey.layout("ない")).isEqualTo(Survey.Layout.PLAIN);
    assertThat(survey.refersToOtherFiles()).isTrue();
    assertThat(survey.hasMacros()).isFalse();
  }

  @Test
  void refusesWhatHoldsMoreThanIsTaken() {
    assertThatThrownBy(() -> Guard.check(zip(Map.of("a.xml", "<a>" + "<row/>".repeat(4))), SMALL))
        .isInstanceOf(WorkbookRefused.TooLarge.class);
    assertThatThrownBy(() -> Guard.check(zip(Map.of("a.png", " ".repeat(10_001))), SMALL))
        .isInstanceOf(WorkbookRefused.TooLarge.class);
  }

  @Test
  void countsMergedCellsAndRelationsOfTheWholeWorkbook() {
    Limits wide = new Limits(10, 10_000_000, 20_000_000, 3, 10);
    String merged = "<a>" + "<mergeCell ref=\"A1:A2\"/>".repeat(10_001) + "</a>";
    String related = "<a>" + "<Relationship Id=\"r\" Target=\"t\"/>".repeat(10_001) + "</a>";

    assertThatThrownBy(() ->
            Guard.check(
                zip(Map.of("xl/worksheets/sheet1.xml", merged, "xl/worksheets/sheet2.xml", merged)),
                wide))
        .isInstanceOf(WorkbookRefused.TooMany.class)
        .hasMessageContaining("merged cells: xl/worksheets/sheet");
    assertThatThrownBy(() -> Guard.check(zip(Map.of("xl/_rels/workbook.xml.rels", related)), wide))
        .isInstanceOf(WorkbookRefused.TooMany.class)
        .hasMessageContaining("xl/_rels/workbook.xml.rels");
  }

  @Test
  void refusesEntitiesAndCellsThatNoSheetHas() {
    assertThatThrownBy(() ->
            Guard.check(
                zip(Map.of("a.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///x\">]><a>&b;</a>")),
                SMALL))
        .isInstanceOf(WorkbookRefused.Crafted.class)
        .hasMessageContaining("document type");
    assertThatThrownBy(() -> Guard.check(zip(Map.of("a.xml", "<a><c r=\"ZZZ1\"/></a>")), SMALL))
        .isInstanceOf(WorkbookRefused.Crafted.class)
        .hasMessageContaining("ZZZ1");
  }

  /// Each of them is a few kilobytes as a file, and more than the memory of a service unpacked.
  @Test
  void refusesWhatItsReaderWouldHaveToKeepAsAWhole() {
    String texts = "<c><is><t>" + "x".repeat(32_000) + "</t></is></c>";

    assertCrafted("<row>" + "<c><v>1</v></c>".repeat(16_385) + "</row>", "16384 cells");
    assertCrafted("<row>" + texts.repeat(130) + "</row>", "a row of more than 4000000");
    for (String kept :
        List.of(
            "<row spans=\"" + "1".repeat(2_000_000) + "\"/>",
            "<si><t>1</t></si>".repeat(700_000),
            ("<si><t>" + "x".repeat(30_000) + "</t></si>").repeat(700),
            "<xf numFmtId=\"1\"/>".repeat(700_000),
            ("<numFmt formatCode=\"" + "0".repeat(200_000) + "\"/>").repeat(101))) {
      assertThatThrownBy(() -> Guard.check(zip(Map.of("xl/a.xml", "<a>" + kept + "</a>")), WIDE))
          .isInstanceOf(WorkbookRefused.TooLarge.class);
    }
  }

  /// Excel lists the cells with formulas in the order of their calculation, all in one part, and
  /// pictures are no tags.
  @Test
  void takesWhatOnlyLooksLikeIt() throws IOException {
    var _ =
        Guard.check(
            zip(
                Map.of(
                    "xl/calcChain.xml",
                    "<calcChain>" + "<c r=\"A1\"/>".repeat(20_000) + "</calcChain>",
                    "xl/worksheets/sheet1.xml",
                    "<a><row>" + "<c><v>1</v></c>".repeat(16_384) + "</row></a>",
                    "xl/media/image1.png",
                    "<" + " ".repeat(5_000_000))),
            WIDE);
  }

  private static void assertCrafted(String row, String told) {
    assertThatThrownBy(() -> Guard.check(zip(Map.of("xl/a.xml", "<a>" + row + "</a>")), WIDE))
        .isInstanceOf(WorkbookRefused.Crafted.class)
        .hasMessageContaining(told);
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
