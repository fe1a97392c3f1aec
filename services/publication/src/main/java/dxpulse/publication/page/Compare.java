package dxpulse.publication.page;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.Shown;
import dxpulse.publication.board.SideBySide;
import dxpulse.publication.board.SideBySide.FieldPair;
import dxpulse.publication.board.SideBySide.KpiPair;
import dxpulse.publication.board.SideBySide.PartPair;
import dxpulse.publication.board.Unlike;
import dxpulse.publication.chart.PairedBars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a page of two periods shows (ビフォー/アフター), and how it says so.
///
/// @param periods those that can be chosen, newest first
/// @param kpis those that can be chosen
/// @param kpi the chosen one, or null for all of them
/// @param follows whether it moves on with the latest period, as none was asked for
/// @param turned whether the later period was asked for first
/// @param refusal why nothing is compared, if so
/// @param before the board of the earlier period, if it has figures
/// @param after that of the later one
/// @param unlike in what the periods are unlike besides values, for each KPI that has an index in
///   both
public record Compare(
    Granularity granularity,
    Period from,
    Period to,
    List<Period> periods,
    List<KpiLine> kpis,
    @Nullable KpiLine kpi,
    boolean follows,
    boolean turned,
    @Nullable Refusal refusal,
    @Nullable BoardView before,
    @Nullable BoardView after,
    List<Unlike> unlike) {
  public Compare {
    periods = List.copyOf(periods);
    kpis = List.copyOf(kpis);
    unlike = List.copyOf(unlike);
  }

  /// Why two periods are not compared.
  public enum Refusal {
    UNREADABLE(
        "期を読み取れません。下から選ぶか、FY2024-Q1（四半期）、2024-06（月）、FY2024-H1（半期）、FY2024（年度）のように書いてください。",
        "A period cannot be read. Choose one below, or write FY2024-Q1 (quarter), 2024-06 (month), FY2024-H1 (half) or FY2024 (year)."),
    OF_DIFFERENT_LENGTHS(
        "長さの違う期は比べられません。月と月、四半期と四半期のように、同じ長さの期を選んでください。",
        "Periods of different lengths cannot be compared. Choose two months, two quarters, two halves or two years."),
    THE_SAME("同じ期が2回選ばれています。違う期を選んでください。", "Both periods are the same. Choose two different ones.");

    private final LocalizedText text;

    Refusal(String ja, String en) {
      text = new LocalizedText(ja, en);
    }

    public LocalizedText text() {
      return text;
    }
  }

  /// What has to be known where an index stands for a part of its period, or null where none does.
  public @Nullable String part(Lang lang) {
    boolean early = before != null && before.standsForAPart();
    boolean late = after != null && after.standsForAPart();
    if (!early && !late) {
      return null;
    }
    String sides =
        Stream.of(
                early ? lang.of("ビフォー（", "before (") + lang.of(from) + lang.of("）", ")") : "",
                late ? lang.of("アフター（", "after (") + lang.of(to) + lang.of("）", ")") : "")
            .filter(side -> !side.isEmpty())
            .collect(Collectors.joining(lang.of("と", " and ")));
    return lang.of(
        sides + "には、期の一部の値で算定した指数が含まれます。残りの値がそろうと変わるため、差は途中の目安です。",
        "Indexes "
            + sides
            + " include some that stand for a part of the period. They change as the rest comes in; the"
            + " difference is an interim one.");
  }

  /// What such a page is called.
  public static String name(Lang lang) {
    return lang.of("ビフォー/アフター", "Before and after");
  }

  /// The name of the boards that are compared.
  public String board() {
    return kpi == null ? BoardKey.OVERVIEW : "kpi/" + kpi.code();
  }

  /// The boards of the periods that have figures.
  List<BoardView> sides() {
    return Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
        .flatMap(Optional::stream)
        .toList();
  }

  /// When the newest figure on the page was recorded.
  public @Nullable Instant asOf() {
    return sides().stream()
        .map(view -> view.head().asOf())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /// The address of its chart as a file of its own.
  ///
  /// @param kind `svg` or `png`
  public String picture(String kind, Lang lang) {
    return "/charts/compare." + kind + query() + (lang == Lang.JA ? "" : "&lang=en");
  }

  /// The query that asks for the same again.
  String query() {
    return "?from=" + from + "&to=" + to + (kpi == null ? "" : "&kpi=" + kpi.code());
  }

  /// The query for the rows of a dataset of figures that lie between the two periods.
  public String rows() {
    return "?granularity="
        + granularity.code()
        + "&from="
        + from
        + "&to="
        + to
        + (kpi == null ? "" : "&kpi=" + kpi.code());
  }

  public BoardView.@Nullable Overview overview(boolean late) {
    return (late ? after : before) instanceof BoardView.Overview view ? view : null;
  }

  public BoardView.@Nullable KpiBoard board(boolean late) {
    return (late ? after : before) instanceof BoardView.KpiBoard view ? view : null;
  }

  /// What has to be known about the index of a field in one of the periods, as far as the page does
  /// not say it of all.
  public List<Mark> marks(Field field, boolean late) {
    BoardView.Overview view = overview(late);
    return view == null
        ? List.of()
        : view.fields().stream()
            .filter(part -> part.field() == field)
            .flatMap(part -> Mark.of(part, view.head().period()).stream())
            .filter(mark -> mark == Mark.PARTIAL || mark == Mark.CARRIED_FORWARD)
            .toList();
  }

  /// In what the two indexes of a KPI are unlike besides values, if it has both.
  private Optional<Unlike> unlike(KpiCode code) {
    return unlike.stream().filter(each -> each.kpi().equals(code)).findFirst();
  }

  /// What more than values lies between the periods, in a few words; empty where nothing does.
  public String caution(Lang lang) {
    return Cautions.inShort(unlike, lang);
  }

  /// Whether an index moved, from what to what, and what besides values moved it; or what is
  /// missing.
  private static String sentence(
      @Nullable Double before,
      @Nullable NotScoredReason whyBefore,
      @Nullable Double after,
      @Nullable NotScoredReason whyAfter,
      boolean nothingNew,
      String caution,
      Lang lang) {
    if (before == null || after == null) {
      String early = before == null ? missing("ビフォー", "before", whyBefore, lang) : "";
      String late = after == null ? missing("アフター", "after", whyAfter, lang) : "";
      return early + lang.of("", early.isEmpty() ? "" : " ") + late;
    }
    String said = moved(before, after, nothingNew, lang);
    return caution.isEmpty() ? said : said + lang.of("", " ") + caution;
  }

  /// A value that is only carried forward cannot be said to be unchanged.
  private static String moved(double before, double after, boolean nothingNew, Lang lang) {
    BigDecimal points = Shown.change(before, after);
    String from = Drawings.figure(before);
    String to = Drawings.figure(after);
    boolean reached = before < 100 && Shown.figure(after).compareTo(BigDecimal.valueOf(100)) >= 0;
    String goal = reached ? lang.of("目標の100に届きました。", " The target of 100 is reached.") : "";
    if (points.signum() == 0) {
      return nothingNew
          ? lang.of("どちらも" + to + "です。", to + " in both.")
          : lang.of("どちらも" + to + "で、変わっていません。", "Unchanged at " + to + ".") + goal;
    }
    String size = points.abs().toPlainString();
    boolean up = points.signum() > 0;
    return lang.of(
            from + "から" + to + "へ、" + size + "ポイント" + (up ? "上がりました。" : "下がりました。"),
            (up ? "Up " : "Down ") + size + " points, from " + from + " to " + to + ".")
        + goal;
  }

  private static String missing(String ja, String en, @Nullable NotScoredReason why, Lang lang) {
    String reason = why == null ? lang.of("データがありません", "no data") : lang.of(why.label());
    return lang.of(ja + "の指数はありません（" + reason + "）。", "No index " + en + ": " + reason + ".");
  }

  /// How the mean of a field moved; where it is one of other KPIs, which these are.
  public String sentence(FieldPair pair, Lang lang) {
    if (!pair.hasOtherKpis()) {
      List<Unlike> its =
          SideBySide.kpis(overview(false), overview(true)).stream()
              .filter(kpi -> kpi.field() == pair.field())
              .flatMap(kpi -> unlike(kpi.code()).stream())
              .toList();
      return sentence(
          pair.before(),
          null,
          pair.after(),
          null,
          Cautions.isNothingNew(its),
          Cautions.of(its, lang),
          lang);
    }
    String said =
        lang.of(
            "指数のあるKPIが2つの期で違うため、平均は比べられません。",
            "Not comparable: the KPIs that have an index are not the same in both periods.");
    return said
        + only("ビフォーだけ", " Only before: ", pair.onlyBefore(), lang)
        + only("アフターだけ", " Only after: ", pair.onlyAfter(), lang);
  }

  private static String only(String ja, String en, List<KpiLine> lines, Lang lang) {
    String names =
        lines.stream()
            .map(line -> lang.of(line.name()))
            .collect(Collectors.joining(lang.of("、", ", ")));
    return names.isEmpty() ? "" : lang.of(ja + "：" + names + "。", en + names + ".");
  }

  public String sentence(KpiPair pair, Lang lang) {
    return sentence(pair.code(), pair.before(), pair.after(), lang);
  }

  /// That of the chosen KPI; empty where all are shown.
  public String sentence(Lang lang) {
    BoardView.KpiBoard early = board(false);
    BoardView.KpiBoard late = board(true);
    return kpi == null
        ? ""
        : sentence(
            kpi.code(),
            early == null ? null : early.card().line(),
            late == null ? null : late.card().line(),
            lang);
  }

  private String sentence(
      KpiCode code, @Nullable KpiLine early, @Nullable KpiLine late, Lang lang) {
    Optional<Unlike> other = unlike(code);
    return sentence(
        early == null ? null : early.index(),
        early == null ? null : early.notScored(),
        late == null ? null : late.index(),
        late == null ? null : late.notScored(),
        other.map(Unlike::nothingNew).orElse(false),
        other.map(each -> Cautions.of(each, lang)).orElse(""),
        lang);
  }

  /// How an indicator of the chosen KPI moved, and by what else than its value.
  public String said(PartPair pair, Lang lang) {
    if (before == null || after == null) {
      return before == null
          ? lang.of("ビフォーのデータがありません。", "No data before.")
          : lang.of("アフターのデータがありません。", "No data after.");
    }
    boolean weighs = kpi != null && unlike(kpi.code()).map(Unlike::composition).orElse(false);
    return Stream.of(
            sentence(pair, lang),
            Cautions.ofTarget(pair, lang),
            weighs ? Cautions.ofWeight(pair, lang) : "")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(lang.of("", " ")));
  }

  /// How the value of an indicator moved, in its own unit; or what is missing.
  static String sentence(PartPair pair, Lang lang) {
    ComponentLine before = pair.before();
    ComponentLine after = pair.after();
    if (before == null || after == null) {
      return before == null
          ? lang.of("ビフォーでは構成に入っていません。", "Not part of the index before.")
          : lang.of("アフターでは構成に入っていません。", "Not part of the index after.");
    }
    if (!has(before) || !has(after)) {
      return lang.of(
          has(before) ? "アフターの値がありません。" : has(after) ? "ビフォーの値がありません。" : "どちらの期にも値がありません。",
          has(before)
              ? "No value after."
              : has(after) ? "No value before." : "No value in either.");
    }
    BigDecimal was = before.value();
    BigDecimal is = after.value();
    String said = Prospects.value(before, lang) + " → " + Prospects.value(after, lang);
    if (was == null
        || is == null
        || before.stage() != null
        || after.stage() != null
        || !before.unit().equals(after.unit())) {
      return said
          + (pair.isCarried() ? lang.of("、新しい値はありません。", ", no new value.") : lang.of("。", "."));
    }
    int decimals = Math.max(before.decimals(), after.decimals());
    BigDecimal difference = shown(is, decimals).subtract(shown(was, decimals));
    if (difference.signum() == 0) {
      return said
          + (pair.isCarried()
              ? lang.of("、新しい値はありません。", ", no new value.")
              : lang.of("、変わっていません。", ", unchanged."));
    }
    String size = Amount.apart(difference.abs(), decimals, after.unit(), lang);
    boolean up = difference.signum() > 0;
    return lang.of(
        said + "、" + size + (up ? "増えました。" : "減りました。"),
        said + ", " + (up ? "up " : "down ") + size + ".");
  }

  private static BigDecimal shown(BigDecimal exact, int decimals) {
    return exact.setScale(decimals, RoundingMode.HALF_UP);
  }

  private static boolean has(ComponentLine line) {
    return line.value() != null || line.stage() != null;
  }

  /// A difference with its sign, or a dash where a side is missing.
  public static String points(@Nullable Double before, @Nullable Double after) {
    return SideBySide.points(before, after).map(Shown::signed).orElse("－");
  }

  public static String kpiChart(List<KpiPair> pairs, Lang lang) {
    return chart(
        lang.of("KPIの指数、ビフォーとアフター（棒グラフ）", "Indexes of the KPIs before and after (bar chart)"),
        pairs.stream()
            .map(pair -> row(lang.of(pair.name()), pair.indexBefore(), pair.indexAfter(), lang))
            .toList(),
        lang);
  }

  public static String partChart(List<PartPair> pairs, Lang lang) {
    return chart(
        lang.of("指標の得点、ビフォーとアフター（棒グラフ）", "Scores of the indicators before and after (bar chart)"),
        pairs.stream()
            .map(pair -> row(lang.of(pair.name()), pair.scoreBefore(), pair.scoreAfter(), lang))
            .toList(),
        lang);
  }

  private static PairedBars.Row row(
      String name, @Nullable Double before, @Nullable Double after, Lang lang) {
    return new PairedBars.Row(
        name, before, said("前", "before", before, lang), after, said("後", "after", after, lang));
  }

  private static String said(String ja, String en, @Nullable Double figure, Lang lang) {
    return lang.of(ja, en) + " " + Drawings.figure(figure);
  }

  private static String chart(String title, List<PairedBars.Row> rows, Lang lang) {
    String read =
        rows.stream()
            .map(row -> row.name() + " " + row.saidBefore() + " → " + row.said())
            .collect(Collectors.joining(lang.of("、", "; ")));
    return new PairedBars("pairs", title, read, lang.of("目標", "Target"), rows).svg();
  }
}
