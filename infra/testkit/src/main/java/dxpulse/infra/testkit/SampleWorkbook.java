package dxpulse.infra.testkit;

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
public final class SampleWorkbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /// @param rows what stands in `sheetData`, and what comes after it behind `§`
  public SampleWorkbook(String rows) {
    var _ =
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
        "<worksheet xmlns=\""
            + MAIN
            + "\">"
            + columns(rows)
            + "<sheetData>"
            + rows(rows)
            + "</sheetData>"
            + after(rows)
            + "</worksheet>");
  }

  /// What stands before the rows, such as `cols`: it is written first, and ends with `¶`.
  private static String columns(String rows) {
    return rows.contains("¶") ? rows.substring(0, rows.indexOf('¶')) : "";
  }

  private static String rows(String all) {
    String rows = all.contains("¶") ? all.substring(all.indexOf('¶') + 1) : all;
    return rows.contains("§") ? rows.substring(0, rows.indexOf('§')) : rows;
  }

  private static String after(String rows) {
    return rows.contains("§") ? rows.substring(rows.indexOf('§') + 1) : "";
  }

  /// A row of texts, numbers and cells as they are (those that begin with `<`).
  public static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int at = 0; at < cells.length; at++) {
      String place = (char) ('A' + at) + String.valueOf(number);
      String cell = cells[at];
      if (cell.startsWith("<")) {
        row.append(cell.replace("@", place));
      } else if (cell.matches("-?[0-9.]+")) {
        row.append("<c r=\"" + place + "\"><v>" + cell + "</v></c>");
      } else if (!cell.isEmpty()) {
        row.append("<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
      }
    }
    return row.append("</row>").toString();
  }

  public SampleWorkbook with(String part, String content) {
    return with(part, content.getBytes(StandardCharsets.UTF_8));
  }

  public SampleWorkbook with(String part, byte[] content) {
    parts.put(part, content);
    return this;
  }

  public SampleWorkbook without(String part) {
    parts.remove(part);
    return this;
  }

  public byte[] bytes() {
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
