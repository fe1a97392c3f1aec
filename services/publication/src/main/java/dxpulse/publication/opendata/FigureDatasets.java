package dxpulse.publication.opendata;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.publication.board.PlanFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Datasets of figures over time.
final class FigureDatasets {
  private static final String INDEX_UNIT = "目標＝100";

  private FigureDatasets() {}

  private record Scored(KpiScored score, @Nullable KpiDefined kpi) {
    KpiDefined.@Nullable Version version() {
      return kpi == null ? null : kpi.versionFor(score.period()).orElse(kpi.newest());
    }
  }

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
              "KPIごと、期ごとの指数（目標＝100）。前期差、網羅率、状態を含みます。",
              "The index of each KPI and period (target = 100), with change, coverage and state."),
          true,
          List.of("area_code", "kpi_code", "period"),
          Columns.joined(
              Columns.organization(row -> row.score().organization()),
              List.of(
                  Columns.kpiCode(row -> row.score().kpi().value()),
                  Column.text(
                      "kpi_name_ja",
                      "KPIの名前",
                      "Name in Japanese",
                      row -> Columns.ja(name(row.version()))),
                  Column.text(
                      "kpi_name_en",
                      "KPIの名前（英語）",
                      "Name in English",
                      row -> Columns.en(name(row.version()))),
                  Column.text(
                      "field_code",
                      "分野（industry、living、administration）",
                      "Field (industry, living, administration)",
                      row -> field(row.version())),
                  Columns.granularity(row -> row.score())),
              Times.columns(row -> row.score().period()),
              List.of(
                  Column.number(
                      "index",
                      "指数（目標＝100）。空欄は算定不可で、理由はnot_scoredにあります",
                      "Index (target = 100); empty where there is none, with the reason in not_scored",
                      row -> row.score().index()),
                  Column.text("unit", "指数の単位", "Unit of the index", row -> INDEX_UNIT),
                  Column.number(
                      "change",
                      "前期差（ポイント）",
                      "Change from the period before, in points",
                      row -> row.score().change()),
                  Column.number(
                      "coverage",
                      "網羅率（値のある指標の重みの割合、0～1）",
                      "Share of weight with a usable value, 0 to 1",
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
                      "算出方法の版（datasets: kpis）",
                      "Version of the method, as in kpis",
                      row -> row.score().kpiVersion()),
                  Column.instant(
                      "scored_at", "算定した日時", "When it was scored", row -> row.score().scoredAt()))),
          FigureDatasets::scored);

  /// 指標の値と得点.
  static final Dataset<?> COMPONENTS =
      new Dataset<>(
          "components",
          new LocalizedText("指標の値と得点", "Values and scores of indicators"),
          new LocalizedText(
              "指数を構成する指標の値、目標、達成度、得点。指数と同じ期ごとに1行です。",
              "Value, target, achievement and score of each indicator that an index is made of, by the period of the index."),
          true,
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
                      "How settled the value is",
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
                      row -> row.component().indicatorVersion()))),
          FigureDatasets::entered);

  private static Stream<Scored> scored(PlanFacts facts) {
    Map<String, KpiDefined> kpis =
        facts.kpis().stream().collect(Collectors.toMap(each -> each.code().value(), each -> each));
    return facts.scores().stream().map(score -> new Scored(score, kpis.get(score.kpi().value())));
  }

  private static Stream<Entered> entered(PlanFacts facts) {
    Map<IndicatorCode, IndicatorDefined> indicators =
        facts.indicators().stream().collect(Collectors.toMap(IndicatorDefined::code, each -> each));
    return scored(facts)
        .flatMap(of ->
            of.score().components().stream()
                .map(each -> new Entered(of, each, indicators.get(each.indicator()))));
  }

  private static @Nullable LocalizedText name(KpiDefined.@Nullable Version version) {
    return version == null ? null : version.name();
  }

  private static @Nullable String field(KpiDefined.@Nullable Version version) {
    return Optional.ofNullable(version)
        .map(KpiDefined.Version::field)
        .map(Field::code)
        .orElse(null);
  }
}
