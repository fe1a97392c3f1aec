package dxpulse.publication.page;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.chart.ScanCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
/// @param next the release that comes next, which a live board tells
/// @param share what other sites show beside a link to it, if it has a picture
/// @param kept what the reader chose of the period, as a query that links to other boards take
///   along, or empty
/// @param old tells which figures are older than they ought to be
/// @param today the day of the reading, up to which periods are offered; absent where there is none
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
    @Nullable NextRelease next,
    @Nullable Frozen frozen,
    @Nullable Share share,
    String kept,
    OldData old,
    @Nullable LocalDate today) {

  public Page(
      Lang lang,
      String path,
      String query,
      String title,
      String section,
      @Nullable Watched watched,
      boolean cacheAway,
      Assets assets) {
    this(
        lang,
        path,
        query,
        title,
        section,
        watched,
        cacheAway,
        assets,
        null,
        null,
        null,
        null,
        "",
        OldData.UNTOLD,
        null);
  }

  /// The same page, whose links to boards take a choice along.
  Page keeping(String choice) {
    return new Page(
        lang, path, query, title, section, watched, cacheAway, assets, release, next, frozen, share,
        choice, old, today);
  }

  /// The same page, which tells what is older than it ought to be.
  Page telling(OldData older) {
    return new Page(
        lang, path, query, title, section, watched, cacheAway, assets, release, next, frozen, share,
        kept, older, today);
  }

  /// What other sites show beside a link to the page.
  ///
  /// @param description a sentence with the figures
  /// @param image the address of the picture, without the site
  /// @param alt what is on it
  public record Share(String description, String image, String alt) {}

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

  /// What of the choice the page of an indicator can follow: the kind of period.
  public String keptKind() {
    BoardView.@Nullable Head head = head();
    return head == null || kept.isEmpty() ? "" : "?granularity=" + head.granularity().code();
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
    return site(lang);
  }

  static String site(Lang lang) {
    return lang.of("青森県DX推進ダッシュボード", "Aomori Prefecture DX Dashboard");
  }

  /// This page as others have to call it.
  public String absolute() {
    return assets.absolute(lang.url(path) + query);
  }

  /// What paper needs to be found again and told from later print: the address, with the period,
  /// and when the figures are of.
  public String printed() {
    BoardView.@Nullable Head head = head();
    if (head == null) {
      return frozen == null || frozen.publishedAt() == null
          ? absolute()
          : absolute() + of(" ・ 公表 ", " – published ") + lang.time(frozen.publishedAt());
    }
    return ofPeriod(head) + edition(head.version()) + updated(head.asOf());
  }

  /// When what a page shows was last updated, as paper says it; nothing where nobody can tell.
  public String updated(@Nullable Instant at) {
    return at == null ? "" : of(" ・ 更新 ", " – updated ") + lang.time(at);
  }

  /// A version as people can cite it: the day it was made and a number within that day.
  private String edition(long version) {
    return version == 0
        ? ""
        : of(" ・ 版 ", " – edition ") + Lang.edition(Instant.ofEpochMilli(version));
  }

  /// The address that is printed, to be read by a telephone.
  public @Nullable ScanCode code() {
    BoardView.@Nullable Head head = head();
    return assets.code(head == null ? absolute() : ofPeriod(head)).orElse(null);
  }

  /// The address under which a live board stays with its period.
  String ofPeriod(BoardView.Head head) {
    return ofPeriod(head.period());
  }

  String ofPeriod(Period period) {
    return assets.absolute(lang.url(path) + "?period=" + period);
  }

  /// This page in a language, as search engines are told of it.
  public String absolute(Lang in) {
    return assets.absolute(in.url(path) + query);
  }

  /// What the page says where only a sentence fits.
  public String description() {
    return shared().description();
  }

  /// What other sites show beside a link: what is the page's own, else what is the site's.
  public Share shared() {
    return share == null ? Previews.ofSite(lang) : share;
  }

  /// What the site is, in a sentence.
  static String about(Lang lang) {
    return lang.of(
        "青森県DX推進プランの進み具合を、指標と指数で公開しています。",
        "Progress of the Aomori Prefecture DX plan in indicators and indexes.");
  }

  /// The address of the roadmap of a project as a file of its own.
  public String roadmap(int project, String kind) {
    return "/charts/project/" + project + "/roadmap." + kind + (lang == Lang.JA ? "" : "?lang=en");
  }

  /// The address of a chart of a board as a file of its own; none before a release is published.
  ///
  /// @param kind `svg` or `png`
  public @Nullable String picture(String board, String chart, String kind, BoardView.Head head) {
    String file = board + "/" + chart + "." + kind;
    if (frozen != null) {
      return frozen.preview()
          ? null
          : "/releases/" + frozen.id() + "/charts/" + file + (lang == Lang.JA ? "" : "?lang=en");
    }
    return "/charts/" + file + "?period=" + head.period() + (lang == Lang.JA ? "" : "&lang=en");
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
    BoardView.@Nullable Head head = head();
    return head == null ? title : title + of("（", " – ") + lang.of(head.period()) + of("）", "");
  }

  private BoardView.@Nullable Head head() {
    return watched == null ? null : watched.head();
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

  /// Periods that a list offers, newest first: those that have figures, those that have closed
  /// since, as a list that ends before them looks forgotten, and those of the page, as what is
  /// chosen in the list has to be what the page shows.
  public List<Period> offered(List<Period> known, Period... shown) {
    SortedSet<Period> offered = new TreeSet<>(Comparator.reverseOrder());
    offered.addAll(known);
    offered.addAll(List.of(shown));
    LocalDate day = today;
    if (day != null) {
      Period next = offered.first().next();
      while (next.end().isBefore(day)) {
        offered.add(next);
        next = next.next();
      }
    }
    return List.copyOf(offered);
  }

  /// The query of a page that shows the latest period of a kind; quarters need none.
  static String query(Granularity granularity) {
    return granularity == Granularity.QUARTER ? "" : "?granularity=" + granularity.code();
  }

  /// The JSON behind a board.
  public String data(BoardView.Head head) {
    return data(head.board(), head);
  }

  /// Rows of an open dataset for the period of a board, as CSV; none on pages of a release, whose
  /// figures are frozen and those of the datasets are not.
  ///
  /// @param rows which of them, such as `kpi=K1`, or empty for all
  public @Nullable String csv(String dataset, String rows, BoardView.Head head) {
    return frozen != null
        ? null
        : "/opendata/"
            + dataset
            + ".csv?"
            + (rows.isEmpty() ? "" : rows + "&")
            + "period="
            + head.period();
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
