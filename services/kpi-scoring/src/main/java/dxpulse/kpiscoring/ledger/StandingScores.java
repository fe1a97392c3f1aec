package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The scores of an organization as they stand.
final class StandingScores {
  private final Map<KpiCode, Timeline<KpiScored>> byKpi = new TreeMap<>();

  void put(KpiScored score) {
    byKpi.computeIfAbsent(score.kpi(), unseen -> new Timeline<>()).put(score.period(), score);
  }

  @Nullable KpiScored of(KpiCode kpi, Period period) {
    Timeline<KpiScored> own = byKpi.get(kpi);
    return own == null ? null : own.of(period);
  }

  /// Those that are meant, in the order of their KPIs and periods.
  List<KpiScored> all(Predicate<KpiScored> meant) {
    return each().filter(meant).toList();
  }

  /// When the newest score was made.
  Optional<Instant> lastScoredAt() {
    return each().map(KpiScored::scoredAt).max(Comparator.naturalOrder());
  }

  /// A new score after those of the periods before it, oldest first.
  ///
  /// @param reach how many periods back
  List<KpiScored> upTo(KpiScored next, int reach) {
    List<KpiScored> newestFirst = new ArrayList<>(reach + 1);
    newestFirst.add(next);
    Period at = next.period();
    for (int i = 0; i < reach; i++) {
      at = at.previous();
      KpiScored score = of(next.kpi(), at);
      if (score != null) {
        newestFirst.add(score);
      }
    }
    return newestFirst.reversed();
  }

  private Stream<KpiScored> each() {
    return byKpi.values().stream().map(Timeline::all).flatMap(Collection::stream);
  }
}
