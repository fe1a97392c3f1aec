package dxpulse.publication.release;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.AreaNames;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.publication.board.AreaTables;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.Shown;
import dxpulse.publication.page.Amount;
import dxpulse.publication.page.Assets;
import dxpulse.publication.page.Frozen;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.OldData;
import dxpulse.publication.page.Page;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.page.Templates;
import dxpulse.publication.release.ReleasePlan.Expected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws the pages of releases; their boards are drawn as live ones are.
public final class ReleasePages {
  private final Renderer renderer;
  private final Templates templates;
  private final Assets assets;

  public ReleasePages(Renderer renderer, Templates templates, Assets assets) {
    this.renderer = renderer;
    this.templates = templates;
    this.assets = assets;
  }

  /// All releases, newest first, and what comes next.
  ///
  /// @param kinds of period that are released
  public String list(
      List<Release> releases, List<Expected> coming, List<Granularity> kinds, Lang lang) {
    Map<String, @Nullable Object> values = new HashMap<>();
    String title = lang.of("リリース（公表）", "Releases");
    values.put("page", new Page(lang, "/releases", "", title, "/releases", null, false, assets));
    values.put("releases", releases);
    values.put("coming", coming);
    values.put("when", when(kinds, lang));
    return templates.render("releases", values);
  }

  /// After which periods there is a release; readers must not wait for others.
  private static String when(List<Granularity> kinds, Lang lang) {
    if (kinds.isEmpty()) {
      return lang.of("決まった期ごとのリリースはありません。", "No kind of period is released regularly.");
    }
    List<String> names = kinds.stream().map(kind -> name(kind, lang)).toList();
    List<String> rest =
        Stream.of(Granularity.values())
            .filter(kind -> !kinds.contains(kind))
            .map(kind -> name(kind, lang) + lang.of("", "s"))
            .toList();
    return lang.of(
            "定期的に準備するのは" + String.join("・", names) + "のリリースです",
            "Regularly prepared are releases of the " + listed(names))
        + (rest.isEmpty()
            ? ""
            : lang.of(
                "（" + String.join("・", rest) + "は定期的には準備しません）", ", not those of " + listed(rest)))
        + lang.of("。", ".");
  }

  private static String listed(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private static String name(Granularity kind, Lang lang) {
    return switch (kind) {
      case MONTH -> lang.of("月", "month");
      case QUARTER -> lang.of("四半期", "quarter");
      case HALF -> lang.of("半期", "half-year");
      case YEAR -> lang.of("年度", "fiscal year");
    };
  }

  /// When the newest change of any of them was seen; absent before the first came out.
  public static @Nullable Instant changed(List<Release> releases) {
    return releases.stream()
        .flatMap(release -> release.changedAt().stream())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /// The first page of a release.
  ///
  /// @param current the edition of its period that counts, if it is another one
  public String release(
      FrozenBoards boards,
      List<Revision> revisions,
      LocalizedText citation,
      @Nullable Release current,
      Lang lang) {
    Release release = boards.release();
    Frozen frozen = frozen(release);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(
        "page",
        new Page(
            lang,
            "/releases/" + release.id(),
            "",
            lang.of(release.title()),
            "/releases",
            null,
            false,
            assets,
            null,
            null,
            frozen,
            Renderer.share(boards.overview(), frozen, lang),
            "",
            new OldData(Map.of()),
            null));
    values.put("boards", boards);
    values.put("revisions", revisions);
    values.put("citation", citation);
    values.put("current", current);
    return templates.render("release", values);
  }

  /// A board of a release.
  public String board(BoardView view, Release release, Lang lang) {
    return renderer.frozen(view, lang, frozen(release));
  }

  /// What stands where no release is that the reader may see.
  public String missing(Lang lang) {
    return renderer.message(
        lang,
        "/releases",
        lang.of("リリースが見つかりません", "No such release"),
        lang.of(
            "このアドレスのリリースはないか、まだ公表されていません。",
            "There is no release at this address, or it is not published yet."),
        lang.url("/releases"),
        lang.of("リリースの一覧", "All releases"));
  }

  private static Frozen frozen(Release release) {
    return new Frozen(
        release.id(),
        release.title(),
        release.publishedAt().orElse(null),
        release.standing() instanceof Standing.Withdrawn withdrawn ? withdrawn.reason() : null,
        !release.isPublic());
  }

  /// What the edition of the period that counts is to the one that is shown.
  public static String otherEdition(Release shown, Release current, Lang lang) {
    if (current.edition() > shown.edition()) {
      return lang.of("この期には新しい版があります：", "There is a newer edition of this period: ");
    }
    return shown.isPublic()
        ? lang.of("この期でいま有効な版：", "The edition of this period that counts: ")
        : lang.of("この期で公表済みの版：", "Already published for this period: ");
  }

  /// Whether another edition of its period counts instead.
  public static boolean isReplaced(Release release, List<Release> all) {
    return all.stream()
        .filter(other -> other.standing() instanceof Standing.Published)
        .anyMatch(other ->
            other.period().equals(release.period()) && other.edition() > release.edition());
  }

  /// What was frozen.
  public static String before(Revision revision, Lang lang) {
    return revision.figure() == Revision.Figure.AREA_PERIOD
        ? revision.periodBefore() == null ? "－" : lang.of(revision.periodBefore())
        : figure(revision.before(), revision.stageBefore(), revision.decimals());
  }

  /// What holds now.
  public static String now(Revision revision, Lang lang) {
    return revision.figure() == Revision.Figure.AREA_PERIOD
        ? lang.of(revision.period())
        : figure(revision.now(), revision.stageNow(), revision.decimals());
  }

  private static String figure(@Nullable BigDecimal figure, @Nullable String stage, int decimals) {
    return figure == null ? stage == null ? "－" : stage : Shown.value(figure, decimals);
  }

  /// The name of a municipality; of an area that is none, its code.
  public static String name(AreaCode area, Lang lang) {
    String name = AreaNames.of(area, lang == Lang.EN);
    return name.isEmpty() ? area.value() : name;
  }

  /// What held for a municipality.
  public static String figure(AreaTables.Value held, AreaTables.Table table, Lang lang) {
    return held.value() == null
        ? String.valueOf(held.stage())
        : Amount.of(held.value(), table.decimals(), table.unit(), lang);
  }

  /// What kind of figure it is.
  public static String kind(Revision revision, Lang lang) {
    return switch (revision.figure()) {
      case MEAN -> lang.of("分野の指数の平均", "Mean of the fields");
      case FIELD -> lang.of("分野の指数", "Field index");
      case INDEX -> lang.of("KPIの指数", "KPI index");
      case VALUE -> lang.of("指標の実績", "Indicator value");
      case TARGET -> lang.of("指標の目標", "Indicator target");
      case AREA -> lang.of("市町村の値", "Value of a municipality");
      case AREA_PERIOD -> lang.of("市町村別の値の期", "Period of the values by municipality");
    };
  }
}
