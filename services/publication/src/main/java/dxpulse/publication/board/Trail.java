package dxpulse.publication.board;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan.Effect;
import dxpulse.publication.board.LivePlan.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What scores told that the newest of them no longer tells: which index became another one, and
/// how often. Told in any order and any number of times it ends the same; the newest is kept. Not
/// safe for threads.
public final class Trail {
  /// How many revisions of a KPI and a kind of period are kept.
  static final int REVISIONS = 50;

  private static final Comparator<IndexRevision> OLDEST_FIRST =
      Comparator.comparing(IndexRevision::at)
          .thenComparing(IndexRevision::period)
          .thenComparing(IndexRevision::revision);

  private final Map<Series, NavigableSet<IndexRevision>> revisions = new HashMap<>();
  private final Map<Series, NavigableMap<Period, Tally>> tallies = new HashMap<>();

  private record Series(KpiCode kpi, Granularity granularity) {}

  /// What has to be kept of a score beside the score itself.
  public static List<Fact> of(KpiScored score) {
    List<Fact> facts = new ArrayList<>();
    IndexRevision.of(score)
        .map(revision -> new Fact.Revised(score.organization(), score.kpi(), revision))
        .ifPresent(facts::add);
    Tally tally = Tally.of(score);
    if (!tally.equals(Tally.NONE)) {
      facts.add(
          new Fact.Tallied(
              score.organization(), score.kpi(), score.granularity(), score.period(), tally));
    }
    return facts;
  }

  /// What a score tells: of a revision that was kept with another cause, by an earlier rule, it
  /// knows better.
  void tell(KpiScored score) {
    for (Fact fact : of(score)) {
      switch (fact) {
        case Fact.Revised told -> {
          revisionsOf(told.kpi(), told.revision().granularity()).remove(told.revision());
          var _ = apply(told);
        }
        case Fact.Tallied told -> {
          var _ = apply(told);
        }
        case Fact.Indicator _, Fact.Kpi _, Fact.Score _, Fact.Project _, Fact.Feed _ -> {}
        case Fact.Area _, Fact.Whole _ -> {}
      }
    }
  }

  /// What is known of a revision, where that is not what was kept of it.
  Optional<Fact.Revised> betterThan(Fact.Revised kept) {
    IndexRevision revision = kept.revision();
    return Optional.ofNullable(revisionsOf(kept.kpi(), revision.granularity()).floor(revision))
        .filter(known -> OLDEST_FIRST.compare(known, revision) == 0 && !known.equals(revision))
        .map(known -> new Fact.Revised(kept.organization(), kept.kpi(), known));
  }

  /// A revision is one of those that are counted, though an earlier build kept it.
  Effect apply(Fact.Revised told) {
    IndexRevision index = told.revision();
    Effect counted =
        apply(
            new Fact.Tallied(
                told.organization(),
                told.kpi(),
                index.granularity(),
                index.period(),
                Tally.of(index.revision(), true)));
    NavigableSet<IndexRevision> known =
        revisions.computeIfAbsent(
            new Series(told.kpi(), index.granularity()), unseen -> new TreeSet<>(OLDEST_FIRST));
    if (!known.add(index)) {
      return counted;
    }
    if (known.size() > REVISIONS) {
      var _ = known.pollFirst();
    }
    return Effect.on(Set.of());
  }

  Effect apply(Fact.Tallied told) {
    NavigableMap<Period, Tally> periods =
        tallies.computeIfAbsent(
            new Series(told.kpi(), told.granularity()), unseen -> new TreeMap<>());
    Tally known = periods.getOrDefault(told.period(), Tally.NONE);
    Tally both = known.and(told.tally());
    if (both.equals(known)) {
      return Effect.NONE;
    }
    periods.put(told.period(), both);
    return Effect.on(Set.of());
  }

  /// A tally with all that was told before.
  Fact.Tallied whole(Fact.Tallied told) {
    return new Fact.Tallied(
        told.organization(),
        told.kpi(),
        told.granularity(),
        told.period(),
        talliesOf(told.kpi(), told.granularity()).getOrDefault(told.period(), told.tally()));
  }

  boolean holds(Fact.Revised told) {
    return revisionsOf(told.kpi(), told.revision().granularity()).contains(told.revision());
  }

  boolean holds(Fact.Tallied told) {
    Tally known = talliesOf(told.kpi(), told.granularity()).get(told.period());
    return known != null && known.and(told.tally()).equals(known);
  }

  /// By the periods whose indexes were told more than once.
  NavigableMap<Period, Tally> talliesOf(KpiCode kpi, Granularity granularity) {
    return tallies.getOrDefault(new Series(kpi, granularity), new TreeMap<>());
  }

  /// Oldest first.
  NavigableSet<IndexRevision> revisionsOf(KpiCode kpi, Granularity granularity) {
    return revisions.getOrDefault(new Series(kpi, granularity), new TreeSet<>(OLDEST_FIRST));
  }
}
