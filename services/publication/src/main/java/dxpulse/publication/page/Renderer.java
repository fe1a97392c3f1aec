package dxpulse.publication.page;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.KpiPast;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns what a board shows into the HTML of its page.
public final class Renderer {
  /// When the pages of words alone were last written over.
  private static final LocalDate ABOUT_EDITED = LocalDate.of(2026, 11, 30);

  private static final LocalDate GLOSSARY_EDITED = LocalDate.of(2026, 11, 30);

  private final Templates templates;
  private final Assets assets;

  public Renderer(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  /// The page of a board.
  public String board(BoardView view, Asked asked) {
    return board(view, null, asked);
  }

  /// The page of a board with what lies behind it.
  public String board(BoardView view, @Nullable KpiPast past, Asked asked) {
    return board(view, past, page(view, past, asked), asked.today());
  }

  /// The page of a board that a release froze.
  public String frozen(BoardView view, Lang lang, Frozen release) {
    Place place = Place.of(view, lang);
    return board(
        view,
        null,
        new Page(
            lang,
            "/releases/" + release.id() + place.path(),
            "",
            place.title(),
            "/releases",
            null,
            false,
            assets,
            null,
            null,
            release,
            share(view, release, lang),
            "",
            OldData.UNTOLD,
            null),
        release.publishedAt() == null ? null : JapanTime.day(release.publishedAt()));
  }

  private String board(
      BoardView view, @Nullable KpiPast past, Page page, @Nullable LocalDate today) {
    return switch (view) {
      case BoardView.Overview overview -> render("overview", page, overview);
      case BoardView.FieldBoard field -> render("field", page, field);
      case BoardView.KpiBoard kpi -> kpi(page, kpi, past, today);
      case BoardView.Roadmap roadmap -> projects(roadmap.projects(), null, null, page.lang());
    };
  }

  private String kpi(
      Page page, BoardView.KpiBoard board, @Nullable KpiPast past, @Nullable LocalDate today) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page);
    values.put("view", board);
    values.put("past", past);
    values.put("today", today);
    // What a release froze stays where it is; cards on other sites are live.
    values.put(
        "embed", page.frozen() == null ? EmbedCode.of(assets.absolute(""), page, board) : null);
    return templates.render("kpi", values);
  }

  private Page page(BoardView view, @Nullable KpiPast past, Asked asked) {
    Place place = Place.of(view, asked.lang());
    String query = asked.query(view.head());
    Watched watched = Watched.of(view, past, !asked.pinned());
    return new Page(
        asked.lang(),
        place.path(),
        query,
        place.title(),
        place.section(),
        watched,
        asked.cacheAway(),
        assets,
        asked.release(),
        asked.next(),
        null,
        share(view, asked.lang()),
        query,
        new OldData(asked.knownFrom()),
        asked.today());
  }

  /// What other sites show beside a link to a board that a release froze; nothing of one that is
  /// not public yet or counts no longer.
  public static Page.@Nullable Share share(BoardView view, Frozen release, Lang lang) {
    Page.@Nullable Share live = share(view, lang);
    if (live == null || release.preview() || release.withdrawn() != null) {
      return null;
    }
    String path = Place.of(view, lang).path();
    return new Page.Share(
        live.description(),
        lang.url("/og/releases/" + release.id() + (path.equals("/") ? "" : path) + ".png"),
        title(view, lang) + lang.of("（", " (") + lang.of(release.title()) + lang.of("）", ")"));
  }

  private static Page.@Nullable Share share(BoardView view, Lang lang) {
    @Nullable String words =
        switch (view) {
          case BoardView.Overview overview -> lang.of(overview.summary());
          case BoardView.FieldBoard field -> lang.of(field.summary());
          case BoardView.KpiBoard kpi -> lang.of(kpi.card().sentence());
          case BoardView.Roadmap roadmap -> null;
        };
    if (words == null) {
      return null;
    }
    String path = Place.of(view, lang).path();
    String image =
        lang.url("/og" + (path.equals("/") ? "/overview" : path) + "/" + view.head().period());
    String alt = title(view, lang) + lang.of("（", " (") + lang.of(view.head().period());
    return new Page.Share(words, image + ".png", alt + lang.of("）", ")"));
  }

  static String title(BoardView view, Lang lang) {
    return Place.of(view, lang).title();
  }

  /// Where a board stands among the live pages.
  private record Place(String path, String title, String section) {
    static Place of(BoardView view, Lang lang) {
      return switch (view) {
        case BoardView.Overview overview -> new Place("/", lang.of("全体", "Overview"), "/");
        case BoardView.FieldBoard field -> {
          String path = "/fields/" + field.field().field().code();
          String title = lang.of(field.field().field().label()) + lang.of("分野", "");
          yield new Place(path, title, path);
        }
        case BoardView.KpiBoard kpi -> {
          String section = "/fields/" + kpi.card().field().code();
          yield new Place(
              "/kpis/" + kpi.card().line().code(), lang.of(kpi.card().line().name()), section);
        }
        case BoardView.Roadmap roadmap ->
            new Place("/projects", lang.of("事業一覧", "Projects"), "/projects");
      };
    }
  }

  public String projects(
      List<ProjectUpdated> projects,
      @Nullable Field field,
      ProjectUpdated.@Nullable State state,
      Lang lang) {
    return projects(projects, field, state, null, lang);
  }

  /// @param unknown what was asked for and does not exist, or null
  public String projects(
      List<ProjectUpdated> projects,
      @Nullable Field field,
      ProjectUpdated.@Nullable State state,
      @Nullable String unknown,
      Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    String title = lang.of("事業一覧", "Projects");
    String query = Projects.query(field, state);
    values.put("page", new Page(lang, "/projects", query, title, "/projects", null, false, assets));
    values.put("projects", projects);
    values.put("field", field);
    values.put("state", state);
    values.put("unknown", unknown);
    return templates.render("projects", values);
  }

  /// @param kpis the names of KPIs, as far as they are known
  public String project(ProjectUpdated project, Map<KpiCode, LocalizedText> kpis, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    String path = "/projects/" + project.number();
    values.put("page", page(lang, path, lang.of(project.name()), "/projects"));
    values.put("project", project);
    values.put("kpis", kpis);
    return templates.render("project", values);
  }

  /// @param kpis the names of KPIs, as far as they are known
  public String cases(List<BoardView.Case> cases, Map<KpiCode, LocalizedText> kpis, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("kpis", kpis);
    values.put("page", page(lang, "/cases", lang.of("事例", "Cases"), "/cases"));
    values.put("cases", cases);
    return Edition.rendered(templates, "cases", values);
  }

  /// The page of cases as it would show one that is only written.
  ///
  /// @param picture address of its picture, for whoever may see it
  public String casePreview(BoardView.Case story, String picture, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(lang, "/cases", lang.of("事例の下見", "Preview of a case"), ""));
    values.put("story", story);
    values.put("picture", picture);
    return templates.render("case-preview", values);
  }

  public String about(Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(lang, "/about", lang.of("指標の説明", "About the figures"), "/about"));
    values.put("edited", ABOUT_EDITED);
    return Edition.rendered(templates, "about", values);
  }

  public String glossary(Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(lang, "/glossary", lang.of("用語集", "Glossary"), "/glossary"));
    values.put("edited", GLOSSARY_EDITED);
    return Edition.rendered(templates, "glossary", values);
  }

  /// A page that only says something, such as that there are no figures yet.
  ///
  /// @param link an address in the page's language to go on to, or null
  public String message(
      Lang lang,
      String path,
      String title,
      String text,
      @Nullable String link,
      @Nullable String linkText) {
    return message(lang, path, "", title, text, link, linkText);
  }

  /// @param query which the page keeps in the other language
  public String message(
      Lang lang,
      String path,
      String query,
      String title,
      String text,
      @Nullable String link,
      @Nullable String linkText) {
    Map<String, @Nullable Object> values = new HashMap<>();
    String section = link == null ? "" : path;
    values.put("page", new Page(lang, path, query, title, section, null, false, assets));
    values.put("text", text);
    values.put("link", link);
    values.put("linkText", linkText);
    return templates.render("message", values);
  }

  private Page page(Lang lang, String path, String title, String section) {
    return new Page(lang, path, "", title, section, null, false, assets);
  }

  private String render(String template, Page page, BoardView view) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page);
    values.put("view", view);
    return templates.render(template, values);
  }
}
