package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.opendata.SampleFacts;
import dxpulse.publication.page.jte.JteTemplates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Links between boards keep the period that a reader chose.
class KeptPeriodTest {
  private static final Pattern BOARD =
      Pattern.compile("href=\"((?:/en)?(?:/|/fields/[^\"]*|/kpis/[^\"]*|/\\?[^\"]*))\"");
  private static final Pattern OPTION = Pattern.compile("<option value=\"(FY[^\"]*)\"");
  private static final Pattern INDICATOR = Pattern.compile("href=\"(/indicators/[^\"]*)\"");

  private final Assets assets = new Assets(SampleBoards.SITE);
  private final Renderer renderer = new Renderer(new JteTemplates(), assets);
  private final List<BoardView> boards =
      List.of(
          SampleBoards.overview(64.2),
          SampleBoards.field(SampleBoards.PERIOD, 64.2),
          SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC));

  @Test
  void aChosenPeriodGoesAlongToEveryOtherBoard() {
    for (BoardView board : boards) {
      String page = renderer.board(board, new Asked(Lang.JA, true, false));

      assertThat(links(page))
          .hasSizeGreaterThan(3)
          .allSatisfy(link -> assertThat(link).endsWith("?period=FY2024-Q1"));
    }
  }

  @Test
  void itGoesAlongToAKpiThatHasNoFiguresOfIt() {
    BoardView.Overview board = SampleBoards.overview(64.2);
    BoardView.KpiLine without =
        new BoardView.KpiLine(
            new KpiCode("K5"),
            new LocalizedText("関係人口", null),
            null,
            NotScoredReason.NO_DATA,
            null,
            false,
            false,
            false);
    BoardView.Overview empty =
        new BoardView.Overview(
            board.head(),
            board.summary(),
            List.of(new BoardView.FieldPart(Field.LIVING, null, null, List.of(without), null)),
            board.projects(),
            board.highlights());

    assertThat(links(renderer.board(empty, new Asked(Lang.JA, true, false))))
        .contains("/kpis/K5?period=FY2024-Q1")
        .doesNotContain("/kpis/K5");
  }

  /// One whose value is carried forward has none of that kind: it opens in its own rhythm.
  @Test
  void anIndicatorIsShownInTheKindOfPeriodThatWasChosen() {
    String page = renderer.board(boards.getLast(), new Asked(Lang.JA, true, false));

    assertThat(found(INDICATOR, page))
        .containsExactly(
            "/indicators/I01?granularity=quarter",
            "/indicators/I02",
            "/indicators/I03?granularity=quarter");
    assertThat(links(indicator(true)))
        .anyMatch(link -> link.equals("/kpis/K6?granularity=year"))
        .allSatisfy(link -> assertThat(link).endsWith("?granularity=year"));
    assertThat(links(indicator(false))).contains("/kpis/K6").noneMatch(link -> link.contains("?"));
  }

  @Test
  void thoseWhoChoseNothingGetPlainLinks() {
    for (BoardView board : boards) {
      String page = renderer.board(board, new Asked(Lang.JA, false, false));

      assertThat(links(within(page))).noneMatch(link -> link.contains("period="));
      assertThat(found(INDICATOR, page)).noneMatch(link -> link.contains("?"));
    }
  }

  @Test
  void theLatestYearStaysTheLatestYear() {
    Period year = Period.parse("FY2024");
    BoardView.Overview quarter = SampleBoards.overview(64.2);
    BoardView.Head head = quarter.head();
    BoardView.Overview board =
        new BoardView.Overview(
            new BoardView.Head(
                head.board(),
                Granularity.YEAR,
                year,
                head.version(),
                List.of(year),
                head.asOf(),
                head.provisional(),
                head.sample(),
                head.late()),
            quarter.summary(),
            quarter.fields(),
            quarter.projects(),
            quarter.highlights());

    assertThat(links(within(renderer.board(board, new Asked(Lang.JA, false, false)))))
        .contains("/kpis/K1?granularity=year", "/fields/industry?granularity=year");
  }

  /// As a KPI that has figures of earlier periods alone.
  @Test
  void thePeriodOfThePageIsTheOneThatIsChosenInItsList() {
    BoardView.KpiBoard board =
        SampleBoards.kpi(SampleBoards.PERIOD.next(), 64.2, Aggregation.ARITHMETIC);
    BoardView.Head head = board.head();
    BoardView.Head ended =
        new BoardView.Head(
            head.board(),
            head.granularity(),
            head.period(),
            head.version(),
            List.of(SampleBoards.PERIOD),
            head.asOf(),
            head.provisional(),
            head.sample(),
            head.late());

    assertThat(
            renderer.board(
                new BoardView.KpiBoard(
                    ended, board.card(), board.method(), board.projects(), board.lastChange()),
                new Asked(Lang.JA, true, false)))
        .contains("<option value=\"FY2024-Q2\" selected>")
        .contains("<option value=\"FY2024-Q1\">");
  }

  @Test
  void aListOfPeriodsReachesTheNewestThatHasClosed() {
    for (BoardView board : boards) {
      Asked asked =
          new Asked(Lang.JA, false, false, null, null, Map.of(), LocalDate.of(2025, 1, 1));

      assertThat(OPTION.matcher(renderer.board(board, asked)).results().map(at -> at.group(1)))
          .startsWith("FY2024-Q3", "FY2024-Q2", "FY2024-Q1");
    }
  }

  @Test
  void thePagesOfAReleaseKeepToTheRelease() {
    Frozen release =
        new Frozen("FY2024-Q1-1", new LocalizedText("第1版", null), Instant.EPOCH, null, false);

    assertThat(renderer.frozen(boards.getFirst(), Lang.JA, release))
        .contains("href=\"/releases/FY2024-Q1-1/kpis/K1\"", "href=\"/fields/industry\"")
        .doesNotContain("href=\"/?period=", "/kpis/K1?");
  }

  private String indicator(boolean chosen) {
    IndicatorSheet sheet =
        SampleFacts.plan()
            .read(
                state -> IndicatorSheet.of(state, new IndicatorCode("I15"), Granularity.YEAR, null))
            .orElseThrow();
    return new IndicatorPages(new JteTemplates(), assets)
        .sheet(sheet, chosen, null, false, Lang.JA, OldData.UNTOLD);
  }

  /// Links that leave a page for another board: not those to other languages and other periods.
  private static Set<String> links(String page) {
    return found(
        BOARD,
        page.replaceAll("<a class=\"(?:brand|btn sm)\"[^>]*>", "")
            .replaceAll("(?s)<nav class=\"seg\".*?</nav>", "")
            .replaceAll("(?s)<details class=\"panel noprint embed\".*?</details>", ""));
  }

  private static String within(String page) {
    return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
  }

  private static Set<String> found(Pattern pattern, String page) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(page).results().forEach(match -> found.add(match.group(1)));
    return found;
  }
}
