package dxpulse.publication.page;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.board.IndicatorIndex;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.chart.raster.QrCodes;
import dxpulse.publication.opendata.Dataset;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.SampleFacts;
import dxpulse.publication.page.jte.JteTemplates;
import dxpulse.publication.release.FrozenBoards;
import dxpulse.publication.release.ReleasePages;
import dxpulse.publication.release.ReleasePlan.Expected;
import dxpulse.publication.release.Standing;
import dxpulse.publication.report.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every public page as the service draws it.
final class SamplePages {
  private static final OldData ALL_OLD =
      new OldData(
          Stream.of(Granularity.values())
              .collect(Collectors.toMap(each -> each, _ -> LocalDate.of(2049, 4, 1))));
  private static final Assets ASSETS = new Assets(SampleBoards.SITE, null, new QrCodes());
  private static final Renderer RENDERER = new Renderer(new JteTemplates(), ASSETS);

  private SamplePages() {}

  /// What is done to the samples before they are drawn.
  interface Change {
    <T> T of(T sample);
  }

  private static <T> T asItIs(T sample) {
    return sample;
  }

  /// By their names, which are no addresses.
  static Map<String, String> of(Lang lang) throws IOException {
    return of(lang, SamplePages::asItIs);
  }

  static Map<String, String> of(Lang lang, Change change) throws IOException {
    Asked asked = new Asked(lang, false, true);
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("overview", RENDERER.board(change.of(SampleBoards.overview(64.2)), asked));
    pages.put(
        "field", RENDERER.board(change.of(SampleBoards.field(SampleBoards.PERIOD, 64.2)), asked));
    BoardView.KpiBoard kpi =
        change.of(SampleBoards.kpi(SampleBoards.PERIOD, 64.2, Aggregation.ARITHMETIC));
    pages.put(
        "kpi", RENDERER.board(kpi, change.of(SamplePasts.revised(SampleBoards.PERIOD)), asked));
    pages.put("cases", cases(lang, change));
    pages.put("about", RENDERER.about(lang));
    pages.put("glossary", RENDERER.glossary(lang));
    pages.put("card", new EmbedCards(new JteTemplates(), ASSETS).card(kpi, asked));
    pages.put("empty", empty(lang));
    pages.put(
        "missing",
        RENDERER.message(
            lang,
            "/",
            lang.of("ページが見つかりません", "Page not found"),
            lang.of(
                "アドレスが変わったか、ページがなくなった可能性があります。",
                "The address may have changed, or the page is gone."),
            null,
            null));
    putProjects(pages, lang, change);
    putComparisons(pages, lang, change);
    putReleases(pages, lang, change);
    putOpenData(pages, lang, change);
    return pages;
  }

  static String of(Lang lang, String name) throws IOException {
    return Objects.requireNonNull(of(lang).get(name), name);
  }

  static String field(Lang lang) {
    return RENDERER.board(
        SampleBoards.field(SampleBoards.PERIOD, 64.2), new Asked(lang, false, true));
  }

  private static String cases(Lang lang, Change change) {
    return RENDERER.cases(
        change.of(List.of(SampleCase.get(), translatedStory())),
        Map.of(
            new KpiCode("K1"), change.of(new LocalizedText("県内企業のDXの推進状況", "DX in local firms")),
            new KpiCode("K3"), change.of(new LocalizedText("人財育成の推進状況", null))),
        lang);
  }

  /// A case of which everything is told in English, too.
  private static Case translatedStory() {
    return new Case(
        "c2",
        Field.INDUSTRY,
        new KpiCode("K3"),
        "青森市",
        "津軽デザイン",
        new LocalizedText("デザイナーを育てる講座を開いた。", "It taught designers."),
        "修了者40人",
        "講座なし",
        "年4回の講座",
        Period.parse("2024-01"),
        null,
        null,
        null,
        new Case.English(
            "Aomori City", "Tsugaru Design", "40 graduates", "No courses", "Four courses a year"));
  }

  private static String empty(Lang lang) {
    return RENDERER.message(
        lang,
        "/",
        lang.of("データはまだありません", "No figures yet"),
        lang.of("この期のデータはまだありません。", "There are no figures for this period yet."),
        "/",
        lang.of("最新の期（令和6年度第2四半期）を見る", "See the latest period, FY2024 Q2 (Jul–Sep 2024)"));
  }

  private static void putProjects(Map<String, String> pages, Lang lang, Change change)
      throws IOException {
    ProjectUpdated project = change.of(project());
    pages.put("projects", RENDERER.projects(List.of(project), null, null, lang));
    pages.put(
        "project",
        RENDERER.project(
            project,
            Map.of(
                project.kpis().getFirst(),
                change.of(new LocalizedText("多様な働き方の実現状況", "Diverse ways of working"))),
            lang));
  }

  static ProjectUpdated project() throws IOException {
    return HttpFormat.mapper()
        .readValue(
            Files.readString(
                Path.of("../../contracts/events/project.updated/v1/examples/smart-work.json")),
            ProjectUpdated.class);
  }

  private static void putComparisons(Map<String, String> pages, Lang lang, Change change) {
    ComparisonPages comparison = new ComparisonPages(new JteTemplates(), ASSETS);
    pages.put("compare", comparison.compare(change.of(SampleComparisons.allKpis()), lang, true));
    pages.put("compare one", comparison.compare(change.of(SampleComparisons.oneKpi()), lang, true));
    pages.put(
        "compare other",
        comparison.compare(change.of(SampleComparisons.withoutAnIndexBeforeOf("K2")), lang, true));
    LivePlan plan = SampleFacts.plan();
    pages.put("indicator", indicator(plan, "I15", Granularity.QUARTER, false, lang, change));
    pages.put("reference", indicator(plan, "R03", Granularity.YEAR, false, lang, change));
    pages.put("indicators", indicators(plan, lang, change));
    pages.put(
        "old indicators",
        new IndicatorPages(new JteTemplates(), ASSETS)
            .index(change.of(plan.read(IndicatorIndex::of)), lang, ALL_OLD));
  }

  /// The list of all indicators.
  static String indicators(LivePlan plan, Lang lang) {
    return indicators(plan, lang, SamplePages::asItIs);
  }

  private static String indicators(LivePlan plan, Lang lang, Change change) {
    return new IndicatorPages(new JteTemplates(), ASSETS)
        .index(change.of(plan.read(IndicatorIndex::of)), lang, OldData.UNTOLD);
  }

  static String indicator(
      LivePlan plan, String code, Granularity kind, boolean byValue, Lang lang) {
    return indicator(plan, code, kind, byValue, lang, SamplePages::asItIs);
  }

  private static String indicator(
      LivePlan plan, String code, Granularity kind, boolean byValue, Lang lang, Change change) {
    IndicatorSheet sheet =
        plan.read(state -> IndicatorSheet.of(state, new IndicatorCode(code), kind, null))
            .orElseThrow();
    return new IndicatorPages(new JteTemplates(), ASSETS)
        .sheet(change.of(sheet), false, null, byValue, lang, OldData.UNTOLD);
  }

  private static void putReleases(Map<String, String> pages, Lang lang, Change change) {
    ReleasePages releases = new ReleasePages(RENDERER, new JteTemplates(), ASSETS);
    FrozenBoards boards =
        change.of(
            SampleReport.boards(new Standing.Published(Instant.parse("2024-07-30T01:00:00Z"))));
    LocalizedText citation = change.of(SampleReport.citation()).of(boards.release());
    pages.put(
        "releases",
        releases.list(
            List.of(boards.release()),
            List.of(
                new Expected(
                    SampleBoards.PERIOD,
                    2,
                    LocalDate.of(2024, 9, 2),
                    Instant.parse("2024-09-02T01:00:00Z"),
                    1),
                new Expected(SampleBoards.PERIOD.next(), 1, LocalDate.of(2024, 10, 20), null, 0)),
            List.of(Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR),
            lang));
    pages.put("release", releases.release(boards, List.of(), citation, null, lang));
    pages.put("released kpi", releases.board(boards.boards().getLast(), boards.release(), lang));
  }

  private static void putOpenData(Map<String, String> pages, Lang lang, Change change) {
    OpenDataPages openData = new OpenDataPages(new JteTemplates(), ASSETS);
    pages.put(
        "opendata",
        openData.overview(
            Datasets.ALL.stream().collect(Collectors.toMap(Dataset::code, each -> 1_234)),
            Instant.EPOCH,
            lang));
    pages.put(
        "dataset",
        openData.dataset(
            Datasets.SCORES,
            Datasets.SCORES.table(change.of(SampleFacts.plan().facts())),
            Instant.EPOCH,
            lang));
    pages.put(
        "api",
        openData.api(
            List.of(
                new OpenDataPages.Route(
                    "/opendata/{dataset}.csv-metadata.json",
                    "列の定義 / Columns",
                    List.of("application/csvm+json"),
                    List.of(new OpenDataPages.Route.Parameter("period", "期 / Period", "FY2024")))),
            lang));
  }
}
