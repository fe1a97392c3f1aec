package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.board.BoardView;
import org.jspecify.annotations.Nullable;

/// What every page needs around its content.
///
/// @param path without the language's prefix
/// @param query with its question mark, or empty; only what changes the page
/// @param title of this page alone
/// @param section the path that the navigation marks
/// @param watched what live changes are watched for, or null
/// @param cacheAway whether figures come from the store because the shared cache does not answer
/// @param release the release of its period, to which a live board points
/// @param frozen the release that the page belongs to, which then is no live board
public record Page(
    Lang lang,
    String path,
    String query,
    String title,
    String section,
    @Nullable Watched watched,
    boolean cacheAway,
    Assets assets,
    @Nullable ReleaseLink release,
    @Nullable Frozen frozen) {

  public Page(
      Lang lang,
      String path,
      String query,
      String title,
      String section,
      @Nullable Watched watched,
      boolean cacheAway,
      Assets assets) {
    this(lang, path, query, title, section, watched, cacheAway, assets, null, null);
  }

  public String of(String japanese, String english) {
    return lang.of(japanese, english);
  }

  /// The half of a text `日本語 / English` that is of the page's language.
  public String half(String both) {
    int between = both.indexOf(" / ");
    return between < 0 ? both : of(both.substring(0, between), both.substring(between + 3));
  }

  /// An address on this site in the language of the page. On a page of a release, boards are those
  /// of the release.
  public String url(String to) {
    return frozen == null ? lang.url(to) : frozen.url(lang, to).orElseGet(() -> lang.url(to));
  }

  /// This page in the other language.
  public String inTheOtherLanguage() {
    return frozen != null && frozen.preview()
        ? frozen.home()
            + path.substring(("/releases/" + frozen.id()).length())
            + (lang == Lang.JA ? "?lang=en" : "")
        : lang.other().url(path) + query;
  }

  public String site() {
    return of("青森県DX推進ダッシュボード", "Aomori Prefecture DX Dashboard");
  }

  /// What the first page is called, that of the release on its pages.
  public String top() {
    return frozen == null ? of("トップ", "Top") : lang.of(frozen.title());
  }

  /// The title and, where there is one, the period or the release.
  public String titleAndPeriod() {
    if (frozen != null && !title.equals(lang.of(frozen.title()))) {
      return title + of("｜", " – ") + lang.of(frozen.title());
    }
    return watched == null
        ? title
        : title + of("（", " – ") + lang.of(watched.head().period()) + of("）", "");
  }

  public @Nullable String current(String to) {
    return section.equals(to) ? "page" : null;
  }

  public String granularity(Granularity granularity) {
    return switch (granularity) {
      case MONTH -> of("月次", "Month");
      case QUARTER -> of("四半期", "Quarter");
      case HALF -> of("半期", "Half");
      case YEAR -> of("年次", "Year");
    };
  }

  /// This page for other kinds of period.
  public String at(Granularity granularity) {
    return url(path) + query(granularity);
  }

  /// The query of a page that shows the latest period of a kind; quarters need none.
  static String query(Granularity granularity) {
    return granularity == Granularity.QUARTER ? "" : "?granularity=" + granularity.code();
  }

  /// The JSON behind a board.
  public String data(BoardView.Head head) {
    return data(head.board(), head);
  }

  /// The JSON behind another board of the same period.
  public String data(String board, BoardView.Head head) {
    return frozen != null
        ? frozen.data(board)
        : "/api/boards/"
            + board
            + "?period="
            + head.period()
            + "&granularity="
            + head.granularity().code();
  }
}
