package dxpulse.publication.page;

import dxpulse.publication.chart.XmlText;
import dxpulse.publication.opendata.Column;
import dxpulse.publication.opendata.Dataset;
import dxpulse.publication.opendata.Datasets;
import dxpulse.publication.opendata.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pages about open data.
public final class OpenDataPages {
  private static final String PATH = "/opendata";

  private final Templates templates;
  private final Assets assets;

  public OpenDataPages(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  /// Something that programs may ask for.
  ///
  /// @param about what it answers, `日本語 / English`
  /// @param types the media types that it may answer with
  public record Route(String path, String about, List<String> types, List<Parameter> parameters) {
    public Route {
      types = List.copyOf(types);
      parameters = List.copyOf(parameters);
    }

    /// @param about what it means, or empty
    /// @param example a value, or empty
    public record Parameter(String name, String about, String example) {}
  }

  /// What there is.
  ///
  /// @param rows how many rows each dataset has, by its code
  /// @param asOf when the newest of it was told, if there is anything
  public String overview(Map<String, Integer> rows, @Nullable Instant asOf, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(PATH, lang.of("オープンデータ", "Open data"), lang));
    values.put("datasets", Datasets.ALL);
    values.put("rows", rows);
    values.put("asOf", asOf);
    return templates.render("opendata", values);
  }

  /// A dataset: its files, its columns, its first rows.
  ///
  /// @param asOf when the newest of what datasets are made of was told, if there is anything
  public String dataset(Dataset<?> dataset, Table example, @Nullable Instant asOf, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(PATH + "/" + dataset.code(), lang.of(dataset.title()), lang));
    values.put("dataset", dataset);
    values.put("example", example);
    values.put("asOf", asOf);
    return templates.render("dataset", values);
  }

  /// A number of rows as people read it: 1,208.
  public static String count(int rows) {
    return String.format(Locale.ROOT, "%,d", rows);
  }

  /// The name of a column as HTML: a narrow screen breaks it between its words only.
  public static String name(Column<?> column) {
    return XmlText.escape(column.name()).replace("_", "_<wbr>");
  }

  /// A cell of a row as HTML: Japanese within an English page is marked as what it is.
  public static String cell(Column<?> column, @Nullable Object value, Lang lang) {
    String text = Table.text(value).orElse("");
    return column.language().isPresent() ? XmlText.escape(text) : Foreign.html(text, lang);
  }

  /// What programs may ask for.
  public String api(List<Route> routes, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("page", page(PATH + "/api", lang.of("APIの説明", "API documentation"), lang));
    values.put("routes", routes);
    return Edition.rendered(templates, "api", values);
  }

  private Page page(String path, String title, Lang lang) {
    return new Page(lang, path, "", title, PATH, null, false, assets);
  }
}
