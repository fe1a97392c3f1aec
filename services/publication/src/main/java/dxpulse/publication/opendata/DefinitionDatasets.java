package dxpulse.publication.opendata;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.publication.board.PlanFacts;
import dxpulse.publication.board.Shares;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Datasets of definitions.
final class DefinitionDatasets {
  private DefinitionDatasets() {}

  private record KpiVersion(KpiDefined kpi, KpiDefined.Version version) {}

  private record Part(KpiVersion of, KpiDefined.Component component, double share) {}

  private record Measured(IndicatorDefined indicator, IndicatorDefined.Version version) {}

  private record Aim(Measured of, IndicatorDefined.Target target) {}

  /// KPIの定義.
  static final Dataset<?> KPIS =
      new Dataset<>(
          "kpis",
          new LocalizedText("KPIの定義", "Definitions of KPIs"),
          new LocalizedText(
              "KPIの名前と算出方法。版ごとに1行です。", "Names and methods of KPIs, a row for each version."),
          null,
          List.of("area_code", "kpi_code", "version"),
          Columns.joined(
              Columns.organization(row -> row.kpi().organization()),
              List.of(
                  Columns.kpiCode(row -> row.kpi().code().value()),
                  Column.integer("version", "版", "Version", row -> row.version().version()),
                  Column.text(
                      "name_ja", "名前", "Name in Japanese", row -> row.version().name().ja()),
                  Column.text(
                      "name_en", "名前（英語）", "Name in English", row -> row.version().name().en()),
                  Column.text("field_code", "分野", "Field", row -> row.version().field().code()),
                  Column.text(
                      "aggregation", "まとめ方", "Aggregation", row -> row.version().aggregation()),
                  Column.number("cap", "得点の上限", "Highest score", row -> row.version().cap()),
                  Column.number("floor", "得点の下限", "Lowest score", row -> row.version().floor()),
                  Column.number(
                      "minimum_coverage",
                      "算定率の下限（0～1）。下回ると指数を出しません",
                      "Coverage below which there is no index, 0 to 1",
                      row -> row.version().minimumCoverage()),
                  Column.integer(
                      "max_age_months",
                      "過去の値を使う最長の月数",
                      "For how many months a value is carried forward",
                      row -> row.version().maxAgeMonths()),
                  Column.text(
                      "valid_from",
                      "適用の最初の年度",
                      "First fiscal year",
                      row -> row.version().validFrom()),
                  Column.text(
                      "valid_to",
                      "適用の最後の年度。空欄は継続中",
                      "Last fiscal year; empty while in force",
                      row -> row.version().validTo()),
                  Column.instant(
                      "changed_at",
                      "変更の日時",
                      "When it was changed",
                      row -> row.version().changedAt()))),
          DefinitionDatasets::kpiVersions);

  /// KPIの構成.
  static final Dataset<?> COMPOSITIONS =
      new Dataset<>(
          "compositions",
          new LocalizedText("KPIの構成", "Compositions of KPIs"),
          new LocalizedText("どの指標がどの重みでKPIに入るか。", "Which indicators enter a KPI, by which weight."),
          null,
          List.of("area_code", "kpi_code", "version", "indicator_code"),
          Columns.joined(
              Columns.organization(row -> row.of().kpi().organization()),
              List.of(
                  Columns.kpiCode(row -> row.of().kpi().code().value()),
                  Column.integer(
                      "version",
                      "KPIの版",
                      "Version of the KPI",
                      row -> row.of().version().version()),
                  Columns.indicatorCode(row -> row.component().indicator()),
                  Column.number(
                      "weight",
                      "重み（ほかの重みとの比だけが意味を持つ）",
                      "Weight; only its proportion to the others counts",
                      row -> row.component().weight()),
                  Column.number(
                      "share",
                      "KPIの中で数える割合（0～1。目標のない参考値は0）",
                      "Share of what counts in the KPI, 0 to 1; 0 for a reference without a target",
                      Part::share))),
          DefinitionDatasets::parts);

  /// 指標の定義.
  static final Dataset<?> INDICATORS =
      new Dataset<>(
          "indicators",
          new LocalizedText("指標の定義", "Definitions of indicators"),
          new LocalizedText(
              "指標の名前、定義、単位、向き、基準値、出典。版ごとに1行です。",
              "Name, definition, unit, direction, baseline and source of indicators, a row for each version."),
          null,
          List.of("area_code", "indicator_code", "version"),
          Columns.joined(
              Columns.organization(row -> row.indicator().organization()),
              List.of(
                  Columns.indicatorCode(row -> row.indicator().code()),
                  Column.integer("version", "版", "Version", row -> row.version().version()),
                  Column.text(
                      "name_ja", "名前", "Name in Japanese", row -> row.version().name().ja()),
                  Column.text(
                      "name_en", "名前（英語）", "Name in English", row -> row.version().name().en()),
                  Column.text(
                      "definition_ja",
                      "定義",
                      "Definition in Japanese",
                      row -> Columns.ja(row.version().definition())),
                  Column.text(
                      "definition_en",
                      "定義（英語）",
                      "Definition in English",
                      row -> Columns.en(row.version().definition())),
                  Column.text("unit", "単位", "Unit", row -> row.version().unit()),
                  Column.integer(
                      "decimals", "表示する小数の桁数", "Decimals shown", row -> row.version().decimals()),
                  Column.text(
                      "direction", "良い向き", "Which way is better", row -> row.version().direction()),
                  Column.text(
                      "accumulation",
                      "積み上げ方（FLOW、STOCKなど）",
                      "How it adds up over time",
                      row -> row.version().accumulation()),
                  Column.text(
                      "frequency",
                      "報告の頻度",
                      "How often it is reported",
                      row -> row.version().frequency()),
                  Column.text(
                      "baseline_period",
                      "基準値の期",
                      "Period of the baseline",
                      row ->
                          row.version().baseline() == null
                              ? null
                              : row.version().baseline().period()),
                  Column.number(
                      "baseline",
                      "基準値",
                      "Baseline",
                      row ->
                          row.version().baseline() == null
                              ? null
                              : row.version().baseline().value()),
                  Column.text(
                      "normalisation",
                      "得点にする方法",
                      "How it becomes a score",
                      row -> row.version().normalisation().method()),
                  Columns.sample(row -> row.version().sample()),
                  Column.text("source", "出典の統計", "Source", row -> row.version().sourceStatistic()),
                  Column.text(
                      "valid_from",
                      "適用の最初の年度",
                      "First fiscal year",
                      row -> row.version().validFrom()),
                  Column.text(
                      "valid_to",
                      "適用の最後の年度。空欄は継続中",
                      "Last fiscal year; empty while in force",
                      row -> row.version().validTo()),
                  Column.instant(
                      "changed_at",
                      "変更の日時",
                      "When it was changed",
                      row -> row.version().changedAt()),
                  Column.text(
                      "department",
                      "所管課のキー",
                      "Key of the department that answers for the figure",
                      row -> row.version().department()))),
          DefinitionDatasets::measured);

  /// 目標値.
  static final Dataset<?> TARGETS =
      new Dataset<>(
          "targets",
          new LocalizedText("目標値", "Targets"),
          new LocalizedText("指標の目標値。目標の期ごとに1行です。", "Targets of indicators, a row for each date."),
          null,
          List.of("area_code", "indicator_code", "version", "period"),
          Columns.joined(
              Columns.organization(row -> row.of().indicator().organization()),
              List.of(
                  Columns.indicatorCode(row -> row.of().indicator().code()),
                  Column.integer(
                      "version",
                      "指標の版",
                      "Version of the indicator",
                      row -> row.of().version().version())),
              Times.columns(row -> row.target().period()),
              List.of(
                  Column.number(
                      "target",
                      "目標値（範囲のときは下限）",
                      "Target, the lower end of a range",
                      row -> row.target().value()),
                  Column.number(
                      "upper", "範囲の上限", "Upper end of a range", row -> row.target().upper()),
                  Column.text("unit", "単位", "Unit", row -> row.of().version().unit()),
                  Column.text(
                      "form",
                      "形。空欄は指標の向きのとおり",
                      "Form; empty where it follows from the direction",
                      row -> row.target().form()),
                  Column.text(
                      "text_ja",
                      "言葉での目標",
                      "Target in words",
                      row -> Columns.ja(row.target().text())),
                  Columns.sample(row -> row.of().version().sample()),
                  Column.text(
                      "text_en",
                      "言葉での目標（英語）",
                      "Target in words, in English",
                      row -> Columns.en(row.target().text())))),
          facts ->
              measured(facts)
                  .flatMap(of -> of.version().targets().stream().map(each -> new Aim(of, each))));

  private static Stream<KpiVersion> kpiVersions(PlanFacts facts) {
    return facts.kpis().stream()
        .flatMap(kpi -> kpi.versions().stream().map(each -> new KpiVersion(kpi, each)));
  }

  private static Stream<Part> parts(PlanFacts facts) {
    Map<IndicatorCode, IndicatorDefined> indicators =
        facts.indicators().stream()
            .collect(Collectors.toMap(IndicatorDefined::code, Function.identity()));
    Shares shares = new Shares(code -> Optional.ofNullable(indicators.get(code)));
    return kpiVersions(facts)
        .flatMap(of ->
            of.version().components().stream()
                .map(each -> new Part(of, each, shares.of(of.version(), each.indicator()))));
  }

  private static Stream<Measured> measured(PlanFacts facts) {
    return facts.indicators().stream()
        .flatMap(each -> each.versions().stream().map(version -> new Measured(each, version)));
  }
}
