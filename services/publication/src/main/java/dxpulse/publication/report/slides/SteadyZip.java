package dxpulse.publication.report.slides;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Packs a file anew with one time for all of its entries, those of workbooks in it too: what says
/// the same is then the same file.
final class SteadyZip {
  private static final String WORKBOOK = ".xlsx";

  private SteadyZip() {}

  static byte[] of(byte[] zip, Instant date) throws IOException {
    LocalDateTime time = LocalDateTime.ofInstant(date, ZoneOffset.UTC);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        ZipEntry entry = new ZipEntry(each.getName());
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        byte[] content = in.readAllBytes();
        out.write(each.getName().endsWith(WORKBOOK) ? of(content, date) : content);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
