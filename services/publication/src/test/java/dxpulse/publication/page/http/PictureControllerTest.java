package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.chart.raster.BatikPixels;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

class PictureControllerTest {
  private final WebTestClient client =
      WebTestClient.bindToController(
              new PictureController(
                  new Boards(),
                  new Pictures(
                      new BatikPixels(), new DrawnFiles<>(1_000_000, Duration.ofSeconds(30))),
                  new Renderer(new JteTemplates(), new Assets())))
          .configureClient()
          .responseTimeout(Duration.ofSeconds(60))
          .build();

  /// The boards of one quarter.
  private static final class Boards implements BoardsAlone {
    @Override
    public boolean knows(String board) {
      return List.of("overview", "industry", "kpi/K1").contains(board);
    }

    @Override
    public Optional<Standing> standing(
        String board, Granularity granularity, @Nullable Period period) {
      BoardKey key =
          new BoardKey(board, granularity, period == null ? SampleBoards.PERIOD : period);
      return Optional.of(new Standing(key, 1));
    }

    @Override
    public Optional<BoardView> view(BoardKey key) {
      return !key.period().equals(SampleBoards.PERIOD)
          ? Optional.empty()
          : switch (key.board()) {
            case "overview" -> Optional.of(SampleBoards.overview(64.2));
            case "industry" -> Optional.of(SampleBoards.field(key.period(), 64.2));
            case "kpi/K1" ->
                Optional.of(SampleBoards.kpi(key.period(), 64.2, Aggregation.ARITHMETIC));
            default -> Optional.empty();
          };
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/charts/kpi/K1/trend",
        "/charts/kpi/K1/ring",
        "/charts/kpi/K1/contributions",
        "/charts/industry/states",
        "/charts/industry/ring"
      })
  void everyChartIsAFileOfItsOwn(String address) throws Exception {
    EntityExchangeResult<byte[]> svg = get(address + ".svg?period=FY2024-Q1&lang=en", 200);
    EntityExchangeResult<byte[]> png = get(address + ".png?period=FY2024-Q1&lang=en", 200);

    String text = text(svg);
    assertThat(text)
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .contains(
            "<title id=\"t\">", "<desc id=\"d\">", "Source: Aomori", "FY2024 Q1", "lang=\"en\"")
        .contains("<style>", "BIZ UDPGothic", "class=\"page\"");
    assertThat(svg.getResponseHeaders().getFirst("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(svg.getResponseHeaders().getFirst("Content-Security-Policy"))
        .contains("default-src 'none'");
    double width =
        Double.parseDouble(text.replaceAll("(?s)^<svg [^>]*?width=\"([0-9.]+)\".*", "$1"));
    var image = ImageIO.read(new ByteArrayInputStream(body(png)));
    assertThat((double) Objects.requireNonNull(image).getWidth()).isEqualTo(Math.ceil(2 * width));
    client
        .get()
        .uri(address + ".png?period=FY2024-Q1&lang=en")
        .header("If-None-Match", String.valueOf(png.getResponseHeaders().getETag()))
        .exchange()
        .expectStatus()
        .isNotModified();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/og/overview/FY2024-Q1",
        "/og/fields/industry/FY2024-Q1",
        "/en/og/kpis/K1/FY2024-Q1",
        "/og/site",
        "/en/og/site"
      })
  void previewsHaveTheSizeThatOtherSitesWant(String address) throws Exception {
    var image =
        Objects.requireNonNull(
            ImageIO.read(new ByteArrayInputStream(body(get(address + ".png", 200)))));

    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(image.getHeight()).isEqualTo(630);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/charts/kpi/K1/nothing.svg",
        "/charts/kpi/K1/trend.gif",
        "/charts/kpi/K9/trend.svg",
        "/charts/overview/trend.svg",
        "/charts/nothing/ring.svg",
        "/charts/kpi/K1/trend.svg?period=soon",
        "/charts/kpi/K1/trend.svg?period=FY1901-Q1",
        "/charts/kpi/K1/trend.svg?lang=fr",
        "/charts/project/x/roadmap.svg",
        "/charts/project/999/roadmap.png",
        "/og/overview/soon.png",
        "/og/fields/nothing/FY2024-Q1.png",
        "/og/kpis/K9/FY2024-Q1.png"
      })
  void whatIsUnknownIsAPageForPeopleAndAProblemForPrograms(String address) {
    client
        .get()
        .uri(address)
        .accept(MediaType.TEXT_HTML)
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody(String.class)
        .value(page -> assertThat(page).contains("ページが見つかりません"));
    assertThat(get(address, 404).getResponseHeaders().getContentType())
        .hasToString("application/problem+json");
  }

  @Test
  void theLatestPeriodIsShownWhenNoneIsAskedFor() {
    assertThat(text(get("/charts/kpi/K1/trend.svg", 200))).contains("令和6年度", "出典：青森県");
  }

  private EntityExchangeResult<byte[]> get(String address, int status) {
    return client
        .get()
        .uri(address)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .returnResult();
  }

  private static byte[] body(EntityExchangeResult<byte[]> answer) {
    return Objects.requireNonNull(answer.getResponseBody());
  }

  private static String text(EntityExchangeResult<byte[]> answer) {
    return new String(body(answer), StandardCharsets.UTF_8);
  }
}
