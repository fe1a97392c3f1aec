package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.chart.raster.BatikPixels;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.ComparisonPages;
import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class ComparePagesTest {
  private final Assets assets = new Assets(SampleBoards.SITE);
  private final WebTestClient client =
      WebTestClient.bindToController(
              new ComparePages(
                  new Quarters(),
                  new ComparisonPages(new JteTemplates(), assets),
                  new Pictures(
                      new BatikPixels(), new DrawnFiles<>(1_000_000, Duration.ofSeconds(30))),
                  new Renderer(new JteTemplates(), assets),
                  () -> false,
                  period -> Optional.empty(),
                  Clock.fixed(Instant.parse("2024-12-01T01:00:00Z"), ZoneOffset.UTC)))
          .configureClient()
          .responseTimeout(Duration.ofSeconds(60))
          .build();

  /// Three quarters, the latest of which is the first of 2024.
  private static final class Quarters implements BoardsAlone {
    private static final Map<Period, Double> INDEXES =
        Map.of(
            SampleBoards.PERIOD,
            101.2,
            SampleBoards.PERIOD.previous(),
            61.1,
            SampleBoards.PERIOD.previous().previous(),
            61.1);

    @Override
    public boolean knows(String board) {
      return board.equals("kpi/K1");
    }

    @Override
    public Optional<Standing> standing(
        String board, Granularity granularity, @Nullable Period period) {
      return granularity == Granularity.QUARTER
          ? Optional.of(
              new Standing(
                  new BoardKey(board, granularity, period == null ? SampleBoards.PERIOD : period),
                  1))
          : Optional.empty();
    }

    @Override
    public Optional<BoardView> view(BoardKey key) {
      return Optional.ofNullable(INDEXES.get(key.period()))
          .map(index ->
              key.board().equals(BoardKey.OVERVIEW)
                  ? SampleBoards.overview(index)
                  : SampleBoards.kpi(key.period(), index, Aggregation.ARITHMETIC));
    }
  }

  @Test
  void bothListsOfPeriodsReachTheNewestThatHasClosed() {
    assertThat(body("/compare?from=FY2023-Q4&to=FY2024-Q1", 200))
        .containsPattern("name=\"from\"><option value=\"FY2024-Q2\"")
        .containsPattern("name=\"to\"><option value=\"FY2024-Q2\"")
        .contains("<option value=\"FY2024-Q1\" selected>")
        .doesNotContain("FY2024-Q3");
  }

  @Test
  void allKpisStandSideBySideWithASentenceForEach() {
    String page = text(body("/compare?from=FY2023-Q4&to=FY2024-Q1", 200));

    assertThat(page)
        .contains(
            "61.1から101.2へ、40.1ポイント上がりました。目標の100に届きました。",
            "＋40.1",
            "どちらも42.3で、変わっていません。",
            "±0.0",
            "ビフォーの指数はありません（算定率が基準を下回っています）。アフターの指数はありません（算定率が基準を下回っています）。",
            "サンプル値",
            "速報値を含みます");
    assertThat(text(body("/en/compare?from=FY2023-Q4&to=FY2024-Q1", 200)))
        .contains(
            "Up 40.1 points, from 61.1 to 101.2. The target of 100 is reached.",
            "Unchanged at 42.3.");
  }

  @Test
  void oneKpiShowsItsIndicatorsAndChipsOfBothPeriods() {
    String page = body("/compare?from=FY2023-Q4&to=FY2024-Q1&kpi=K1", 200);

    assertThat(text(page))
        .contains("61.1から101.2へ", "1,090件 → 1,090件、変わっていません。", "推計値", "サポートIT企業数");
    assertThat(page)
        .contains(
            "href=\"/kpis/K1?period=FY2023-Q4\"",
            "<option value=\"K1\" lang=\"ja\" selected>",
            "<option value=\"FY2023-Q4\" selected>");
  }

  @Test
  void aLinkToAComparisonBringsItsOwnPicture() throws Exception {
    for (String of : List.of("from=FY2023-Q4&to=FY2024-Q1", "from=FY2023-Q4&to=FY2024-Q1&kpi=K1")) {
      for (String prefix : List.of("", "/en")) {
        String picture = prefix + "/og/compare.png?" + of;
        assertThat(body(prefix + "/compare?" + of, 200))
            .contains(
                "property=\"og:image\" content=\""
                    + SampleBoards.SITE
                    + picture.replace("&", "&amp;")
                    + "\"");
        byte[] png =
            client.get().uri(picture).exchange().expectBody().returnResult().getResponseBody();
        assertThat(ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(png))).getWidth())
            .isEqualTo(1200);
      }
    }
    assertThat(body("/compare?from=FY2023-Q4&to=FY2024-Q1&kpi=K1", 200))
        .contains("property=\"og:description\" content=\"ビフォー/アフター：", "61.1から101.2へ");
    client
        .get()
        .uri("/og/compare.png?from=FY2023&to=FY2024-Q1")
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  @Test
  void withoutPeriodsTheLatestIsComparedWithTheYearBeforeOrWhatThereIs() {
    // The year before has no figures: the latest period with some stands in for it.
    assertThat(body("/compare", 200))
        .contains("<option value=\"FY2023-Q4\" selected>", "<option value=\"FY2024-Q1\" selected>");
    assertThat(text(body("/compare?to=FY2019-Q1", 200))).contains("アフター（令和元年度第1四半期）のデータはありません。");
  }

  @Test
  void aPeriodThatIsLaterIsShownAfterWhateverTheOrder() {
    assertThat(text(body("/compare?from=FY2024-Q1&to=FY2023-Q4", 200)))
        .contains("順番を入れ替えました", "61.1から101.2へ");
  }

  @ParameterizedTest
  @CsvSource({
    "from=FY2024-Q9&to=FY2024-Q1, 期を読み取れません",
    "from=%3Cscript%3Ealert(1)%3C/script%3E&to=FY2024-Q1, 期を読み取れません",
    "from=9999999999&to=-1, 期を読み取れません",
    "from=CY2023&to=CY2024, 期を読み取れません",
    "from=FY2023&to=FY2024-Q1, 長さの違う期は比べられません",
    "from=FY2024-Q1&to=FY2024, 長さの違う期は比べられません",
    "from=FY2024-Q1&to=FY2024-Q1, 同じ期が2回選ばれています",
  })
  void absurdPeriodsAreRefusedInWordsAboveTheForm(String query, String said) {
    String page = body("/compare?" + query, 400);

    assertThat(text(page)).contains(said);
    assertThat(page).contains("<select").doesNotContain("<script>alert");
  }

  @Test
  void theChartsOfBothViewsAreFilesOfTheirOwn() {
    assertThat(body("/charts/compare.svg?from=FY2023-Q4&to=FY2024-Q1", 200))
        .startsWith("<svg ")
        .contains(
            "KPIの指数、令和5年度第4四半期と令和6年度第1四半期",
            "class=\"was\"",
            ">ビフォー（前）<",
            ">アフター（後）<",
            "サンプル値を含む（実績ではありません）");
    assertThat(body("/charts/compare.svg?from=FY2023-Q4&to=FY2024-Q1&kpi=K1&lang=en", 200))
        .contains("DX in local firms: scores of its indicators", ">Before<", ">After<");
    assertThat(body("/charts/compare.png?kpi=K1", 200)).contains("PNG");
    for (String query :
        List.of(
            "compare.gif",
            "compare.svg?lang=xx",
            "compare.svg?kpi=K9",
            "compare.svg?from=FY2024-Q1&to=FY2024-Q1",
            "compare.svg?from=FY2019-Q1&to=FY2019-Q2")) {
      body("/charts/" + query, 404);
    }
  }

  @Test
  void anOpenPageFollowsTheLatestPeriodUnlessOneIsNamed() {
    assertThat(body("/compare", 200)).contains("data-latest=\"yes\"");
    assertThat(body("/compare?to=FY2024-Q1", 200)).doesNotContain("data-latest");
  }

  @Test
  void anUnknownKpiOrLengthIsAMissingPage() {
    body("/compare?kpi=K9", 404);
    body("/compare?granularity=week", 404);
    assertThat(text(body("/compare?granularity=year", 200))).contains("データはまだありません");
  }

  private String body(String path, int status) {
    byte[] body =
        client
            .get()
            .uri(java.net.URI.create(path))
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
