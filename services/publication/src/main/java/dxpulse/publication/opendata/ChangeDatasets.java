package dxpulse.publication.opendata;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.publication.board.IndexRevision;
import dxpulse.publication.board.Movers;
import dxpulse.publication.board.Outlooks;
import dxpulse.publication.board.PlanFacts;
import dxpulse.publication.board.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Datasets that say why indexes moved, where they are going, and what was corrected.
final class ChangeDatasets {
  private static final String KPI = "kpi_code";
  private static final List<String> SCORE = List.of("area_code", KPI, "period");

  private ChangeDatasets() {}

  private record Part(
      Scored of, KpiScored.Contribution contribution, @Nullable IndicatorDefined indicator) {
    LocalizedText name() {
      return Sentences.cause(contribution.cause(), code -> Optional.ofNullable(indicator));
    }
  }

  /// @param outlook where it is shown with this score, as on the pages
  private record Prospect(Scored of, KpiScored.@Nullable Forecast outlook) {
    <T> @Nullable T outlook(Function<KpiScored.Forecast, @Nullable T> part) {
      return outlook == null ? null : part.apply(outlook);
    }
  }

  /// @param last the last revision of the index that a reader saw
  private record Revised(Scored of, IndexRevision last) {
    /// Whether the score still tells of it: a later one that left the index as it was does not.
    boolean isTold() {
      return of.score().revision() == last.revision();
    }

    <T> @Nullable T cause(Function<KpiScored.Cause, @Nullable T> part) {
      return isTold() ? part.apply(new Movers(of.score()).first()) : null;
    }
  }

  /// なぜ動いたか.
  static final Dataset<?> CONTRIBUTIONS =
      new Dataset<>(
          "contributions",
          new LocalizedText("前期差の内訳", "Parts of changes"),
          new LocalizedText(
              "指数の前期差を、指標ごとの寄与と、構成・目標の変更、値の有無、過去の値の訂正に分けたもの。合計は前期差に等しくなります。",
              "The change of each index, told as parts: one for each indicator, and those of composition, coverage and revision. They add up to the change."),
          Statistic.of("DX_KPI_CONTRIBUTION", List.of(KPI, "cause"), "points", "POINTS"),
          List.of("area_code", KPI, "period", "cause"),
          Columns.joined(
              Scored.columns(Part::of),
              List.of(
                  Column.text(
                      "cause",
                      "要因（指標のコード、COMPOSITION、COVERAGE、REVISION）",
                      "Cause: code of an indicator, COMPOSITION, COVERAGE or REVISION",
                      row -> row.contribution().cause()),
                  Column.text(
                      "cause_name_ja",
                      "要因の名前",
                      "Name of the cause in Japanese",
                      row -> row.name().ja()),
                  Column.text(
                      "cause_name_en",
                      "要因の名前（英語）",
                      "Name of the cause in English",
                      row -> row.name().en()),
                  Column.text(
                      "indicator_code",
                      "指標のコード。指標でない要因は空欄",
                      "Code of the indicator; empty for other causes",
                      row -> row.indicator() == null ? null : row.indicator().code().value()),
                  Column.number(
                      "points",
                      "寄与（ポイント）",
                      "Part of the change, in points",
                      row -> row.contribution().points()),
                  Column.number(
                      "change",
                      "指数の前期差（ポイント）",
                      "Change of the index, in points",
                      row -> row.of().score().change())),
              Scored.standing(Part::of)),
          ChangeDatasets::parts);

  /// ペースと見通し.
  static final Dataset<?> OUTLOOK =
      new Dataset<>(
          "outlook",
          new LocalizedText("ペースと見通し", "Pace and outlook"),
          new LocalizedText(
              "KPIごと、期ごとのペース（目標までの直線と比べた進み具合）と、直近の傾向を伸ばしたときの目標期の指数。見通しは、その期の値がある最も新しい期にあります。",
              "The pace of each KPI and period beside a straight line to the target, and where its trend lands at the date of the targets. The newest period with a figure of its own carries the outlook."),
          new Statistic(
              "DX_KPI_OUTLOOK",
              List.of(KPI),
              List.of(
                  new Statistic.Measure("pace_ratio", "PACE", "RATIO"),
                  new Statistic.Measure("landing", "LANDING", Statistic.INDEX),
                  new Statistic.Measure("landing_low", "LANDING_LOW", Statistic.INDEX),
                  new Statistic.Measure("landing_high", "LANDING_HIGH", Statistic.INDEX))),
          SCORE,
          Columns.joined(
              Scored.columns(Prospect::of),
              List.of(
                  Column.number(
                      "index",
                      "指数（目標＝100）",
                      "Index (target = 100)",
                      row -> row.of().score().index())),
              Columns.pace(
                  row -> row.of().score().pace(), "目標までの直線上の指数", "Where the straight line stands"),
              List.of(
                  Column.text(
                      "target_period",
                      "見通しの期（目標の期）",
                      "Period of the targets, which the outlook is for",
                      row -> row.outlook(KpiScored.Forecast::targetPeriod)),
                  Column.number(
                      "landing",
                      "直近の傾向を伸ばしたときの目標期の指数",
                      "Index at that date if the trend goes on",
                      row -> row.outlook(KpiScored.Forecast::landing)),
                  Column.number(
                      "landing_low",
                      "その95％予測区間の下端",
                      "Lower end of its 95 % prediction interval",
                      row -> row.outlook(KpiScored.Forecast::low)),
                  Column.number(
                      "landing_high",
                      "その95％予測区間の上端",
                      "Upper end of its 95 % prediction interval",
                      row -> row.outlook(KpiScored.Forecast::high)),
                  Column.text(
                      "attainment",
                      "傾向が目標（100）に届く最初の月。指数がすでに届いているときは、届いた期の最後の月。空欄は50年以内に届かない",
                      "Earliest month in which the trend reaches 100; where the index has reached it, the last month of the period that did; empty where it is not within fifty years",
                      row -> row.outlook(KpiScored.Forecast::attainment)),
                  Column.integer(
                      "trend_points",
                      "傾向に使った期の数",
                      "How many periods the trend is drawn through",
                      row -> row.outlook(KpiScored.Forecast::points))),
              Scored.standing(Prospect::of)),
          ChangeDatasets::prospects);

  /// 改訂.
  static final Dataset<?> REVISIONS =
      new Dataset<>(
          "revisions",
          new LocalizedText("指数の改訂", "Revisions of indexes"),
          new LocalizedText(
              "いちど示した指数が別の値になったもの（小数第1位までで変わったもの、算定不可になったもの、算定できるようになったもの）。KPIのページの「改訂の履歴」と同じです。指数ごとに最後の改訂1行です。それより前は、APIの asOf で確かめられます。",
              "Indexes that became another figure after they had been shown: in the first decimal, or from none to one and back, as in the revisions on the page of a KPI. One row for each index, of its last revision; the API tells earlier ones by asOf."),
          null,
          SCORE,
          Columns.joined(
              Scored.columns(Revised::of),
              List.of(
                  Column.integer(
                      "revision",
                      "この期の指数の何回目の算定で改められたか",
                      "Number of the scoring that revised it",
                      row -> row.last().revision()),
                  Column.number(
                      "index",
                      "いまの指数。空欄は算定不可",
                      "Index now; empty where there is none",
                      row -> row.of().score().index()),
                  Column.integer(
                      "previous_revision",
                      "直前の算定の番号",
                      "Number of the scoring before",
                      ChangeDatasets::replaced),
                  Column.number(
                      "previous_index",
                      "直前の指数。空欄は算定不可",
                      "Index before; empty where there was none",
                      row -> row.last().before()),
                  Column.number(
                      "difference",
                      "いまの指数と直前の指数の差（ポイント）",
                      "Index now minus index before, in points",
                      ChangeDatasets::difference),
                  Column.text(
                      "reason",
                      "理由（VALUEは新しい値、REVISIONは値の訂正、INDICATOR_DEFINITIONは指標の定義の変更、KPI_DEFINITIONはKPIの定義の変更）",
                      "Why: VALUE (a new value), REVISION (a corrected value), INDICATOR_DEFINITION, KPI_DEFINITION",
                      row -> row.last().kind()),
                  Column.text(
                      "indicator_code",
                      "変わった値の指標",
                      "Indicator whose value changed",
                      row -> code(row.last().indicator())),
                  Column.text(
                      "value_period",
                      "変わった値の期",
                      "Period of that value",
                      row -> row.last().valuePeriod()),
                  Column.number(
                      "previous_value",
                      "変わる前の値。空欄は最初の値か、そのあとに再び算定されたもの",
                      "That value before; empty for a first one, and where the index was scored again since",
                      row -> row.cause(KpiScored.Cause::previousValue)),
                  Column.number(
                      "value",
                      "変わった後の値。空欄は値によらないものか、そのあとに再び算定されたもの",
                      "That value as it became; empty where no value did it, and where the index was scored again since",
                      row -> row.cause(KpiScored.Cause::value)),
                  Column.integer(
                      "others",
                      "同時に変わったほかの値の数",
                      "How many other values changed together with it",
                      row -> row.last().others())),
              Scored.standing(Revised::of),
              List.of(
                  Column.instant(
                      "revised_at", "改められた日時", "When it was revised", row -> row.last().at()))),
          ChangeDatasets::revised);

  private static Stream<Part> parts(PlanFacts facts) {
    Map<String, IndicatorDefined> indicators =
        facts.indicators().stream()
            .collect(Collectors.toMap(each -> each.code().value(), each -> each));
    return Scored.all(facts)
        .flatMap(of ->
            of.score().contributions().stream()
                .map(each -> new Part(of, each, indicators.get(each.cause()))));
  }

  /// The outlook is told with the last period of a series, and stands where the pages show it.
  private static Stream<Prospect> prospects(PlanFacts facts) {
    return Scored.all(facts)
        .collect(
            Collectors.groupingBy(
                each -> List.of(each.score().kpi(), each.score().granularity()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .flatMap(ChangeDatasets::prospects)
        .filter(row -> row.of().score().pace() != null || row.outlook() != null);
  }

  private static Stream<Prospect> prospects(List<Scored> series) {
    KpiScored.@Nullable Forecast last = series.getLast().score().forecast();
    KpiScored.@Nullable Forecast told = last == null || last.landing() == null ? null : last;
    KpiScored bearer = Outlooks.bearer(series.stream().map(Scored::score).toList()).orElseThrow();
    return series.stream()
        .map(each -> new Prospect(each, each.score().equals(bearer) ? told : null));
  }

  private static Stream<Revised> revised(PlanFacts facts) {
    return Scored.all(facts)
        .flatMap(of -> facts.lastRevision(of.score()).map(last -> new Revised(of, last)).stream());
  }

  /// Each scoring of an index is numbered one above that before it.
  private static int replaced(Revised row) {
    KpiScored.Revises told = row.isTold() ? row.of().score().revises() : null;
    return told == null ? row.last().revision() - 1 : told.revision();
  }

  private static @Nullable Double difference(Revised row) {
    Double now = row.of().score().index();
    Double before = row.last().before();
    return now == null || before == null ? null : now - before;
  }

  private static @Nullable String code(@Nullable IndicatorCode indicator) {
    return indicator == null ? null : indicator.value();
  }
}
