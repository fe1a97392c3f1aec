package dxpulse.publication.page;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.IndicatorIndex;
import dxpulse.publication.board.IndicatorSheet;
import dxpulse.publication.board.IndicatorSheet.Point;
import dxpulse.publication.board.Shown;
import dxpulse.publication.chart.LineChart;
import dxpulse.publication.chart.Picture;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The page of an indicator (中間指標).
public final class IndicatorPages {
  private static final int DRAWN = 8;

  private final Templates templates;
  private final Assets assets;

  public IndicatorPages(Templates templates, Assets assets) {
    this.templates = templates;
    this.assets = assets;
  }

  /// @param chosen whether the reader chose the kind of period, which links to boards then keep
  /// @param period that is asked for, or null for the newest one
  /// @param byValue whether values by municipality are ordered by value
  /// @param old tells whether its newest value is older than it ought to be
  public String sheet(
      IndicatorSheet sheet,
      boolean chosen,
      @Nullable Period period,
      boolean byValue,
      Lang lang,
      OldData old) {
    Map<String, @Nullable Object> values = new HashMap<>();
    String title = sheet.code().value() + " " + lang.of(sheet.definition().name());
    String query =
        "?granularity="
            + sheet.granularity().code()
            + (period == null ? "" : "&period=" + period)
            + (byValue ? "&order=value" : "");
    String path = "/indicators/" + sheet.code().value();
    Watched watched =
        new Watched(
            Stream.concat(
                    Stream.of(BoardKey.of(sheet.code())),
                    sheet.scoredIn().stream().map(kpi -> "kpi/" + kpi))
                .toList(),
            sheet.granularity(),
            List.of(),
            true,
            null);
    values.put(
        "page",
        new Page(lang, path, query, title, "/indicators", watched, false, assets)
            .keeping(chosen ? Page.query(sheet.granularity()) : "")
            .telling(old));
    values.put("sheet", sheet);
    values.put("asked", period);
    values.put(
        "areas", sheet.areas().map(each -> new Municipalities(each, byValue, lang)).orElse(null));
    return templates.render("indicator", values);
  }

  /// All indicators, with their newest values.
  public String index(IndicatorIndex index, Lang lang, OldData old) {
    Map<String, @Nullable Object> values = new HashMap<>();
    String title = lang.of("指標の一覧", "Indicators");
    Watched watched =
        new Watched(
            List.of(BoardKey.OVERVIEW, BoardKey.EVERY_INDICATOR), null, List.of(), true, null);
    values.put(
        "page",
        new Page(lang, "/indicators", "", title, "/indicators", watched, false, assets)
            .telling(old));
    values.put("index", index);
    return Edition.rendered(templates, "indicators", values);
  }

  /// Which way is better.
  public static String direction(IndicatorDefined.Version version, Lang lang) {
    return switch (version.direction()) {
      case HIGHER_IS_BETTER -> lang.of("大きいほど良い", "Higher is better");
      case LOWER_IS_BETTER -> lang.of("小さいほど良い", "Lower is better");
    };
  }

  /// How values of months become those of quarters and years.
  public static String accumulation(IndicatorDefined.Version version, Lang lang) {
    return switch (version.accumulation()) {
      case FLOW -> lang.of("期間の合計", "The sum over the period");
      case STOCK -> lang.of("期末の値", "The value at the end of the period");
      case CUMULATIVE -> lang.of("計画開始からの累計", "The total since the plan began");
      case RATE -> lang.of("割合（分子と分母の合計から計算）", "A rate, from summed numerators and denominators");
      case AVERAGE -> lang.of("平均", "The mean");
    };
  }

  /// How a value is made comparable.
  public static String normalisation(IndicatorDefined.Version version, Lang lang) {
    return switch (version.normalisation().method()) {
      case RATIO -> lang.of("実績と目標の比", "Value against target");
      case DISTANCE -> lang.of("基準値から目標値までの進み具合", "The way from baseline to target");
      case GOALPOSTS -> lang.of("下限と上限の間の位置", "Place between two goalposts");
      case STAGES -> lang.of("段階ごとの点", "Points for each stage");
    };
  }

  public static String frequency(IndicatorDefined.Version version, Lang lang) {
    return switch (version.frequency()) {
      case MONTH -> lang.of("毎月", "Every month");
      case QUARTER -> lang.of("四半期ごと", "Every quarter");
      case HALF -> lang.of("半期ごと", "Every half-year");
      case YEAR -> lang.of("毎年度", "Every year");
    };
  }

  public static String baseline(IndicatorDefined.Version version, Lang lang) {
    DatedValue baseline = version.baseline();
    return baseline == null
        ? lang.of("なし", "none")
        : figure(baseline.value(), version, lang)
            + lang.of("（", ", ")
            + lang.of(baseline.period())
            + lang.of("）", "");
  }

  /// A target with its date, as a number or in words.
  public static String target(
      IndicatorDefined.Target target, IndicatorDefined.Version version, Lang lang) {
    BigDecimal value = target.value();
    BigDecimal upper = target.upper();
    String number =
        value == null
            ? target.text() == null ? "－" : lang.of(target.text())
            : upper == null
                ? figure(value, version, lang)
                : Amount.range(value, upper, version.decimals(), version.unit(), lang);
    return number + lang.of("（", ", ") + lang.of(target.period()) + lang.of("）", "");
  }

  private static String figure(BigDecimal value, IndicatorDefined.Version version, Lang lang) {
    return Amount.of(value, version.decimals(), version.unit(), lang);
  }

  /// The weight of an indicator in per cent.
  public static String weight(IndicatorSheet.Use use) {
    return Shown.figure(use.share() * 100).toPlainString() + "%";
  }

  /// A value in words, and how far it has come.
  public static String sentence(IndicatorSheet sheet, @Nullable Point shown, Lang lang) {
    if (shown == null) {
      return lang.of("この単位の値はまだありません。", "There are no values of this kind of period yet.");
    }
    ComponentLine line = shown.line();
    String value = Prospects.value(line, lang);
    Double achieved = line.achievement();
    String far =
        achieved == null
            ? sheet.isReference()
                ? lang.of("どのKPIにも数えられない参考値です。", " A reference value, which no KPI counts.")
                : lang.of("指数には含まれていません。", " It does not enter an index.")
            : lang.of(
                "達成度は" + Drawings.figure(achieved) + "（目標＝100）です。",
                " The achievement is " + Drawings.figure(achieved) + " (target = 100).");
    return lang.of(
            lang.of(shown.period()) + "の値は" + value + "。",
            lang.of(shown.period()) + ": " + value + ".")
        + far;
  }

  /// The achievement over the latest periods, with a gap where a period has none, or the latest
  /// values of what no KPI counts, however far apart; empty when no period has one.
  public static String trend(IndicatorSheet sheet, Lang lang) {
    boolean isReference = sheet.isReference();
    if (sheet.points().stream().allMatch(point -> figure(point.line(), isReference) == null)) {
      return "";
    }
    String name = lang.of(sheet.definition().name());
    return new LineChart(
            "achievement",
            isReference
                ? lang.of(name + " 値の推移（折れ線グラフ）", name + ": values over time (line chart)")
                : lang.of(name + " 達成度の推移（折れ線グラフ）", name + ": achievement over time (line chart)"),
            sentence(sheet, sheet.shown(null), lang),
            isReference ? null : lang.of("目標", "Target"),
            isReference ? values(sheet, lang) : achievements(sheet, lang),
            480)
        .svg();
  }

  private static List<LineChart.Point> achievements(IndicatorSheet sheet, Lang lang) {
    Map<Period, ComponentLine> known =
        sheet.points().stream().collect(Collectors.toMap(Point::period, Point::line));
    Deque<LineChart.Point> drawn = new ArrayDeque<>();
    Period first = sheet.points().getFirst().period();
    for (Period each = sheet.points().getLast().period();
        each.compareTo(first) >= 0 && drawn.size() < DRAWN;
        each = each.previous()) {
      drawn.addFirst(point(each, known.get(each), lang));
    }
    return List.copyOf(drawn);
  }

  private static List<LineChart.Point> values(IndicatorSheet sheet, Lang lang) {
    List<Point> known =
        sheet.points().stream().filter(point -> point.line().value() != null).toList();
    List<LineChart.Point> drawn = new ArrayList<>();
    Period before = null;
    for (Point each : known.subList(Math.max(0, known.size() - DRAWN), known.size())) {
      if (before != null && before.granularity().equals(each.period().granularity())) {
        drawn.addAll(gap(before.next(), each.period().previous(), lang));
      }
      drawn.add(value(each.period(), each.line(), lang));
      before = each.period();
    }
    return drawn;
  }

  /// A period without a value has its place; several have one together.
  private static List<LineChart.Point> gap(Period first, Period last, Lang lang) {
    if (first.compareTo(last) >= 0) {
      return first.equals(last) ? List.of(value(first, null, lang)) : List.of();
    }
    return List.of(
        new LineChart.Point(
            "…",
            "",
            null,
            "－",
            false,
            null,
            lang.of(first) + lang.of("～", " to ") + lang.of(last) + lang.of("　値なし", ": no value")));
  }

  private static @Nullable Object figure(ComponentLine line, boolean isReference) {
    return isReference ? line.value() : line.achievement();
  }

  /// What a chart of the indicator shows.
  public static String measured(IndicatorSheet sheet, Lang lang) {
    return sheet.isReference()
        ? lang.of("値の推移", "Values over time")
        : lang.of("達成度の推移", "Achievement over time");
  }

  /// In which unit it is drawn.
  public static String scale(IndicatorSheet sheet, Lang lang) {
    String unit = Amount.unit(sheet.definition().unit(), lang);
    return sheet.isReference()
        ? unit.isEmpty() ? "" : lang.of("／単位：", " / unit: ") + unit
        : lang.of("／目標＝100", " / target = 100");
  }

  private static LineChart.Point value(Period period, @Nullable ComponentLine line, Lang lang) {
    BigDecimal value = line == null ? null : line.value();
    String figure = line == null || value == null ? "－" : Shown.value(value, line.decimals());
    String said = line == null ? lang.of("値なし", "no value") : Prospects.value(line, lang);
    return new LineChart.Point(
        Drawings.tick(period, lang),
        Drawings.year(period, lang),
        value == null ? null : value.doubleValue(),
        figure,
        line != null && isUnsettled(line),
        null,
        lang.of(period)
            + lang.of("　", ": ")
            // A script says this, and cannot say that a unit is Japanese; the caption names it.
            + (lang == Lang.EN && Foreign.isJapanese(said) ? figure : said)
            + (line == null ? "" : unsettled(line, lang)));
  }

  /// The address of the trend as a file of its own, which ends with the period that is asked for.
  public static String picture(
      IndicatorSheet sheet, @Nullable Period asked, String kind, Lang lang) {
    return "/charts/indicator/"
        + sheet.code()
        + "/trend."
        + kind
        + "?granularity="
        + sheet.granularity().code()
        + (asked == null ? "" : "&period=" + asked)
        + (lang == Lang.JA ? "" : "&lang=en");
  }

  /// The trend as a picture of its own.
  public static Optional<Picture> picture(IndicatorSheet sheet, Lang lang) {
    String drawn = trend(sheet, lang);
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    boolean isSample = sheet.points().stream().anyMatch(point -> point.line().sample());
    boolean isProvisional =
        sheet.points().stream().map(Point::line).anyMatch(IndicatorPages::isUnsettled);
    boolean isOfAPart = sheet.points().stream().anyMatch(point -> point.line().partial());
    return Optional.of(
        new Picture(
            lang.code(),
            sheet.code()
                + " "
                + lang.of(sheet.definition().name())
                + " "
                + measured(sheet, lang)
                + scale(sheet, lang),
            Charts.note(
                sheet.points().getLast().period(),
                Charts.marks(isProvisional, isSample, isOfAPart, "", lang),
                lang),
            drawn,
            1));
  }

  private static LineChart.Point point(Period period, @Nullable ComponentLine line, Lang lang) {
    Double achievement = line == null ? null : line.achievement();
    return new LineChart.Point(
        Drawings.tick(period, lang),
        Drawings.year(period, lang),
        achievement,
        Drawings.figure(achievement),
        line != null && isUnsettled(line),
        null,
        lang.of(period) + lang.of("　", ": ") + said(line, achievement, lang));
  }

  private static String said(
      @Nullable ComponentLine line, @Nullable Double achievement, Lang lang) {
    return line == null || achievement == null
        ? lang.of("値なし", "no value")
        : Drawings.figure(achievement)
            + lang.of(
                "（実績 " + Prospects.value(line, lang) + "）",
                " (value " + Prospects.value(line, lang) + ")")
            + unsettled(line, lang);
  }

  private static String unsettled(ComponentLine line, Lang lang) {
    String why = Mark.unsettled(line, lang);
    return why.isEmpty() ? "" : lang.of("（" + why + "）", " (" + why + ")");
  }

  private static boolean isUnsettled(ComponentLine line) {
    return line.partial() || Mark.of(line.status()) != null;
  }
}
