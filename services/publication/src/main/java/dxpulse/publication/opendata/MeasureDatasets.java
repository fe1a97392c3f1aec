package dxpulse.publication.opendata;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.PlanFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Datasets about the parts of projects: phases of the roadmap and measures.
final class MeasureDatasets {
  private static final String AREA = "area_code";
  private static final String PROJECT = "project_number";
  private static final String MEASURE = "measure_number";
  private static final String LIST = "|";

  private MeasureDatasets() {}

  private record Step(ProjectUpdated project, int number, ProjectUpdated.Phase phase) {}

  /// @param number place in the project, a measure's parts after a dot: `2`, `2.1`
  private record Held(ProjectUpdated project, String number, ProjectUpdated.Measure measure) {}

  private record Money(Held of, ProjectUpdated.Budget budget) {}

  /// ロードマップの工程.
  static final Dataset<?> PHASES =
      new Dataset<>(
          "phases",
          new LocalizedText("事業の工程", "Phases of projects"),
          new LocalizedText(
              "ロードマップの工程。プランが時期を示さない工程は、開始と終了が空欄です。",
              "Phases of the roadmap; start and end are empty where the plan gives none."),
          null,
          List.of(AREA, PROJECT, "phase_number"),
          Columns.joined(
              project(Step::project),
              List.of(
                  Column.integer(
                      "phase_number", "事業の中での順番", "Its place within the project", Step::number),
                  Column.text(
                      "item",
                      "行（取組など）",
                      "Row of the roadmap, in Japanese",
                      row -> row.phase().item()),
                  Column.text(
                      "name", "工程の名前", "Name of the phase, in Japanese", row -> row.phase().name()),
                  Column.text("from", "最初の半期", "First fiscal half", row -> row.phase().from()),
                  Column.day(
                      "start_date",
                      "最初の日",
                      "First day",
                      row -> day(row.phase().from(), Period::start)),
                  Column.text("to", "最後の半期", "Last fiscal half", row -> row.phase().to()),
                  Column.day(
                      "end_date", "最後の日", "Last day", row -> day(row.phase().to(), Period::end)),
                  Column.truth(
                      "certain",
                      "時期がプランに記載されているか。図から読み取ったものはfalse",
                      "Whether the plan prints it; false where it was read from a drawing",
                      row -> row.phase().certain()),
                  Column.text("note", "注記", "Note, in Japanese", row -> row.phase().note()))),
          MeasureDatasets::steps);

  /// 取組.
  static final Dataset<?> MEASURES =
      new Dataset<>(
          "measures",
          new LocalizedText("事業の取組", "Measures of projects"),
          new LocalizedText("事業の取組とその内容。", "Measures of projects and what they are made of."),
          null,
          List.of(AREA, PROJECT, MEASURE),
          Columns.joined(
              project(Held::project),
              measure(row -> row),
              List.of(
                  Column.text("mark", "プランの印", "Mark in the plan", row -> row.measure().mark()),
                  Column.text(
                      "contents",
                      "内容（|区切り）",
                      "Contents, in Japanese, separated by |",
                      row -> String.join(LIST, row.measure().contents())))),
          MeasureDatasets::held);

  /// 取組の予算.
  static final Dataset<?> BUDGETS =
      new Dataset<>(
          "measure-budgets",
          new LocalizedText("取組の予算", "Budgets of measures"),
          new LocalizedText("取組の年度ごとの予算額。", "Budgets of measures by fiscal year."),
          null,
          List.of(AREA, PROJECT, MEASURE, "fiscal_year"),
          Columns.joined(
              project(row -> row.of().project()),
              measure(Money::of),
              ProjectDatasets.budget(Money::budget)),
          facts ->
              held(facts)
                  .flatMap(of -> of.measure().budgets().stream().map(each -> new Money(of, each))));

  private static <R> List<Column<R>> project(Function<R, ProjectUpdated> project) {
    return Columns.joined(
        Columns.organization(row -> project.apply(row).organization()),
        List.of(
            Column.integer(
                PROJECT, "事業の番号", "Number of the project", row -> project.apply(row).number())));
  }

  private static <R> List<Column<R>> measure(Function<R, Held> held) {
    return List.of(
        Column.text(
            MEASURE,
            "事業の中での順番（2.1は2の1つ目の内訳）",
            "Its place within the project; 2.1 is the first part of 2",
            row -> held.apply(row).number()),
        Column.text(
            "label",
            "プランでの番号",
            "Label in the plan, in Japanese",
            row -> held.apply(row).measure().label()),
        Column.text("name", "取組の名前", "Name, in Japanese", row -> held.apply(row).measure().name()));
  }

  private static Stream<Step> steps(PlanFacts facts) {
    return facts.projects().stream()
        .flatMap(project ->
            IntStream.range(0, project.phases().size())
                .mapToObj(at -> new Step(project, at + 1, project.phases().get(at))));
  }

  private static Stream<Held> held(PlanFacts facts) {
    return facts.projects().stream().flatMap(project -> held(project, "", project.measures()));
  }

  private static Stream<Held> held(
      ProjectUpdated project, String above, List<ProjectUpdated.Measure> measures) {
    return IntStream.range(0, measures.size())
        .boxed()
        .flatMap(at -> {
          ProjectUpdated.Measure measure = measures.get(at);
          String number = above + (at + 1);
          return Stream.concat(
              Stream.of(new Held(project, number, measure)),
              held(project, number + ".", measure.measures()));
        });
  }

  private static @Nullable LocalDate day(@Nullable Period period, Function<Period, LocalDate> day) {
    return period == null ? null : day.apply(period);
  }
}
