package dxpulse.publication.opendata;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.publication.board.PlanFacts;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Datasets of figures over time.
final class FigureDatasets {
  private FigureDatasets() {}

  private record Entered(
      Scored of, KpiScored.Component component, @Nullable IndicatorDefined indicator) {
    IndicatorDefined.@Nullable Version version() {
      return indicator == null ? null : indicator.versionFor(of.score().period());
    }
  }

  /// KPIの指数.
  static final Dataset<?> SCORES =
      new Dataset<>(
          "scores",
          new LocalizedText("KPIの指数", "KPI indexes"),
          new LocalizedText(
              "KPIごと、期ごとの指数（目標＝100）。前期差、算定率、状態を含みます。",
              "The index of each KPI and period (target = 100), with change, coverage and state."),
          Statistic.of("DX_KPI_INDEX", List.of("kpi_code"), "index", Statistic.INDEX),
          List.of("area_code", "kpi_code", "period"),
          Columns.joined(
              Scored.columns(row -> row),
              List.of(
                  Column.number(
                      "index",
                      "指数（目標＝100）。空欄は算定不可で、理由はnot_scoredにあります",
                      "Index (target = 100); empty where there is none, with the reason in not_scored",
                      row -> row.score().index()),
                  Column.text("unit", "指数の単位", "Unit of the index", row -> Columns.INDEX_UNIT),
                  Column.number(
                      "change",
                      "前期差（ポイント）",
                      "Change from the period before, in points",
                      row -> row.score().change()),
                  Column.number(
                      "coverage",
                      "算定率（値のある指標の重みの割合、0～1）",
                      "Coverage: share of weight with a usable value, 0 to 1",
                      row -> row.score().coverage()),
                  Column.truth(
                      "provisional",
                      "速報値を含むか",
                      "Whether a value that is not settled enters",
                      row -> row.score().provisional()),
                  Columns.sample(row -> row.score().sample()),
                  Column.truth(
                      "partial",
                      "期の一部の値を含むか",
                      "Whether an indicator stands for a part of the period",
                      row -> row.score().standsForAPart()),
                  Column.text(
                      "not_scored",
                      "算定不可の理由",
                      "Why there is no index",
                      row -> row.score().notScored()),
                  Column.integer(
                      "revision",
                      "この期の指数の何回目の算定か",
                      "How often this index has been scored",
                      row -> row.score().revision()),
                  Column.integer(
                      "method_version",
                      "算出方法の版（「KPIの定義」の版）",
                      "Version of the method, as in the definitions of KPIs",
                      row -> row.score().kpiVersion()),
                  Column.instant(
                      "scored_at", "算定した日時", "When it was scored", row -> row.score().scoredAt()),
                  Column.text(
                      "explanation_ja",
                      "前期からの動きの説明",
                      "Why it moved, in Japanese",
                      row -> Columns.ja(row.score().explanation())),
                  Column.text(
                      "explanation_en",
                      "前期からの動きの説明（英語）",
                      "Why it moved, in English",
                      row -> Columns.en(row.score().explanation())),
                  Column.text(
                      "link_period",
                      "算出方法がこの期に変わったとき、両方の方法で算定した前の期",
                      "Where the method changed: the period before, which both methods scored",
                      row -> link(row, KpiScored.Link::period)),
                  Column.number(
                      "link_earlier",
                      "その期の、前の方法による指数",
                      "Its index by the method before",
                      row -> link(row, KpiScored.Link::earlier)),
                  Column.number(
                      "link_later",
                      "その期の、新しい方法による指数",
                      "Its index by the new method",
                      row -> link(row, KpiScored.Link::later))),
              Columns.newest(
                  row -> row.score().index() != null && row.score().standsForEarlierPeriods(),
                  Scored::newestValue)),
          Scored::all);

  /// 指標の値と得点.
  static final Dataset<?> COMPONENTS =
      new Dataset<>(
          "components",
          new LocalizedText("指標の値と得点", "Values and scores of indicators"),
          new LocalizedText(
              "指数を構成する指標の値、目標、達成度、得点。指数と同じ期ごとに1行です。",
              "Value, target, achievement and score of each indicator that an index is made of, by the period of the index."),
          Statistic.of(
              "DX_INDICATOR", List.of("kpi_code", "indicator_code"), "value", Statistic.OF_THE_ROW),
          List.of("area_code", "kpi_code", "indicator_code", "period"),
          Columns.joined(
              Columns.organization(row -> row.of().score().organization()),
              List.of(
                  Columns.kpiCode(row -> row.of().score().kpi().value()),
                  Columns.indicatorCode(row -> row.component().indicator()),
                  Column.text(
                      "indicator_name_ja",
                      "指標の名前",
                      "Name in Japanese",
                      row -> row.version() == null ? null : row.version().name().ja()),
                  Columns.granularity(row -> row.of().score())),
              Times.columns(row -> row.of().score().period()),
              List.of(
                  Column.number(
                      "value",
                      "値。空欄は値なし",
                      "Value; empty where there is none",
                      row -> row.component().value()),
                  Column.text(
                      "unit",
                      "値と目標の単位",
                      "Unit of value and target",
                      row -> row.version() == null ? null : row.version().unit()),
                  Column.text(
                      "stage",
                      "段階で測る指標の段階",
                      "Named stage, where measured in stages",
                      row -> row.component().stage()),
                  Column.text(
                      "value_period",
                      "値の期。期と異なるときは過去の値を使用",
                      "Period of the value; differs where an earlier value is used",
                      row -> row.component().valuePeriod()),
                  Column.truth(
                      "carried_forward",
                      "過去の値を使用しているか",
                      "Whether an earlier value is used",
                      row -> row.component().carriedForward()),
                  Column.truth(
                      "partial",
                      "期の一部の値か",
                      "Whether it stands for a part of the period",
                      row -> row.component().partial()),
                  Column.text(
                      "status",
                      "値の確度（FINAL、PROVISIONAL、ESTIMATED、HEARING、CORRECTED）",
                      "How settled the value is (FINAL, PROVISIONAL, ESTIMATED, HEARING, CORRECTED)",
                      row -> row.component().status()),
                  Columns.sample(row -> row.component().sample()),
                  Column.number(
                      "target", "目標値", "Target in force", row -> row.component().target()),
                  Column.number(
                      "achievement",
                      "達成度（目標＝100、上限・下限の前）",
                      "Achievement before cap and floor, target = 100",
                      row -> row.component().achievement()),
                  Column.number(
                      "score",
                      "得点（指数に入る値）",
                      "Score that enters the index",
                      row -> row.component().score()),
                  Column.number(
                      "weight",
                      "重み（算定できた指標での割合、0～1）",
                      "Weight among those scored, 0 to 1",
                      row -> row.component().weight()),
                  Column.text(
                      "not_scored",
                      "算定しない理由",
                      "Why it is not scored",
                      row -> row.component().notScored()),
                  Column.integer(
                      "indicator_version",
                      "指標の定義の版",
                      "Version of the definition, as in indicators",
                      row -> row.component().indicatorVersion()),
                  Column.text(
                      "indicator_name_en",
                      "指標の名前（英語）",
                      "Name in English",
                      row -> row.version() == null ? null : row.version().name().en()),
                  Column.text(
                      "comparison",
                      "数値目標のない指標の、基準値との比較（BETTER、UNCHANGED、WORSE）",
                      "How it stands to the baseline, where the target has no number",
                      row -> row.component().comparison())),
              Columns.pace(
                  row -> row.component().pace(), "目標までの直線上の値", "Where the straight line stands")),
          FigureDatasets::entered);

  private static Stream<Entered> entered(PlanFacts facts) {
    Map<IndicatorCode, IndicatorDefined> indicators =
        facts.indicators().stream().collect(Collectors.toMap(IndicatorDefined::code, each -> each));
    return Scored.all(facts)
        .flatMap(of ->
            of.score().components().stream()
                .map(each -> new Entered(of, each, indicators.get(each.indicator()))));
  }

  private static <T> @Nullable T link(Scored row, Function<KpiScored.Link, @Nullable T> part) {
    KpiScored.Link link = row.score().link();
    return link == null ? null : part.apply(link);
  }
}
