package dxpulse.publication.report.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/// Dates a document by what it tells of, so that it is the same file whenever it is set.
final class Dating {
  private Dating() {}

  static void date(PDDocument document, Instant instant) throws IOException {
    Calendar date = GregorianCalendar.from(instant.atZone(ZoneOffset.UTC));
    document.getDocumentInformation().setCreationDate(date);
    document.getDocumentInformation().setModificationDate(date);
    document.setDocumentId(instant.toEpochMilli());
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String said = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    metadata.importXMPMetadata(
        said.replaceAll("(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)[^<]*", "$1" + instant)
            .getBytes(StandardCharsets.UTF_8));
  }
}
