package dxpulse.publication.page;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Projects in the words of the pages.
public final class Projects {
  private Projects() {}

  /// Whether the plan leaves open when a phase of it takes place.
  public static boolean hasUndatedPhases(ProjectUpdated project) {
    return project.phases().stream().anyMatch(phase -> phase.from() == null || phase.to() == null);
  }

  /// Whether the place of a phase in time was read from the plan's drawing.
  public static boolean hasPhasesReadFromADrawing(ProjectUpdated project) {
    return project.phases().stream()
        .anyMatch(phase -> phase.from() != null && phase.to() != null && !phase.certain());
  }

  /// When the newest of them was last updated; absent where there are none.
  public static @Nullable Instant updated(List<ProjectUpdated> projects) {
    return projects.stream()
        .map(ProjectUpdated::updatedAt)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /// The query that picks projects, with its question mark, or empty for all.
  public static String query(@Nullable Field field, ProjectUpdated.@Nullable State state) {
    String query =
        Stream.of(
                field == null ? "" : "field=" + field.code(),
                state == null ? "" : "state=" + state.name())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /// From when until when something takes place; one of the two may be open.
  public static String window(@Nullable Period from, @Nullable Period to, Lang lang) {
    if (from != null && from.equals(to)) {
      return lang.of(from);
    }
    String begins = from == null ? "" : lang.of(from);
    String ends = to == null ? "" : lang.of(to);
    return to == null
        ? lang.of(begins + "から", "from " + begins)
        : from == null
            ? lang.of(ends + "まで", "until " + ends)
            : lang.of(begins + "～" + ends, begins + " to " + ends);
  }

  public static String state(ProjectUpdated project, Lang lang) {
    return project.reports().isEmpty()
        ? lang.of("報告なし", "No report")
        : state(project.reports().getLast().state(), lang);
  }

  public static String state(ProjectUpdated.State state, Lang lang) {
    return switch (state) {
      case NOT_STARTED -> lang.of("未着手", "Not started");
      case ON_TRACK -> lang.of("順調", "On track");
      case AHEAD -> lang.of("前倒し", "Ahead");
      case BEHIND -> lang.of("遅れ", "Behind");
      case DONE -> lang.of("完了", "Done");
      case SUSPENDED -> lang.of("休止", "Suspended");
    };
  }

  /// Budgets by year in 千円.
  public static String budgets(List<ProjectUpdated.Budget> budgets, Lang lang) {
    return budgets.isEmpty()
        ? "－"
        : budgets.stream()
            .map(budget -> lang.of(budget.year()) + " " + amount(budget, lang))
            .collect(Collectors.joining(lang.of("、", "; ")));
  }

  private static String amount(ProjectUpdated.Budget budget, Lang lang) {
    Long thousandYen = budget.thousandYen();
    if (thousandYen != null) {
      return String.format(Locale.ROOT, "%,d", thousandYen);
    }
    String mark = budget.mark();
    return mark == null ? lang.of("金額の記載なし", "no amount printed") : mark;
  }
}
