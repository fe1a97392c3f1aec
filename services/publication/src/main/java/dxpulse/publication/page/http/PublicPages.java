package dxpulse.publication.page.http;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardReader;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.page.Asked;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.DrawnPages;
import dxpulse.publication.page.KnownReleases;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The public pages, Japanese at their address and English under `/en`. They are made from memory
/// alone, so that nothing blocks the event loop that they run on.
@RestController
class PublicPages {
  private static final int MOST_DRAWN = 300;

  private final BoardReader boards;
  private final Renderer renderer;
  private final Assets assets;
  private final BooleanSupplier cacheAway;
  private final KnownReleases releases;
  private final Clock clock;
  private final DrawnPages drawn = new DrawnPages(MOST_DRAWN);

  PublicPages(
      BoardReader boards,
      Renderer renderer,
      Assets assets,
      BooleanSupplier cacheAway,
      KnownReleases releases,
      Clock clock) {
    this.boards = boards;
    this.renderer = renderer;
    this.assets = assets;
    this.cacheAway = cacheAway;
    this.releases = releases;
    this.clock = clock;
  }

  @GetMapping({"/", "/en", "/en/"})
  ResponseEntity<byte[]> overview(
      ServerHttpRequest request,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String period) {
    return board("overview", "/", request, granularity, period);
  }

  @GetMapping({"/fields/{field}", "/en/fields/{field}"})
  ResponseEntity<byte[]> field(
      ServerHttpRequest request,
      @PathVariable String field,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String period) {
    return Field.ofCode(field).isEmpty()
        ? PageAnswers.missing(renderer, request)
        : board(field, "/fields/" + field, request, granularity, period);
  }

  @GetMapping({"/kpis/{code}", "/en/kpis/{code}"})
  ResponseEntity<byte[]> kpi(
      ServerHttpRequest request,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String granularity,
      @RequestParam(required = false) @Nullable String period) {
    String board = "kpi/" + code;
    return boards.knows(board)
        ? board(board, "/kpis/" + code, request, granularity, period)
        : PageAnswers.missing(renderer, request);
  }

  @GetMapping({"/projects", "/en/projects"})
  ResponseEntity<byte[]> projects(
      ServerHttpRequest request,
      @RequestParam(required = false) @Nullable String field,
      @RequestParam(required = false) @Nullable String state) {
    Field wanted = field == null ? null : Field.ofCode(field).orElse(null);
    ProjectUpdated.State reported =
        Stream.of(ProjectUpdated.State.values())
            .filter(each -> each.name().equals(state))
            .findFirst()
            .orElse(null);
    List<ProjectUpdated> found =
        boards.projects().stream()
            .filter(project -> wanted == null || project.field() == wanted)
            .filter(project ->
                reported == null
                    || (!project.reports().isEmpty()
                        && project.reports().getLast().state() == reported))
            .toList();
    String unknown =
        wanted == null && isAsked(field)
            ? field
            : reported == null && isAsked(state) ? state : null;
    return PageAnswers.page(
        request,
        HttpStatus.OK,
        renderer.projects(found, wanted, reported, unknown, PageAnswers.lang(request)));
  }

  private static boolean isAsked(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  @GetMapping({"/projects/{number}", "/en/projects/{number}"})
  ResponseEntity<byte[]> project(ServerHttpRequest request, @PathVariable String number) {
    return number(number)
        .flatMap(boards::project)
        .map(project ->
            PageAnswers.page(
                request,
                HttpStatus.OK,
                renderer.project(project, kpiNames(), PageAnswers.lang(request))))
        .orElseGet(() -> PageAnswers.missing(renderer, request));
  }

  @GetMapping({"/cases", "/en/cases"})
  ResponseEntity<byte[]> cases(ServerHttpRequest request) {
    return PageAnswers.page(
        request,
        HttpStatus.OK,
        renderer.cases(boards.cases(), kpiNames(), PageAnswers.lang(request)));
  }

  /// As the overview has them.
  private Map<KpiCode, LocalizedText> kpiNames() {
    return boards
        .standing(BoardKey.OVERVIEW, Granularity.QUARTER, null)
        .flatMap(standing -> boards.view(standing.key()))
        .filter(BoardView.Overview.class::isInstance)
        .map(BoardView.Overview.class::cast)
        .stream()
        .flatMap(overview -> overview.fields().stream())
        .flatMap(part -> part.kpis().stream())
        .collect(Collectors.toMap(KpiLine::code, KpiLine::name));
  }

  @GetMapping({"/about", "/en/about"})
  ResponseEntity<byte[]> about(ServerHttpRequest request) {
    return PageAnswers.page(request, HttpStatus.OK, renderer.about(PageAnswers.lang(request)));
  }

  @GetMapping({"/glossary", "/en/glossary"})
  ResponseEntity<byte[]> glossary(ServerHttpRequest request) {
    return PageAnswers.page(request, HttpStatus.OK, renderer.glossary(PageAnswers.lang(request)));
  }

  @GetMapping("/assets/{name}")
  ResponseEntity<byte[]> asset(ServerHttpRequest request, @PathVariable String name) {
    MediaType type =
        new MediaType("text", name.endsWith(".css") ? "css" : "javascript", StandardCharsets.UTF_8);
    return assets
        .content(name)
        .map(content ->
            ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("X-Content-Type-Options", "nosniff")
                .body(content))
        .orElseGet(() -> PageAnswers.missing(renderer, request));
  }

  /// Any other address: a page for people, a problem for programs.
  @GetMapping("/**")
  ResponseEntity<byte[]> other(ServerHttpRequest request) {
    String path = request.getPath().value();
    return path.startsWith("/api/")
        ? Answers.problem(Problem.notFound(Answers.nothingAt(path)))
        : PageAnswers.missing(renderer, request);
  }

  private ResponseEntity<byte[]> board(
      String board,
      String path,
      ServerHttpRequest request,
      @Nullable String granularity,
      @Nullable String period) {
    Optional<PeriodAsked> wanted = PeriodAsked.of(granularity, period);
    if (wanted.isEmpty()) {
      return unreadable(request, path, granularity, period);
    }
    return boards
        .standing(board, wanted.get().granularity(), wanted.get().period())
        .flatMap(standing -> drawn(standing, request, wanted.get().period() != null))
        .map(sheet -> PageAnswers.page(request, HttpStatus.OK, sheet))
        .orElseGet(() -> empty(request, board, path, wanted.get()));
  }

  private ResponseEntity<byte[]> unreadable(
      ServerHttpRequest request,
      String path,
      @Nullable String granularity,
      @Nullable String period) {
    if (period == null || period.isBlank()) {
      return PageAnswers.missing(renderer, request);
    }
    return granularity == null || PeriodAsked.of(null, period).isEmpty()
        ? PageAnswers.noSuchPeriod(renderer, request, path, period)
        : PageAnswers.otherKind(renderer, request, path, period, granularity);
  }

  private Optional<DrawnPages.Sheet> drawn(
      BoardReader.Standing standing, ServerHttpRequest request, boolean pinned) {
    Asked asked =
        new Asked(
            PageAnswers.lang(request),
            pinned,
            cacheAway.getAsBoolean(),
            releases.of(standing.key().period()).orElse(null),
            releases.next(standing.key().granularity(), standing.key().period()).orElse(null),
            boards.isEarlier(standing.key()) ? Map.of() : releases.knownFrom(),
            JapanTime.day(clock.instant()));
    return drawn.find(
        standing,
        asked,
        () ->
            boards
                .view(standing.key())
                .map(
                    view -> renderer.board(view, boards.past(standing.key()).orElse(null), asked)));
  }

  /// Says which period has no figures, and offers the newest that has.
  private ResponseEntity<byte[]> empty(
      ServerHttpRequest request, String board, String path, PeriodAsked wanted) {
    Lang lang = PageAnswers.lang(request);
    Period period = wanted.period();
    Optional<Period> newest = newest(board, wanted.granularity());
    String next =
        releases
            .next(wanted.granularity())
            .map(each ->
                " " + each.label(wanted.granularity(), lang) + each.said(lang) + lang.of("。", "."))
            .orElse("");
    String html =
        renderer.message(
            lang,
            path,
            period == null ? "" : "?period=" + period,
            PageAnswers.EMPTY.title(lang),
            period == null
                ? PageAnswers.EMPTY.text(lang) + whyNone(board, lang) + next
                : lang.of(
                        lang.of(period) + "のデータはまだありません。",
                        "There are no figures for " + lang.of(period) + " yet.")
                    + next,
            newest.map(each -> lang.url(path) + "?period=" + each).orElse(null),
            newest.map(each -> latest(each, lang)).orElse(null));
    return PageAnswers.page(request, HttpStatus.OK, html);
  }

  /// Of a KPI that is there, and has no value, it is said as on boards.
  private static String whyNone(String board, Lang lang) {
    return !board.startsWith("kpi/")
        ? ""
        : lang.of("算定不可：", " No index: ")
            + lang.of(NotScoredReason.NO_DATA.label())
            + lang.of("。", ".");
  }

  private Optional<Period> newest(String board, Granularity granularity) {
    return boards
        .standing(board, granularity, null)
        .filter(standing -> boards.view(standing.key()).isPresent())
        .map(standing -> standing.key().period());
  }

  private static String latest(Period period, Lang lang) {
    return lang.of("最新の期（" + lang.of(period) + "）を見る", "See the latest period, " + lang.of(period));
  }

  static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
