package dxpulse.publication.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.Standing;
import dxpulse.publication.report.SampleReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/// Reports held against PDF/UA-1 by veraPDF, which knows nothing of how they are made.
class PdfUaTest {
  private static final PDFAFlavour STANDARD = PDFAFlavour.PDFUA_1;
  private static final Instant PUBLISHED = Instant.parse("2024-07-30T01:00:00Z");
  private final PdfDocuments documents = new PdfDocuments(new JteTemplates());

  /// A report in a language, of a release that stands so.
  record Setting(Lang lang, Standing standing) {}

  @BeforeAll
  static void brings() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  static Stream<Setting> settings() {
    LocalizedText reason = new LocalizedText("集計に誤りがありました。", "The sums were wrong.");
    return Stream.of(
            new Standing.Prepared(),
            new Standing.Published(PUBLISHED),
            new Standing.Withdrawn(PUBLISHED, PUBLISHED.plusSeconds(1), reason))
        .flatMap(standing -> Stream.of(Lang.values()).map(lang -> new Setting(lang, standing)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void holdsPdfUa(Setting setting) throws Exception {
    byte[] report = documents.set(SampleReport.of(setting.lang(), setting.standing()));

    assertThat(broken(report)).isEmpty();
  }

  @Test
  void theCheckerFindsWhatIsMissing() throws Exception {
    byte[] report = documents.set(SampleReport.of(Lang.JA));

    assertThat(broken(withoutItsLanguage(report))).isNotEmpty();
  }

  private static byte[] withoutItsLanguage(byte[] report) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(report);
        var changed = new java.io.ByteArrayOutputStream()) {
      pdf.getDocumentCatalog().setLanguage(null);
      pdf.save(changed);
      return changed.toByteArray();
    }
  }

  private static List<String> broken(byte[] pdf) throws VeraPDFException, IOException {
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), STANDARD);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(STANDARD, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
          .map(each ->
              each.getRuleId().getClause()
                  + "-"
                  + each.getRuleId().getTestNumber()
                  + " "
                  + each.getMessage()
                  + " at "
                  + each.getLocation().getContext())
          .distinct()
          .toList();
    }
  }
}
