package dxpulse.kpiscoring.index;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// By how much each indicator alone moved an index that stood for the same period: the index, less
/// what it would be had only this indicator kept the score that it had, or had none if it had none.
/// The period before has no part in it, other than in an [Explanation], and neither have values of
/// others that came together with it; so the effects need not sum to the difference.
public final class Effects {
  private static final double NOTHING = 1e-12;

  private Effects() {}

  /// @param before the scores that entered the index as it stood
  /// @param after the index by the same method
  public static List<Contribution> of(Map<IndicatorCode, Double> before, KpiIndex after) {
    if (!(after.score() instanceof Score.Scored(double index))) {
      return List.of();
    }
    List<Contribution> effects = new ArrayList<>();
    for (int i = 0; i < after.components().size(); i++) {
      ComponentScore component = after.components().get(i);
      Double kept = before.get(component.indicator());
      if (component.weight() > 0
          && !Objects.equals(kept, component.score())
          && without(after, i, kept) instanceof Score.Scored(double stood)
          && Math.abs(index - stood) > NOTHING) {
        effects.add(new Contribution(component.indicator().value(), index - stood));
      }
    }
    return List.copyOf(effects);
  }

  private static Score without(KpiIndex after, int moved, @Nullable Double kept) {
    List<ComponentScore> components = new ArrayList<>(after.components());
    components.set(moved, components.get(moved).withScore(kept));
    return KpiIndex.of(components, after.aggregation(), 0).score();
  }
}
