package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.Test;

/// A release taken home: as PDF, as slides, as pictures of its charts.
class ReportIT extends ReleaseNode {
  private static final String RELEASE = "/releases/2019-03-1";

  @Test
  void aPublishedReleaseIsTakenHomeAndStaysAsItIs() throws IOException {
    score("2019-02", 48.5);
    score("2019-03", 52.5);
    done(post("/api/releases", "{\"period\":\"2019-03\"}"));
    for (String address :
        new String[] {"/report.pdf", "/report.pptx", "/charts/kpi/K6/trend.svg"}) {
      assertThat(get(RELEASE + address, null).statusCode()).as(address).isEqualTo(404);
    }
    done(put("/api/releases/2019-03-1", "{\"version\":1,\"note\":{\"ja\":\"<b>太字</b>\"}}"));
    done(post("/api/releases/2019-03-1/publish", "{\"version\":2}"));
    score("2019-03", 99.5);

    HttpResponse<byte[]> file = file(RELEASE + "/report.pdf");
    try (PDDocument pdf = Loader.loadPDF(file.body())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("52.5", "48.5", "＋4.0", "<b>太字</b>", "2019-03-1")
          .doesNotContain("99.5");
    }
    assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("dxpulse-2019-03-1-ja.pdf");
    assertThat(file(RELEASE + "/report.pdf").body()).isEqualTo(file.body());
    try (XMLSlideShow slides =
        new XMLSlideShow(new ByteArrayInputStream(file(RELEASE + "/report.pptx?lang=en").body()))) {
      assertThat(slides.getSlides())
          .extracting(slide -> slide.getTitle())
          .anyMatch(title -> title.startsWith("K6 "));
    }

    assertThat(get(RELEASE + "/charts/kpi/K6/trend.svg", null).body())
        .contains("52.5")
        .doesNotContain("99.5");
    assertThat(get("/charts/kpi/K6/trend.svg?period=2019-03&lang=en", null).body())
        .contains("99.5", "Source: ");
    var preview = ImageIO.read(new ByteArrayInputStream(file("/og/kpis/K6/2019-03.png").body()));
    assertThat(Objects.requireNonNull(preview).getWidth()).isEqualTo(1200);

    assertThat(get(RELEASE, null).body())
        .contains(RELEASE + "/report.pdf", RELEASE + "/report.pptx");
    assertThat(get("/en/releases", null).body()).contains(RELEASE + "/report.pdf?lang=en");
    assertThat(get("/kpis/K6?period=2019-03", null).body())
        .contains("property=\"og:image\" content=\"http://127.0.0.1:8080/og/kpis/K6/2019-03.png\"");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    for (String address :
        new String[] {
          "/releases/2001-01-1/report.pdf",
          "/releases/2001-01-1/report.docx",
          "/charts/kpi/K99/trend.png"
        }) {
      assertThat(get(address, null).statusCode()).as(address).isEqualTo(404);
    }
    // What climbs out of its place does not even come so far.
    assertThat(get("/releases/..%2f/report.pdf", null).statusCode()).isEqualTo(400);
  }
}
