package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.publication.board.BoardView.LastChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who changed an index last: the office that is responsible. People are nothing for the public.
final class LastChanges {
  private static final Pattern ASIDE = Pattern.compile("[（(][^（）()]*[）)]\\s*$");

  private LastChanges() {}

  /// What changed it; none for time that went on, which nobody did.
  static @Nullable LastChange of(KpiScored score, PlanState state) {
    Movers movers = new Movers(score);
    KpiScored.Cause cause = movers.first();
    return switch (cause.kind()) {
      case INDICATOR_DEFINITION, KPI_DEFINITION ->
          new LastChange(score.scoredAt(), null, null, null, null, false, 0);
      case VALUE, REVISION -> {
        IndicatorCode code = cause.indicator();
        if (code == null) {
          yield null;
        }
        IndicatorDefined.@Nullable Version version =
            state.indicator(code).map(IndicatorDefined::newest).orElse(null);
        yield new LastChange(
            score.scoredAt(),
            code,
            version == null ? null : version.name(),
            cause.valuePeriod(),
            version == null ? null : state.departmentName(version.department()),
            cause.approvedAt() != null,
            movers.countBeside(cause));
      }
    };
  }

  /// The names of departments by their keys, as projects tell them: that of the first project, and
  /// without what is said beside it in brackets.
  static Map<String, String> departmentNames(Collection<ProjectUpdated> projects) {
    Map<String, String> names = new HashMap<>();
    for (ProjectUpdated project : projects) {
      String key = project.departmentKey();
      String name = project.department();
      if (key != null && name != null) {
        var _ = names.putIfAbsent(key, ASIDE.matcher(name).replaceFirst("").strip());
      }
    }
    return names;
  }
}
