package dxpulse.publication.opendata;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.PlanFacts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Datasets about projects and cases.
final class ProjectDatasets {
  private static final String LIST = "|";

  private ProjectDatasets() {}

  private record Money(ProjectUpdated project, ProjectUpdated.Budget budget) {}

  private record Progress(ProjectUpdated project, ProjectUpdated.Report report) {}

  static final Dataset<?> PROJECTS =
      new Dataset<>(
          "projects",
          new LocalizedText("事業", "Projects"),
          new LocalizedText("プランの事業。", "Projects of the plan."),
          null,
          List.of("area_code", "project_number"),
          Columns.joined(
              Columns.organization(ProjectUpdated::organization),
              List.of(
                  Column.integer(
                      "project_number", "事業の番号", "Number of the project", ProjectUpdated::number),
                  Column.text("name_ja", "名前", "Name in Japanese", row -> row.name().ja()),
                  Column.text("name_en", "名前（英語）", "Name in English", row -> row.name().en()),
                  Column.text("field_code", "分野", "Field", row -> row.field().code()),
                  Column.text("item", "項目", "Item of the plan", ProjectUpdated::item),
                  Column.text("department", "所管課", "Department", ProjectUpdated::department),
                  Column.truth(
                      "reference", "参考事業か", "Whether for reference", ProjectUpdated::reference),
                  Column.text(
                      "kpi_codes",
                      "関係するKPI（|区切り）",
                      "Related KPIs, separated by |",
                      row ->
                          row.kpis().stream()
                              .map(KpiCode::value)
                              .collect(Collectors.joining(LIST))),
                  Column.text(
                      "indicator_codes",
                      "関係する指標（|区切り）",
                      "Related indicators, separated by |",
                      row ->
                          row.indicators().stream()
                              .map(IndicatorCode::value)
                              .collect(Collectors.joining(LIST))),
                  Column.integer("version", "版", "Version", ProjectUpdated::version),
                  Column.instant(
                      "updated_at", "更新の日時", "When it was changed", ProjectUpdated::updatedAt),
                  Column.text(
                      "issues",
                      "課題（|区切り）",
                      "Issues, in Japanese, separated by |",
                      row -> String.join(LIST, row.issues())),
                  Column.text(
                      "aims",
                      "ねらい（|区切り）",
                      "Aims, in Japanese, separated by |",
                      row -> String.join(LIST, row.aims())),
                  Column.text(
                      "notes",
                      "注記（|区切り）",
                      "Notes, in Japanese, separated by |",
                      row -> String.join(LIST, row.notes())))),
          facts -> facts.projects().stream());

  static final Dataset<?> BUDGETS =
      new Dataset<>(
          "budgets",
          new LocalizedText("事業の予算", "Budgets of projects"),
          new LocalizedText("事業の年度ごとの予算額。", "Budgets of projects by fiscal year."),
          null,
          List.of("area_code", "project_number", "fiscal_year"),
          Columns.joined(
              Columns.organization(row -> row.project().organization()),
              List.of(
                  Column.integer(
                      "project_number",
                      "事業の番号",
                      "Number of the project",
                      row -> row.project().number())),
              budget(Money::budget)),
          ProjectDatasets::money);

  static final Dataset<?> REPORTS =
      new Dataset<>(
          "progress",
          new LocalizedText("事業の進み具合", "Progress of projects"),
          new LocalizedText("所管課による半期ごとの報告。", "Half-yearly reports of the departments."),
          null,
          List.of("area_code", "project_number", "period"),
          Columns.joined(
              Columns.organization(row -> row.project().organization()),
              List.of(
                  Column.integer(
                      "project_number",
                      "事業の番号",
                      "Number of the project",
                      row -> row.project().number())),
              Times.columns(row -> row.report().half()),
              List.of(
                  Column.text("state", "状況", "State", row -> row.report().state()),
                  Column.integer(
                      "percent",
                      "進み具合（％）",
                      "Progress as the department judges it, per cent",
                      row -> row.report().percent()),
                  Column.text("text", "報告の内容", "What was reported", row -> row.report().text()),
                  Column.instant(
                      "reported_at",
                      "報告の日時",
                      "When it was reported",
                      row -> row.report().reportedAt()))),
          facts ->
              facts.projects().stream()
                  .flatMap(project ->
                      project.reports().stream().map(each -> new Progress(project, each))));

  static final Dataset<?> CASES =
      new Dataset<>(
          "cases",
          new LocalizedText("事例", "Cases"),
          new LocalizedText("公開している事例。", "Published cases."),
          null,
          List.of("case_id"),
          List.of(
              Column.text("case_id", "事例の番号", "Identifier", BoardView.Case::id),
              Column.text("field_code", "分野", "Field", row -> row.field().code()),
              Column.text("kpi_code", "関係するKPI", "Related KPI", BoardView.Case::kpi),
              Column.text("place", "場所", "Place", BoardView.Case::place),
              Column.text("organisation", "団体", "Organisation", BoardView.Case::organisation),
              Column.text("summary_ja", "要約", "Summary in Japanese", row -> row.summary().ja()),
              Column.text("summary_en", "要約（英語）", "Summary in English", row -> row.summary().en()),
              Column.text("effect", "効果", "Effect", BoardView.Case::effect),
              Column.text("before", "前", "Before", BoardView.Case::before),
              Column.text("after", "後", "After", BoardView.Case::after),
              Column.text("from", "期間の始め", "From", BoardView.Case::from),
              Column.text("to", "期間の終わり", "To", BoardView.Case::to),
              Column.text(
                  "evidence",
                  "根拠のページ",
                  "Address of a page that shows it",
                  BoardView.Case::evidence),
              Column.text(
                  "picture",
                  "画像のアドレス（このサイトの中）",
                  "Address of its picture on this site",
                  row -> row.picture() == null ? null : row.picture().address()),
              Column.text(
                  "picture_alt_ja",
                  "画像の説明",
                  "What the picture shows, in Japanese",
                  row -> row.picture() == null ? null : Columns.ja(row.picture().alt())),
              Column.text(
                  "picture_alt_en",
                  "画像の説明（英語）",
                  "What the picture shows, in English",
                  row -> row.picture() == null ? null : Columns.en(row.picture().alt())),
              english("place_en", "場所（英語）", "Place in English", BoardView.Case.English::place),
              english(
                  "organisation_en",
                  "団体（英語）",
                  "Organisation in English",
                  BoardView.Case.English::organisation),
              english("effect_en", "効果（英語）", "Effect in English", BoardView.Case.English::effect),
              english("before_en", "前（英語）", "Before in English", BoardView.Case.English::before),
              english("after_en", "後（英語）", "After in English", BoardView.Case.English::after)),
          facts -> facts.cases().stream());

  private static Column<BoardView.Case> english(
      String name, String ja, String en, Function<BoardView.Case.English, @Nullable String> part) {
    return Column.text(name, ja, en, row -> row.en() == null ? null : part.apply(row.en()));
  }

  /// Columns of a year's budget.
  static <R> List<Column<R>> budget(Function<R, ProjectUpdated.Budget> budget) {
    return List.of(
        Column.text("fiscal_year", "年度", "Fiscal year", row -> budget.apply(row).year()),
        Column.integer(
            "budget",
            "予算額。空欄は金額の記載なし",
            "Budget; empty where the plan prints none",
            row -> budget.apply(row).thousandYen()),
        Column.text("unit", "予算額の単位", "Unit of the budget: thousand yen", row -> "千円"),
        Column.text(
            "mark", "金額がないときの記載", "What the plan prints instead", row -> budget.apply(row).mark()));
  }

  private static Stream<Money> money(PlanFacts facts) {
    return facts.projects().stream()
        .flatMap(project -> project.budgets().stream().map(each -> new Money(project, each)));
  }
}
