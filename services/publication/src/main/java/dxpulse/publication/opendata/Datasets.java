package dxpulse.publication.opendata;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.publication.board.PlanFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The datasets there are. What is about projects and cases stands in [ProjectDatasets].
public final class Datasets {
  private static final String INDEX_UNIT = "目標＝100";

  private Datasets() {}

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

  private record KpiVersion(KpiDefined kpi, KpiDefined.Version version) {}

  private record Part(KpiVersion of, KpiDefined.Component component) {}

  private record Measured(IndicatorDefined indicator, IndicatorDefined.Version version) {}

  private record Aim(Measured of, IndicatorDefined.Target target) {}

  /// KPIの指数.
  public static final Dataset<?> SCORES =
      new Dataset<>(
          "scores",
          new LocalizedText("KPIの指数", "KPI indexes"),
          new LocalizedText(
              "KPIごと、期ごとの指数（目標＝100）。前期差、網羅率、状態を含みます。",
              "The index of each KPI and period (target = 100), with change, coverage and state."),
          true,
          List.of("area_code", "kpi_code", "period"),
          joined(
              organization(row -> row.score().organization()),
              List.of(
                  kpiCode(row -> row.score().kpi().value()),
                  Column.text(
                      "kpi_name_ja", "KPIの名前", "Name in Japanese", row -> ja(name(row.version()))),
                  Column.text(
                      "kpi_name_en",
                      "KPIの名前（英語）",
                      "Name in English",
                      row -> en(name(row.version()))),
                  Column.text(
                      "field_code",
                      "分野（industry、living、administration）",
                      "Field (industry, living, administration)",
                      row -> field(row.version())),
                  granularity(row -> row.score())),
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
                  sample(row -> row.score().sample()),
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
          facts -> scored(facts));

  /// 指標の値と得点.
  public static final Dataset<?> COMPONENTS =
      new Dataset<>(
          "components",
          new LocalizedText("指標の値と得点", "Values and scores of indicators"),
          new LocalizedText(
              "指数を構成する指標の値、目標、達成度、得点。指数と同じ期ごとに1行です。",
              "Value, target, achievement and score of each indicator that an index is made of, by the period of the index."),
          true,
          List.of("area_code", "kpi_code", "indicator_code", "period"),
          joined(
              organization(row -> row.of().score().organization()),
              List.of(
                  kpiCode(row -> row.of().score().kpi().value()),
                  indicatorCode(row -> row.component().indicator()),
                  Column.text(
                      "indicator_name_ja",
                      "指標の名前",
                      "Name in Japanese",
                      row -> row.version() == null ? null : row.version().name().ja()),
                  granularity(row -> row.of().score())),
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
                  sample(row -> row.component().sample()),
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
          Datasets::entered);

  /// KPIの定義.
  public static final Dataset<?> KPIS =
      new Dataset<>(
          "kpis",
          new LocalizedText("KPIの定義", "Definitions of KPIs"),
          new LocalizedText(
              "KPIの名前と算出方法。版ごとに1行です。", "Names and methods of KPIs, a row for each version."),
          false,
          List.of("area_code", "kpi_code", "version"),
          joined(
              organization(row -> row.kpi().organization()),
              List.of(
                  kpiCode(row -> row.kpi().code().value()),
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
                      "指数を出す最小の網羅率（0～1）",
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
          Datasets::kpiVersions);

  /// KPIの構成.
  public static final Dataset<?> COMPOSITIONS =
      new Dataset<>(
          "compositions",
          new LocalizedText("KPIの構成", "Compositions of KPIs"),
          new LocalizedText("どの指標がどの重みでKPIに入るか。", "Which indicators enter a KPI, by which weight."),
          false,
          List.of("area_code", "kpi_code", "version", "indicator_code"),
          joined(
              organization(row -> row.of().kpi().organization()),
              List.of(
                  kpiCode(row -> row.of().kpi().code().value()),
                  Column.integer(
                      "version",
                      "KPIの版",
                      "Version of the KPI",
                      row -> row.of().version().version()),
                  indicatorCode(row -> row.component().indicator()),
                  Column.number(
                      "weight",
                      "重み（ほかの重みとの比だけが意味を持つ）",
                      "Weight; only its proportion to the others counts",
                      row -> row.component().weight()))),
          facts ->
              kpiVersions(facts)
                  .flatMap(
                      of -> of.version().components().stream().map(each -> new Part(of, each))));

  /// 指標の定義.
  public static final Dataset<?> INDICATORS =
      new Dataset<>(
          "indicators",
          new LocalizedText("指標の定義", "Definitions of indicators"),
          new LocalizedText(
              "指標の名前、定義、単位、向き、基準値、出典。版ごとに1行です。",
              "Name, definition, unit, direction, baseline and source of indicators, a row for each version."),
          false,
          List.of("area_code", "indicator_code", "version"),
          joined(
              organization(row -> row.indicator().organization()),
              List.of(
                  indicatorCode(row -> row.indicator().code()),
                  Column.integer("version", "版", "Version", row -> row.version().version()),
                  Column.text(
                      "name_ja", "名前", "Name in Japanese", row -> row.version().name().ja()),
                  Column.text(
                      "name_en", "名前（英語）", "Name in English", row -> row.version().name().en()),
                  Column.text(
                      "definition_ja",
                      "定義",
                      "Definition in Japanese",
                      row -> ja(row.version().definition())),
                  Column.text(
                      "definition_en",
                      "定義（英語）",
                      "Definition in English",
                      row -> en(row.version().definition())),
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
                  sample(row -> row.version().sample()),
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
                      row -> row.version().changedAt()))),
          Datasets::measured);

  /// 目標値.
  public static final Dataset<?> TARGETS =
      new Dataset<>(
          "targets",
          new LocalizedText("目標値", "Targets"),
          new LocalizedText("指標の目標値。目標の期ごとに1行です。", "Targets of indicators, a row for each date."),
          false,
          List.of("area_code", "indicator_code", "version", "period"),
          joined(
              organization(row -> row.of().indicator().organization()),
              List.of(
                  indicatorCode(row -> row.of().indicator().code()),
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
                      "text_ja", "言葉での目標", "Target in words", row -> ja(row.target().text())),
                  sample(row -> row.of().version().sample()))),
          facts ->
              measured(facts)
                  .flatMap(of -> of.version().targets().stream().map(each -> new Aim(of, each))));

  /// All datasets, in the order in which people look for them.
  public static final List<Dataset<?>> ALL =
      List.of(
          SCORES,
          COMPONENTS,
          KPIS,
          COMPOSITIONS,
          INDICATORS,
          TARGETS,
          ProjectDatasets.PROJECTS,
          ProjectDatasets.BUDGETS,
          ProjectDatasets.REPORTS,
          ProjectDatasets.CASES);

  public static Optional<Dataset<?>> find(String code) {
    return ALL.stream().filter(each -> each.code().equals(code)).findFirst();
  }

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

  private static Stream<KpiVersion> kpiVersions(PlanFacts facts) {
    return facts.kpis().stream()
        .flatMap(kpi -> kpi.versions().stream().map(each -> new KpiVersion(kpi, each)));
  }

  private static Stream<Measured> measured(PlanFacts facts) {
    return facts.indicators().stream()
        .flatMap(each -> each.versions().stream().map(version -> new Measured(each, version)));
  }

  @SafeVarargs
  static <R> List<Column<R>> joined(List<Column<R>>... parts) {
    List<Column<R>> all = new ArrayList<>();
    for (List<Column<R>> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  static <R> List<Column<R>> organization(Function<R, OrganizationCode> organization) {
    return List.of(
        Column.text(
            "area_code",
            "全国地方公共団体コード（6桁）",
            "Code of the local government, six digits",
            row -> organization.apply(row).value()));
  }

  private static <R> Column<R> kpiCode(Function<R, String> code) {
    return Column.text("kpi_code", "KPIのコード", "Code of the KPI", code::apply);
  }

  private static <R> Column<R> indicatorCode(Function<R, IndicatorCode> code) {
    return Column.text(
        "indicator_code", "指標のコード", "Code of the indicator", row -> code.apply(row).value());
  }

  private static <R> Column<R> granularity(Function<R, KpiScored> score) {
    return Column.text(
        "granularity",
        "期の種類（month、quarter、half、year）",
        "Kind of period",
        row -> score.apply(row).granularity().code());
  }

  private static <R> Column<R> sample(Function<R, Boolean> isSample) {
    return Column.truth(
        "sample",
        "サンプル値（架空の値）を含むか。含むものは実績ではありません",
        "Whether a made-up demonstration value enters; such figures are no results",
        isSample::apply);
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

  static @Nullable String ja(@Nullable LocalizedText text) {
    return text == null ? null : text.ja();
  }

  static @Nullable String en(@Nullable LocalizedText text) {
    return text == null ? null : text.en();
  }
}
