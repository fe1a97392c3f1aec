package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.FeedHealthChanged;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The state of the plan, shared between the thread that takes facts in and those that read boards.
public final class LivePlan implements BoardReader {
  private final PlanState state = new PlanState();
  private final Boards boards = new Boards(state);
  private final Map<BoardKey, Long> versions = new HashMap<>();
  private final Map<BoardKey, Long> editions = new HashMap<>();
  private long lastVersion;
  private long edition;
  private @Nullable PlanFacts facts;

  /// A fact that boards and pages are made of.
  public sealed interface Fact {
    record Indicator(IndicatorDefined definition) implements Fact {}

    record Kpi(KpiDefined definition) implements Fact {}

    record Score(KpiScored score) implements Fact {}

    record Project(ProjectUpdated project) implements Fact {}

    record Feed(FeedHealthChanged health) implements Fact {}

    /// What holds for a municipality.
    record Area(ValueRecorded value) implements Fact {}

    /// What holds for the whole organization, as it was reported.
    record Whole(ValueRecorded value) implements Fact {}

    /// That an index became another one, as the score told that did it.
    record Revised(OrganizationCode organization, KpiCode kpi, IndexRevision revision)
        implements Fact {}

    /// Which revisions of a score were told, and which of them made the index another one.
    record Tallied(
        OrganizationCode organization,
        KpiCode kpi,
        Granularity granularity,
        Period period,
        Tally tally)
        implements Fact {}
  }

  /// What a fact did.
  ///
  /// @param isNews whether it says more than what was known
  /// @param boards those that look different now
  public record Effect(boolean isNews, Set<BoardKey> boards) {
    static final Effect NONE = new Effect(false, Set.of());

    static Effect on(Set<BoardKey> boards) {
      return new Effect(true, boards);
    }
  }

  /// Takes a fact in.
  public synchronized Effect apply(Fact fact) {
    return noted(take(fact));
  }

  /// Takes in all cases that are published: one that is not among them is gone.
  ///
  /// @param first ids of those that stand first on the overview, in their order
  public synchronized Effect show(List<BoardView.Case> cases, List<String> first) {
    return noted(state.show(cases, first));
  }

  private Effect noted(Effect effect) {
    if (effect.isNews()) {
      edition++;
    }
    effect.boards().forEach(this::renewEdition);
    return effect;
  }

  private void renewEdition(BoardKey key) {
    editions.merge(key, 1L, Long::sum);
  }

  private Effect take(Fact fact) {
    return switch (fact) {
      case Fact.Indicator(var definition) -> state.apply(definition);
      case Fact.Kpi(var definition) -> state.apply(definition);
      case Fact.Score(var score) -> {
        state.trail().tell(score);
        Effect effect = state.apply(score);
        if (effect.isNews()) {
          renewLater(score);
        }
        yield effect;
      }
      case Fact.Project(var project) -> state.apply(project);
      case Fact.Feed(var health) -> state.apply(health);
      case Fact.Area(var value) -> state.areas().apply(value);
      case Fact.Whole(var value) -> state.areas().whole().apply(value);
      case Fact.Revised revised -> state.trail().apply(revised);
      case Fact.Tallied tallied -> state.trail().apply(tallied);
    };
  }

  /// The page of a KPI has all periods before its own, not only those that its board has.
  private void renewLater(KpiScored score) {
    state
        .scoresOf(score.kpi(), score.granularity())
        .tailMap(score.period(), false)
        .keySet()
        .forEach(later -> renewEdition(BoardKey.of(score.kpi(), score.granularity(), later)));
  }

  /// Whether a fact is what is known now: neither older nor newer.
  public synchronized boolean holds(Fact fact) {
    return state.holds(fact);
  }

  /// What is to be kept instead of a fact that was read from the store: earlier builds told the
  /// causes of revisions by another rule than their scores do now.
  public synchronized Optional<Fact> betterThan(Fact kept) {
    return kept instanceof Fact.Revised revised
        ? state.trail().betterThan(revised).map(Fact.class::cast)
        : Optional.empty();
  }

  /// What has to be kept of a score beside the score itself. What is known newer already is not
  /// among it.
  public synchronized List<Fact> kept(KpiScored score) {
    return Trail.of(score).stream()
        .filter(state::holds)
        .map(fact -> fact instanceof Fact.Tallied told ? state.trail().whole(told) : fact)
        .toList();
  }

  /// Whether nobody waits for a board that a fact changes: one of another period than the score's,
  /// of a score that only has another past now, or of an earlier period than the newest.
  public synchronized boolean mayFollow(BoardKey key, Fact fact) {
    return fact instanceof Fact.Score(var score)
        ? !key.period().equals(score.period()) || hasOnlyAnotherPast(score)
        : !state.latest(key.board(), key.granularity()).equals(Optional.of(key.period()));
  }

  /// Whether figures of earlier periods, and no others, moved what is told beside the index (the
  /// change from them, the forecast through them), and not the index.
  private static boolean hasOnlyAnotherPast(KpiScored score) {
    KpiScored.Revises before = score.revises();
    return before != null
        && before.index() != null
        && Objects.equals(before.index(), score.index())
        && isEarlier(score.cause(), score.period())
        && areAllNamed(score)
        && score.others().stream().allMatch(other -> isEarlier(other, score.period()));
  }

  private static boolean areAllNamed(KpiScored score) {
    Integer count = score.othersCount();
    return count == null || count == score.others().size();
  }

  private static boolean isEarlier(KpiScored.Cause cause, Period period) {
    Period moved = cause.valuePeriod();
    return moved != null && period.firstMonth() >= moved.endMonth();
  }

  /// The views of boards under a new version each.
  ///
  /// @param now milliseconds since 1970; versions grow even if the clock does not
  /// @param undrawable hears of boards that cannot be drawn, and why
  public synchronized Map<BoardKey, BoardView> renew(
      Collection<BoardKey> keys, long now, BiConsumer<BoardKey, RuntimeException> undrawable) {
    Map<BoardKey, BoardView> views = new LinkedHashMap<>();
    for (BoardKey key : keys) {
      long version = nextVersion(now);
      try {
        Optional<BoardView> view = boards.view(key, version);
        versions.put(key, version);
        view.ifPresent(drawn -> views.put(key, drawn));
      } catch (RuntimeException impossible) {
        undrawable.accept(key, impossible);
      }
    }
    return views;
  }

  /// A number that no change has yet.
  ///
  /// @param now milliseconds since 1970; numbers grow even if the clock does not
  public synchronized long nextVersion(long now) {
    lastVersion = Math.max(lastVersion + 1, now);
    return lastVersion;
  }

  /// Indicators that anything was reported for, with the newest period of that.
  public synchronized Map<IndicatorCode, Period> reported() {
    return state.areas().newest();
  }

  /// Keeps a version that a board was published under before, if the board is still the same.
  ///
  /// @param same compares the view under that version with what was published
  /// @return whether it is the same
  public synchronized boolean adopt(BoardKey key, long version, Predicate<BoardView> same) {
    boolean isSame = boards.view(key, version).filter(same).isPresent();
    if (isSame) {
      versions.put(key, version);
      outrun(version);
    }
    return isSame;
  }

  /// No board gets this version or an earlier one any more.
  public synchronized void outrun(long version) {
    lastVersion = Math.max(lastVersion, version);
  }

  public synchronized Set<BoardKey> allBoards() {
    return state.allBoards();
  }

  /// The key of a board whose period may be left open. The roadmap has one board, whatever is asked
  /// for.
  public synchronized Optional<BoardKey> key(
      String board, Granularity granularity, @Nullable Period period) {
    if (board.equals(BoardKey.ROADMAP)) {
      return state.roadmap();
    }
    Period chosen = period == null ? state.latest(board, granularity).orElse(null) : period;
    return chosen == null
        ? Optional.empty()
        : Optional.of(new BoardKey(board, granularity, chosen));
  }

  @Override
  public synchronized boolean knows(String board) {
    return !state.kpisOn(board).isEmpty();
  }

  @Override
  public synchronized Optional<Standing> standing(
      String board, Granularity granularity, @Nullable Period period) {
    return key(board, granularity, period)
        .map(key -> new Standing(key, editions.getOrDefault(key, 0L)));
  }

  @Override
  public synchronized Optional<BoardView> view(BoardKey key) {
    return boards.view(key, versions.getOrDefault(key, 0L));
  }

  @Override
  public synchronized Optional<KpiPast> past(BoardKey key) {
    return Optional.ofNullable(BoardKey.kpiIn(key.board()))
        .map(code -> KpiPast.of(state, new KpiCode(code), key.granularity(), key.period()));
  }

  /// The periods that a board has figures of, newest first.
  public synchronized List<Period> periodsOf(String board, Granularity granularity) {
    return state.periodsOf(board, granularity);
  }

  /// All boards of a period as of one moment: overview, fields, KPIs. They name no version.
  public synchronized List<BoardView> boardsOf(Granularity granularity, Period period) {
    Stream<String> names =
        Stream.of(
                Stream.of(BoardKey.OVERVIEW),
                Stream.of(Field.values()).map(Field::code),
                state.kpisOn(BoardKey.OVERVIEW).stream().map(kpi -> BoardKey.of(kpi.code())))
            .flatMap(each -> each);
    return names
        .flatMap(name -> boards.view(new BoardKey(name, granularity, period), 0).stream())
        .toList();
  }

  /// What holds for municipalities as of a period.
  public synchronized AreaTables areasOf(Granularity granularity, Period period) {
    return AreaTables.of(state, granularity, period);
  }

  /// What was told last of the municipalities for a period, also that nothing holds any more.
  public synchronized List<AreaValue> areaValues(IndicatorCode indicator, Period period) {
    return List.copyOf(state.areas().of(indicator, period).values());
  }

  @Override
  public synchronized List<BoardView.Case> cases() {
    return List.copyOf(state.cases());
  }

  public synchronized List<BoardView.Case> highlights() {
    return List.copyOf(state.highlights());
  }

  /// Whether a published case has a picture.
  public synchronized boolean showsPicture(String tag) {
    return state.cases().stream()
        .anyMatch(story -> story.picture() != null && story.picture().tag().equals(tag));
  }

  @Override
  public synchronized List<ProjectUpdated> projects() {
    return List.copyOf(state.projects());
  }

  @Override
  public synchronized Optional<ProjectUpdated> project(int number) {
    return state.project(number);
  }

  /// Everything as it stands now.
  public synchronized PlanFacts facts() {
    PlanFacts known = facts;
    if (known == null || known.edition() != edition) {
      known = PlanFacts.of(state, edition);
      facts = known;
    }
    return known;
  }

  /// Grows whenever anything changes: what was made of [#facts()] under the same one is current.
  public synchronized long edition() {
    return edition;
  }

  /// Reads the state while nothing changes it.
  public synchronized <T> T read(Function<PlanState, T> reader) {
    return reader.apply(state);
  }
}
