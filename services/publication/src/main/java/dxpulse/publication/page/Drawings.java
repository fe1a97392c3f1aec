package dxpulse.publication.page;

import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.IndicatorState;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.StateCount;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.board.Shown;
import dxpulse.publication.chart.Bars;
import dxpulse.publication.chart.Donut;
import dxpulse.publication.chart.Gantt;
import dxpulse.publication.chart.LineChart;
import dxpulse.publication.chart.Ring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The charts of the pages, in the words of the page's language.
public final class Drawings {
  /// The axis of the plan's roadmap drawings, R6 to R10.
  private static final int PLAN_FIRST_YEAR = 2024;

  private static final int PLAN_LAST_YEAR = 2028;
  private static final Pattern ERA = Pattern.compile("(令和|平成|昭和)(元|\\d+)年.*");

  private Drawings() {}

  public static String trend(KpiCard card, Lang lang, double width) {
    String name = lang.of(card.line().name());
    List<LineChart.Point> points =
        card.history().stream()
            .map(past ->
                new LineChart.Point(
                    tick(past.period(), lang),
                    year(past.period(), lang),
                    past.index(),
                    figure(past.index()),
                    past.provisional() || past.partial(),
                    past.carriedForward(),
                    changed(past, lang),
                    said(past, lang)))
            .toList();
    return new LineChart(
            "trend-" + card.line().code(),
            lang.of(name + " 指数の推移（折れ線グラフ）", name + ": index over time (line chart)"),
            reading(card, lang),
            lang.of("目標", "Target"),
            points,
            width)
        .svg();
  }

  /// What else than values moved an index, in few letters.
  private static @Nullable String changed(HistoryPoint past, Lang lang) {
    return past.link() != null
        ? lang.of("方法の変更", "method changed")
        : past.newTarget() ? lang.of("目標の変更", "target changed") : null;
  }

  private static String said(HistoryPoint past, Lang lang) {
    String figure =
        past.notScored() != null
            ? lang.of("算定不可", "no index")
            : past.provisional()
                ? figure(past.index()) + lang.of("（速報値）", " (provisional)")
                : figure(past.index());
    return lang.of(past.period())
        + lang.of("　", ": ")
        + figure
        + (past.partial() ? lang.of("（期の一部）", " (part of the period)") : "")
        + (past.carriedForward() ? lang.of("（過去の値を使用）", " (earlier value used)") : "");
  }

  /// What the history of a KPI shows, in words.
  public static String reading(KpiCard card, Lang lang) {
    List<HistoryPoint> known =
        card.history().stream().filter(past -> past.index() != null).toList();
    if (known.isEmpty()) {
      return lang.of("指数のある期はまだありません。目標は100。", "No period has an index yet. The target is 100.");
    }
    HistoryPoint first = known.getFirst();
    HistoryPoint last = known.getLast();
    String breaks =
        card.history().stream()
            .filter(past -> past.link() != null)
            .map(past ->
                lang.of(
                    lang.of(past.period()) + "から算出方法が変わりました。",
                    " The method changed with " + lang.of(past.period()) + "."))
            .collect(Collectors.joining());
    String targets =
        card.history().stream()
            .filter(HistoryPoint::newTarget)
            .map(past ->
                lang.of(
                    lang.of(past.period()) + "から目標が変わりました。",
                    " The target changed with " + lang.of(past.period()) + "."))
            .collect(Collectors.joining());
    String carried =
        card.history().stream().anyMatch(HistoryPoint::carriedForward)
            ? lang.of(
                "四角の点は、過去の値を使用した期です。", " Square points are of periods that use earlier values.")
            : "";
    return span(first, last, lang) + breaks + targets + carried;
  }

  /// What a shape in the trend means that not every trend has, or an empty text.
  public static String key(KpiCard card, Lang lang) {
    return card.history().stream().anyMatch(HistoryPoint::carriedForward)
        ? lang.of("四角の点：過去の値を使用した期", "Square points: periods that use earlier values")
        : "";
  }

  private static String span(HistoryPoint first, HistoryPoint last, Lang lang) {
    return lang.of(
        lang.of(first.period())
            + "の"
            + figure(first.index())
            + "から"
            + lang.of(last.period())
            + "の"
            + figure(last.index())
            + "まで。目標は100。",
        "From "
            + figure(first.index())
            + " in "
            + lang.of(first.period())
            + " to "
            + figure(last.index())
            + " in "
            + lang.of(last.period())
            + ". The target is 100.");
  }

  public static String ring(String id, @Nullable Double index, Lang lang) {
    String title =
        index == null
            ? lang.of("指数は算定されていません", "No index")
            : lang.of(
                "目標100に対する指数 " + figure(index), "Index " + figure(index) + " of a target of 100");
    if (index == null) {
      return new Ring("ring-" + id, title, title, null, lang.of("指数", "Index"), "－").svg();
    }
    // By the figure that is shown, so that no ring says there are 0.0 points to go.
    boolean reached = Shown.figure(index).compareTo(BigDecimal.valueOf(100)) >= 0;
    String rest = reached ? figure(index) : Shown.change(index, 100).toPlainString();
    String head = reached ? lang.of("達成", "Reached") : lang.of("目標まで", "To go");
    return new Ring("ring-" + id, title, head + " " + rest, index, head, rest).svg();
  }

  public static String donut(List<StateCount> states, Lang lang) {
    String parts =
        states.stream()
            .map(each -> state(each.state(), lang) + lang.of(" ", ": ") + each.count())
            .collect(Collectors.joining(lang.of("、", ", ")));
    return new Donut(
            "states",
            lang.of("中間指標の状況の内訳（円グラフ）", "States of the indicators (donut chart)"),
            parts,
            lang.of("中間指標", "indicators"),
            states.stream()
                .map(each -> new Donut.Part(filling(each.state()), each.count()))
                .toList())
        .svg();
  }

  public static String filling(IndicatorState state) {
    return "fill-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static String state(IndicatorState state, Lang lang) {
    return switch (state) {
      case ACHIEVED -> lang.of("達成", "Achieved");
      case ON_TRACK -> lang.of("目標の6割以上", "60 % of target or more");
      case BEHIND -> lang.of("目標の6割未満", "Below 60 % of target");
      case REFERENCE -> lang.of("参考値", "Reference");
      case NOT_SCORED -> lang.of("算定不可（値あり）", "Not scored");
      case NO_DATA -> lang.of("データなし", "No data");
    };
  }

  public static String contributions(KpiCard card, Lang lang) {
    List<Bars.Bar> bars =
        card.contributions().stream()
            .map(part ->
                new Bars.Bar(
                    cause(card, part.cause(), lang),
                    part.points(),
                    Shown.signed(Shown.figure(part.points()))))
            .toList();
    String read =
        bars.stream()
            .map(bar -> bar.name() + " " + bar.shown())
            .collect(Collectors.joining(lang.of("、", ", ")));
    return new Bars(
            "contributions", lang.of("前期差の内訳（棒グラフ）", "Parts of the change (bar chart)"), read, bars)
        .svg();
  }

  /// The name of a part of a change.
  public static String cause(KpiCard card, String cause, Lang lang) {
    return switch (cause) {
      case "COMPOSITION" -> lang.of("構成・目標の変更", "Changed composition or targets");
      case "COVERAGE" -> lang.of("値の有無", "Values that appeared or vanished");
      case "REVISION" -> lang.of("過去の値の訂正", "Corrected earlier values");
      default ->
          card.components().stream()
              .filter(line -> line.code().value().equals(cause))
              .map(ComponentLine::name)
              .map(lang::of)
              .findFirst()
              .orElse(cause);
    };
  }

  /// The roadmap of a project, or an empty text when it has no phases. A phase without dates is an
  /// open bar along the whole axis; without any dates the axis is that of the plan.
  public static String gantt(ProjectUpdated project, Lang lang) {
    if (project.phases().isEmpty()) {
      return "";
    }
    List<Period> columns = columns(project.phases());
    List<Gantt.Row> rows =
        project.phases().stream()
            .map(phase ->
                isDated(phase)
                    ? new Gantt.Row(
                        phase.item(),
                        phase.name(),
                        column(columns, phase.from(), true),
                        column(columns, phase.to(), false),
                        phase.certain() ? Gantt.Edge.FIRM : Gantt.Edge.SOFT)
                    : new Gantt.Row(
                        phase.item(), phase.name(), 0, columns.size() - 1, Gantt.Edge.OPEN))
            .toList();
    return new Gantt(
            "gantt",
            lang.of(project.name()) + lang.of(" のロードマップ", ": roadmap"),
            lang.of("同じ内容の表が下にあります。", "The table below has the same content."),
            columns.stream().map(each -> half(each, lang)).toList(),
            rows)
        .svg();
  }

  private static boolean isDated(ProjectUpdated.Phase phase) {
    return phase.from() != null && phase.to() != null;
  }

  private static List<Period> columns(List<ProjectUpdated.Phase> phases) {
    List<ProjectUpdated.Phase> dated = phases.stream().filter(Drawings::isDated).toList();
    List<Period> columns = new ArrayList<>();
    if (dated.isEmpty()) {
      for (int year = PLAN_FIRST_YEAR; year <= PLAN_LAST_YEAR; year++) {
        columns.add(new FiscalYear(year));
      }
      return columns;
    }
    Period first = dated.getFirst().from();
    Period last = dated.getFirst().to();
    for (ProjectUpdated.Phase phase : dated) {
      first =
          first == null || (phase.from() != null && phase.from().compareTo(first) < 0)
              ? phase.from()
              : first;
      last =
          last == null || (phase.to() != null && phase.to().compareTo(last) > 0)
              ? phase.to()
              : last;
    }
    for (Period each = first;
        each != null && last != null && !each.start().isAfter(last.end());
        each = each.next()) {
      columns.add(each);
    }
    return columns;
  }

  private static int column(List<Period> columns, @Nullable Period period, boolean start) {
    for (int i = 0; i < columns.size(); i++) {
      if (period != null && columns.get(i).contains(start ? period.start() : period.end())) {
        return i;
      }
    }
    return 0;
  }

  private static String half(Period period, Lang lang) {
    boolean early = period.start().getMonthValue() == 4;
    return period.months() == 6
        ? year(period, lang) + lang.of(early ? " 上期" : " 下期", early ? " H1" : " H2")
        : year(period, lang);
  }

  /// An index as people see it, or a dash.
  public static String figure(@Nullable Double exact) {
    return exact == null ? "－" : Shown.figure(exact).toPlainString();
  }

  /// A period where there is room for few letters.
  public static String axisLabel(Period period, Lang lang) {
    return (year(period, lang) + " " + tick(period, lang)).strip();
  }

  static String tick(Period period, Lang lang) {
    Granularity kind = period.granularity().orElse(Granularity.YEAR);
    int month = period.start().getMonthValue();
    return switch (kind) {
      case MONTH -> Integer.toString(month);
      case QUARTER -> {
        int quarter = (month + 8) % 12 / 3 + 1;
        yield lang.of(quarter + "Q", "Q" + quarter);
      }
      case HALF -> lang.of(month == 4 ? "上期" : "下期", month == 4 ? "H1" : "H2");
      case YEAR -> "";
    };
  }

  /// The fiscal year in two or three letters; of months, which are called by it, and of calendar
  /// periods the calendar year.
  static String year(Period period, Lang lang) {
    String calendar = Integer.toString(period.start().getYear());
    if (period.granularity().isEmpty()) {
      return calendar;
    }
    if (period.granularity().get() == Granularity.MONTH) {
      return lang.of(era(period.japaneseLabel()), calendar);
    }
    FiscalYear year = FiscalYear.containing(period.start());
    return lang.of(era(year.japaneseLabel()), year.toString());
  }

  /// Era and year with which a label begins: R1 of 令和元年度, H31 of 平成31年4月.
  private static String era(String label) {
    Matcher era = ERA.matcher(label);
    if (!era.matches()) {
      throw new IllegalArgumentException(label);
    }
    String letter =
        switch (era.group(1)) {
          case "令和" -> "R";
          case "平成" -> "H";
          default -> "S";
        };
    return letter + era.group(2).replace("元", "1");
  }
}
