package dxpulse.publication.page;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.Head;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.board.IndicatorIndex;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.opendata.SampleFacts;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.ReleaseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures look old once a whole period after them ought to be known.
class OldDataTest {
  private static final ReleaseCalendar CALENDAR =
      new ReleaseCalendar(
          Map.of(Granularity.MONTH, 20, Granularity.QUARTER, 30, Granularity.YEAR, 60));

  private static final Map<Granularity, LocalDate> KNOWN = CALENDAR.knownFrom(noon("2026-11-29"));
  private static final Renderer RENDERER =
      new Renderer(new JteTemplates(), new Assets(SampleBoards.SITE));

  @ParameterizedTest
  @CsvSource({
    "QUARTER, FY2024-Q2, 2025-01-29, ''",
    "QUARTER, FY2024-Q2, 2025-01-30, 2024-09-30",
    "QUARTER, FY2024-Q2, 2026-11-29, 2024-09-30",
    "MONTH, 2024-09, 2024-11-19, ''",
    "MONTH, 2024-09, 2024-11-20, 2024-09-30",
    "YEAR, FY2024-Q2, 2026-05-29, ''",
    "YEAR, FY2024-Q2, 2026-05-30, 2024-09-30",
    "HALF, FY2024-H1, 2025-05-29, ''",
    "HALF, FY2024-H1, 2025-05-30, 2024-09-30",
    "QUARTER, FY2023, 2025-05-29, ''",
    "QUARTER, FY2023, 2025-05-30, 2024-03-31",
    "MONTH, CY2023, 2025-05-29, ''",
    "MONTH, CY2023, 2025-05-30, 2023-12-31",
  })
  void asLongAsTheKindOfPeriodAndTheCalendarLetExpect(
      Granularity kind, String newest, String today, String day) {
    assertThat(new OldData(CALENDAR.knownFrom(noon(today))).day(head(kind, newest)))
        .isEqualTo(day.isEmpty() ? null : LocalDate.parse(day));
  }

  /// I15 is measured every quarter; its newest value of the sample plan is of FY2026-Q1.
  @Test
  void anIndicatorSaysItOnItsPageAndInTheList() {
    OldData told = new OldData(CALENDAR.knownFrom(noon("2028-01-01")));
    LivePlan plan = SampleFacts.plan();
    IndicatorPages pages = new IndicatorPages(new JteTemplates(), new Assets(SampleBoards.SITE));
    IndicatorIndex all = plan.read(IndicatorIndex::of);
    IndicatorSheet sheet =
        plan.read(state ->
                IndicatorSheet.of(state, new IndicatorCode("I15"), Granularity.QUARTER, null))
            .orElseThrow();

    assertThat(pages.sheet(sheet, false, null, false, Lang.JA, told))
        .contains("最新の値は2026年6月30日時点のものです。");
    assertThat(pages.sheet(sheet, false, null, false, Lang.JA, OldData.UNTOLD))
        .doesNotContain("時点のものです。");
    assertThat(pages.index(all, Lang.JA, told)).contains("2026年6月30日時点のデータ");
    assertThat(pages.index(all, Lang.JA, OldData.UNTOLD)).doesNotContain("時点のデータ");
  }

  @Test
  void theNewestPeriodSaysSoAndAnEarlierOneDoesNot() {
    Overview board = overview("FY2024-Q2", Map.of());

    assertThat(RENDERER.board(board, latest(Lang.JA)))
        .contains("最新の値は2024年9月30日時点のものです。その後の値はまだ届いていません。", "データ時点");
    assertThat(RENDERER.board(board, latest(Lang.EN)))
        .contains("None has come in since.", "Data as of");
    assertThat(RENDERER.board(board, new Asked(Lang.JA, true, false))).doesNotContain("まだ届いていません");
  }

  @Test
  void aFreshKpiDoesNotHideThatOthersAreOld() {
    Overview board = overview("FY2026-Q2", Map.of("K1", "FY2026-Q2", "K2", "FY2024-Q2"));

    String html = RENDERER.board(board, latest(Lang.JA));

    assertThat(html).doesNotContain("まだ届いていません");
    assertThat(part(html, "row-K1")).doesNotContain("時点のデータ");
    assertThat(part(html, "row-K2")).contains("2024年9月30日時点のデータ");
    assertThat(part(html, "f-industry")).doesNotContain("時点のデータ");
    assertThat(part(RENDERER.board(board, latest(Lang.EN)), "row-K2"))
        .contains("Data as of 30 Sep 2024");
  }

  @Test
  void aFieldWhoseKpisAreAllOldSaysSo() {
    Overview board = overview("FY2026-Q2", Map.of("K1", "FY2024-Q1", "K2", "FY2024-Q2"));

    assertThat(part(RENDERER.board(board, latest(Lang.JA)), "f-industry"))
        .contains("2024年9月30日時点のデータ");
  }

  @Test
  void rowsDoNotRepeatWhatTheNoticeSaysOfAll() {
    Overview board = overview("FY2024-Q2", Map.of("K1", "FY2024-Q2", "K2", "FY2023-Q4"));

    String html = RENDERER.board(board, latest(Lang.JA));

    assertThat(html).contains("最新の値は2024年9月30日時点のものです。");
    assertThat(part(html, "row-K1")).doesNotContain("時点のデータ");
    assertThat(part(html, "row-K2")).contains("2024年3月31日時点のデータ");
  }

  @Test
  void aCardOnAnotherSiteSaysSo() {
    KpiBoard sample = SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC);
    KpiBoard board =
        new KpiBoard(
            head(Granularity.QUARTER, "FY2024-Q2"),
            sample.card(),
            sample.method(),
            sample.projects(),
            sample.lastChange());
    EmbedCards cards = new EmbedCards(new JteTemplates(), new Assets(SampleBoards.SITE));

    assertThat(cards.card(board, latest(Lang.JA))).contains("2024年9月30日時点のデータ");
    assertThat(cards.card(board, new Asked(Lang.JA, true, false))).doesNotContain("時点のデータ");
    assertThat(part(RENDERER.board(board, latest(Lang.JA)), "kv-K1")).contains("2024年9月30日時点のデータ");
  }

  @Test
  void aComparisonWithTheNewestPeriodSaysSo() {
    Compare compare = reachingTheNewest(SampleComparisons.allKpis());
    var pages = new ComparisonPages(new JteTemplates(), new Assets(SampleBoards.SITE));

    assertThat(pages.compare(compare, Lang.JA, false, KNOWN, null))
        .contains("最新の値は2024年9月30日時点のものです。");
    assertThat(pages.compare(compare, Lang.JA, false)).doesNotContain("まだ届いていません");
  }

  private static Compare reachingTheNewest(Compare compare) {
    return new Compare(
        compare.granularity(),
        compare.from(),
        compare.to(),
        compare.periods(),
        compare.kpis(),
        compare.kpi(),
        compare.follows(),
        compare.turned(),
        compare.refusal(),
        compare.before(),
        overview("FY2024-Q2", Map.of()),
        compare.unlike());
  }

  private static Asked latest(Lang lang) {
    return new Asked(lang, false, false, null, null, KNOWN);
  }

  /// @param newest the newest value of a KPI, by its code
  private static Overview overview(String newestOfAll, Map<String, String> newest) {
    Overview sample = SampleBoards.overview(64.2);
    return new Overview(
        head(Granularity.QUARTER, newestOfAll),
        sample.summary(),
        sample.fields().stream()
            .map(part ->
                new FieldPart(
                    part.field(),
                    part.index(),
                    part.change(),
                    part.kpis().stream().map(line -> dated(line, newest)).toList(),
                    part.previousIndex()))
            .toList(),
        sample.projects(),
        sample.highlights());
  }

  private static KpiLine dated(KpiLine line, Map<String, String> newest) {
    String period = newest.get(line.code().value());
    return SampleLines.dated(line, period == null ? null : Period.parse(period));
  }

  /// What is refreshed under a name.
  private static String part(String html, String name) {
    String rest = html.substring(html.indexOf("data-refresh=\"" + name + "\""));
    return rest.substring(0, rest.indexOf("data-refresh", 1));
  }

  private static Instant noon(String day) {
    return Instant.parse(day + "T03:00:00Z");
  }

  private static Head head(Granularity kind, String newest) {
    Period period = kind.containing(Period.parse(newest).end());
    return new Head(
        "overview",
        kind,
        period,
        1,
        List.of(period),
        null,
        false,
        false,
        List.of(),
        Period.parse(newest));
  }
}
