package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Component;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The newest revision of each score, and where each indicator stands among them. That is kept
/// while scores come in, as nobody could look through all of them for each indicator of a page. It
/// follows from the scores that are held, whatever came before them. Not safe for threads.
final class Scores {
  private final Map<KpiCode, Map<Granularity, NavigableMap<Period, KpiScored>>> scores =
      new HashMap<>();
  private final Map<IndicatorCode, NavigableMap<KpiCode, Standing>> standings = new HashMap<>();

  /// A value of an indicator, in the score that it entered.
  record Part(KpiScored score, Component component) {}

  /// Where an indicator stands in the scores of a KPI.
  private static final class Standing {
    /// Periods that it had a value of its own in, not one carried forward.
    private final Map<Granularity, NavigableSet<Period>> own = new EnumMap<>(Granularity.class);

    /// How many components tell of a period: one that is gone takes nothing away that others say.
    private final Map<Period, Integer> told = new HashMap<>();
  }

  Set<KpiCode> kpis() {
    return scores.keySet();
  }

  /// Every series of a KPI.
  void each(KpiCode kpi, BiConsumer<Granularity, NavigableMap<Period, KpiScored>> reader) {
    scores.getOrDefault(kpi, Map.of()).forEach(reader);
  }

  /// By their periods.
  NavigableMap<Period, KpiScored> of(KpiCode kpi, Granularity granularity) {
    return scores.getOrDefault(kpi, Map.of()).getOrDefault(granularity, new TreeMap<>());
  }

  /// Takes a score in instead of the one that is held.
  void put(KpiScored score) {
    KpiScored before =
        scores
            .computeIfAbsent(score.kpi(), unseen -> new EnumMap<>(Granularity.class))
            .computeIfAbsent(score.granularity(), unseen -> new TreeMap<>())
            .put(score.period(), score);
    if (before != null && standAlike(before.components(), score.components())) {
      return;
    }
    if (before != null) {
      before.components().forEach(part -> forget(before, part));
    }
    score.components().forEach(part -> note(score, part));
  }

  /// Mostly a score has other figures of the same.
  private static boolean standAlike(List<Component> before, List<Component> parts) {
    boolean alike = before.size() == parts.size();
    for (int i = 0; alike && i < parts.size(); i++) {
      Component one = before.get(i);
      Component other = parts.get(i);
      alike =
          one.indicator().equals(other.indicator())
              && Objects.equals(one.valuePeriod(), other.valuePeriod())
              && isOwn(one) == isOwn(other);
    }
    return alike;
  }

  private void note(KpiScored score, Component part) {
    Standing standing =
        standings
            .computeIfAbsent(part.indicator(), unseen -> new TreeMap<>())
            .computeIfAbsent(score.kpi(), unseen -> new Standing());
    standing.told.merge(score.period(), 1, Integer::sum);
    if (part.valuePeriod() != null) {
      standing.told.merge(part.valuePeriod(), 1, Integer::sum);
    }
    if (isOwn(part)) {
      var _ =
          standing
              .own
              .computeIfAbsent(score.granularity(), unseen -> new TreeSet<>())
              .add(score.period());
    }
  }

  private void forget(KpiScored score, Component part) {
    Standing standing = standing(part.indicator(), score.kpi());
    if (standing == null) {
      return;
    }
    forget(standing, score.period());
    if (part.valuePeriod() != null) {
      forget(standing, part.valuePeriod());
    }
    NavigableSet<Period> own = standing.own.get(score.granularity());
    if (own != null) {
      var _ = own.remove(score.period());
    }
  }

  private static void forget(Standing standing, Period period) {
    var _ = standing.told.computeIfPresent(period, (same, times) -> times == 1 ? null : times - 1);
  }

  private static boolean isOwn(Component part) {
    return !part.carriedForward() && (part.value() != null || part.stage() != null);
  }

  /// KPIs some score of which has an indicator, or once had, by their codes.
  Set<KpiCode> having(IndicatorCode indicator) {
    return standings.getOrDefault(indicator, new TreeMap<>()).navigableKeySet();
  }

  /// Values of an indicator that entered scores of a KPI in periods of their own, oldest first.
  Stream<Part> own(IndicatorCode indicator, KpiCode kpi, Granularity granularity) {
    return periods(indicator, kpi, granularity).stream()
        .flatMap(period -> part(indicator, kpi, granularity, period).stream());
  }

  /// That of the newest period.
  Optional<Part> newest(IndicatorCode indicator, KpiCode kpi, Granularity granularity) {
    NavigableSet<Period> periods = periods(indicator, kpi, granularity);
    return periods.isEmpty() ? Optional.empty() : part(indicator, kpi, granularity, periods.last());
  }

  private NavigableSet<Period> periods(
      IndicatorCode indicator, KpiCode kpi, Granularity granularity) {
    Standing standing = standing(indicator, kpi);
    NavigableSet<Period> periods = standing == null ? null : standing.own.get(granularity);
    return periods == null ? Collections.emptyNavigableSet() : periods;
  }

  private Optional<Part> part(
      IndicatorCode indicator, KpiCode kpi, Granularity granularity, Period period) {
    KpiScored score = of(kpi, granularity).get(period);
    return score == null
        ? Optional.empty()
        : score.components().stream()
            .filter(part -> part.indicator().equals(indicator) && isOwn(part))
            .map(part -> new Part(score, part))
            .findFirst();
  }

  /// Whether some score of a KPI is of a period and has an indicator, or has its value of that
  /// period.
  boolean tell(IndicatorCode indicator, KpiCode kpi, Period period) {
    Standing standing = standing(indicator, kpi);
    return standing != null && standing.told.containsKey(period);
  }

  private @Nullable Standing standing(IndicatorCode indicator, KpiCode kpi) {
    NavigableMap<KpiCode, Standing> ofAll = standings.get(indicator);
    return ofAll == null ? null : ofAll.get(kpi);
  }
}
