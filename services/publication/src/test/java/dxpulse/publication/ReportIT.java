package dxpulse.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.infra.testkit.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"", "/kpis/K6", "/fields/administration"})
  void pagesOfReleasesBringTheirPictureInBothLanguages(String page) throws IOException {
    String release = aReleaseOf("2018-12");
    for (String prefix : new String[] {"", "/en"}) {
      String picture = prefix + "/og/releases/" + release + page + ".png";
      assertThat(get(prefix + "/releases/" + release + page, null).body())
          .contains("property=\"og:image\" content=\"http://127.0.0.1:8080" + picture + "\"")
          .containsPattern(
              "property=\"og:title\" content=\"[^\"]*"
                  + (prefix.isEmpty() ? "リリース（第1版）" : "Release of [^\"]*, edition 1"));
      var image = ImageIO.read(new ByteArrayInputStream(file(picture).body()));
      assertThat(Objects.requireNonNull(image).getWidth()).isEqualTo(1200);
    }
  }

  private static String aReleaseOf(String month) {
    if (get("/releases/" + month + "-1", null).statusCode() != 200) {
      score(month, 41.5);
      released(month);
    }
    return month + "-1";
  }

  @Test
  void theOfficeReadsTheReportBeforeItIsPublished() throws IOException {
    String draft = "/api/releases/2019-01-1/preview/report";
    score("2019-01", 33.5);
    done(post("/api/releases", "{\"period\":\"2019-01\"}"));

    HttpResponse<byte[]> file = file(draft + ".pdf?lang=en", OFFICE);
    try (PDDocument pdf = Loader.loadPDF(file.body())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("Not yet published", "33.5");
    }
    assertThat(file.headers().firstValue("Cache-Control").orElse(""))
        .contains("no-store", "private");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("dxpulse-2019-01-1-en-preview.pdf");
    try (XMLSlideShow slides =
        new XMLSlideShow(new ByteArrayInputStream(file(draft + ".pptx", OFFICE).body()))) {
      assertThat(slides.getSlides())
          .hasSizeGreaterThan(3)
          .allSatisfy(slide ->
              assertThat(slide.getShapes())
                  .anyMatch(shape ->
                      shape instanceof XSLFTextShape text && text.getText().equals("公表前")));
    }
    for (String form : new String[] {".pdf", ".pptx"}) {
      assertThat(get(draft + form, null).statusCode()).isEqualTo(404);
      assertThat(get(draft + form, TestTokens.bearer("clerk")).statusCode()).isEqualTo(404);
    }
    assertThat(get("/api/releases/2019-01-1/preview?lang=en", OFFICE).body())
        .contains(draft + ".pdf?lang=en", draft + ".pptx?lang=en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/releases/2001-01-1",
        "/releases/2001-01-1/report.pdf",
        "/releases/2001-01-1/report.docx",
        "/releases/2001-01-1/charts/kpi/K6/trend.png",
        "/og/releases/2001-01-1.png",
        "/charts/kpi/K99/trend.png"
      })
  void whatDoesNotExistIsAPageForPeopleAndAProblemForPrograms(String address) {
    HttpResponse<String> page = browse(address);
    HttpResponse<String> problem = get(address, null);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("見つかりません", "トップへ戻る");
    assertThat(page.headers().allValues("Vary")).contains("Accept");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(json(problem).get("title").asString()).isNotBlank();
  }

  @Test
  void theMissingPageSpeaksTheLanguageOfTheAddress() {
    assertThat(browse("/releases/2001-01-1/report.pdf?lang=en").body()).contains("No such release");
    assertThat(browse("/en/releases/2001-01-1").body()).contains("No such release");
    assertThat(browse("/charts/kpi/K99/trend.svg?lang=en").body()).contains("Page not found");
    // What climbs out of its place does not even come so far.
    assertThat(get("/releases/..%2f/report.pdf", null).statusCode()).isEqualTo(400);
  }
}
