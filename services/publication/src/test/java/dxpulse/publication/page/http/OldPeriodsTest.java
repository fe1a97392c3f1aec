package dxpulse.publication.page.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardReader;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.Head;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.chart.raster.BatikPixels;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.ComparisonPages;
import dxpulse.publication.page.DrawnFiles;
import dxpulse.publication.page.EmbedCards;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.Pictures;
import dxpulse.publication.page.ReleaseLink;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.SampleBoards;
import dxpulse.publication.page.jte.JteTemplates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Old data are old under whatever address the newest period is shown; that an earlier period is
/// old is no news.
class OldPeriodsTest {
  private static final String OLD = "2024年6月30日時点の";
  private static final Period NEWEST = SampleBoards.PERIOD;

  private final WebTestClient client =
      WebTestClient.bindToController(
              new PublicPages(
                  PLAN,
                  RENDERER,
                  ASSETS,
                  () -> false,
                  LATER,
                  Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC)),
              new EmbedPages(
                  PLAN, new EmbedCards(new JteTemplates(), ASSETS), ASSETS, () -> false, LATER),
              new ComparePages(
                  PLAN,
                  new ComparisonPages(new JteTemplates(), ASSETS),
                  new Pictures(
                      new BatikPixels(), new DrawnFiles<>(1_000_000, Duration.ofSeconds(30))),
                  RENDERER,
                  () -> false,
                  LATER,
                  Clock.fixed(Instant.parse("2026-11-30T00:00:00Z"), ZoneOffset.UTC)))
          .build();

  @ParameterizedTest
  @CsvSource({
    "/, true",
    "/?period=FY2024-Q1, true",
    "/?period=FY2023-Q4, false",
    "/kpis/K1, true",
    "/kpis/K1?period=FY2024-Q1, true",
    "/kpis/K1?period=FY2023-Q4, false",
    "/embed/kpi/K1, true",
    "/embed/kpi/K1?period=FY2024-Q1, true",
    "/embed/kpi/K1?period=FY2023-Q4, false",
    "/compare, true",
    "/compare?to=FY2024-Q1, true",
    "/compare?from=FY2024-Q1&to=FY2023-Q4, true",
    "/compare?to=FY2023-Q4, false"
  })
  void oldDataAreOldWhereverTheNewestPeriodIsShown(String address, boolean isTold) {
    String page =
        new String(
            Objects.requireNonNull(
                client
                    .get()
                    .uri(address)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .returnResult()
                    .getResponseBody()),
            StandardCharsets.UTF_8);

    assertThat(page.contains(OLD)).isEqualTo(isTold);
  }

  private static final Assets ASSETS = new Assets();
  private static final Renderer RENDERER = new Renderer(new JteTemplates(), ASSETS);

  /// A calendar by which the next quarter ought to be known.
  private static final KnownReleases LATER =
      new KnownReleases() {
        @Override
        public Optional<ReleaseLink> of(Period period) {
          return Optional.empty();
        }

        @Override
        public Map<Granularity, LocalDate> knownFrom() {
          return Map.of(Granularity.QUARTER, NEWEST.next().start());
        }
      };

  private static final BoardReader PLAN =
      new BoardsAlone() {
        @Override
        public boolean knows(String board) {
          return board.equals("kpi/K1");
        }

        @Override
        public Optional<Standing> standing(
            String board, Granularity granularity, @Nullable Period period) {
          return Optional.of(
              new Standing(
                  new BoardKey(board, granularity, Objects.requireNonNullElse(period, NEWEST)), 1));
        }

        @Override
        public Optional<BoardView> view(BoardKey key) {
          Period period = key.period();
          return Optional.of(
              key.board().equals(BoardKey.OVERVIEW)
                  ? dated(SampleBoards.overview(64.2), period)
                  : dated(SampleBoards.kpi(period, 64.2, Aggregation.ARITHMETIC), period));
        }

        private static BoardView dated(Overview board, Period period) {
          return new Overview(
              head(board.head(), period),
              board.summary(),
              board.fields(),
              board.projects(),
              board.highlights());
        }

        private static BoardView dated(KpiBoard board, Period period) {
          return new KpiBoard(
              head(board.head(), period),
              board.card(),
              board.method(),
              board.projects(),
              board.lastChange());
        }

        private static Head head(Head head, Period period) {
          return new Head(
              head.board(),
              head.granularity(),
              period,
              1,
              List.of(NEWEST, NEWEST.previous()),
              head.asOf(),
              false,
              false,
              List.of(),
              period);
        }
      };
}
