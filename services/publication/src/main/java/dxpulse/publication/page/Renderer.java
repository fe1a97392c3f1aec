package dxpulse.publication.page;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.publication.board.BoardView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns what a board shows into the HTML of its page.
public final class Renderer {
  private final Templates templates;
  private final Assets assets;

  public Renderer(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  /// The page of a board.
  ///
  /// @param query with its question mark, or empty
  public String board(BoardView view, Lang lang, String query) {
    return switch (view) {
      case BoardView.Overview overview ->
          render(
              "overview",
              page(lang, "/", query, lang.of("全体", "Overview"), "/", "overview"),
              overview);
      case BoardView.FieldBoard field -> {
        Field of = field.field().field();
        String path = "/fields/" + of.code();
        String title = lang.of(of.label()) + lang.of("分野", "");
        yield render("field", page(lang, path, query, title, path, of.code()), field);
      }
      case BoardView.KpiBoard kpi -> {
        String code = kpi.card().line().code().value();
        String section = "/fields/" + kpi.card().field().code();
        String title = lang.of(kpi.card().line().name());
        yield render("kpi", page(lang, "/kpis/" + code, query, title, section, "kpi/" + code), kpi);
      }
      case BoardView.Roadmap roadmap -> projects(roadmap.projects(), null, null, lang, query);
    };
  }

  public String projects(
      List<ProjectUpdated> projects,
      @Nullable Field field,
      ProjectUpdated.@Nullable State state,
      Lang lang,
      String query) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(
        "page", page(lang, "/projects", query, lang.of("事業一覧", "Projects"), "/projects", null));
    values.put("projects", projects);
    values.put("field", field);
    values.put("state", state);
    return templates.render("projects", values);
  }

  public String project(ProjectUpdated project, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(
        "page",
        page(
            lang, "/projects/" + project.number(), "", lang.of(project.name()), "/projects", null));
    values.put("project", project);
    return templates.render("project", values);
  }

  public String cases(List<BoardView.Case> cases, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(lang, "/cases", "", lang.of("事例", "Cases"), "/cases", null));
    values.put("cases", cases);
    return templates.render("cases", values);
  }

  public String about(Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(
        "page", page(lang, "/about", "", lang.of("指標の説明", "About the figures"), "/about", null));
    return templates.render("about", values);
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
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(lang, path, "", title, path, null));
    values.put("text", text);
    values.put("link", link);
    values.put("linkText", linkText);
    return templates.render("message", values);
  }

  private Page page(
      Lang lang, String path, String query, String title, String section, @Nullable String board) {
    return new Page(lang, path, query, title, section, board, assets);
  }

  private String render(String template, Page page, BoardView view) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page);
    values.put("view", view);
    return templates.render(template, values);
  }
}
