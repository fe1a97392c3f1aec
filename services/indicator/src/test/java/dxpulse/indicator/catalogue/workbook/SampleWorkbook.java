package dxpulse.indicator.catalogue.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook of the fewest parts, put together by hand: as other programs write it, or as somebody
/// with bad intent does.
final class SampleWorkbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /// @param rows what stands in `sheetData`
  SampleWorkbook(String rows) {
    with(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
        <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
        </Types>
        """);
    with(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"指標\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    with(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    with("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\"><si><t>コード</t></si></sst>");
    // Styles: 0 general, 1 a date of Excel's own, 2 percent, 3 a Japanese date, 4 a unit in quotes.
    with(
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><numFmts><numFmt numFmtId=\"200\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;\"/><numFmt numFmtId=\"201\" formatCode=\"#,##0.0&quot;days&quot;\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"200\"/><xf numFmtId=\"201\"/></cellXfs></styleSheet>");
    with(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
  }

  SampleWorkbook with(String part, String content) {
    return with(part, content.getBytes(StandardCharsets.UTF_8));
  }

  SampleWorkbook with(String part, byte[] content) {
    parts.put(part, content);
    return this;
  }

  SampleWorkbook without(String part) {
    parts.remove(part);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
