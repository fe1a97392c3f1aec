package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.event.FeedHealthChanged;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.LivePlan.Effect;
import dxpulse.publication.board.LivePlan.Fact;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of a plan: the newest version or revision of everything. Takes facts in any order
/// and any number of times; older ones change nothing. Not safe for threads.
public final class PlanState {
  /// How many periods a card looks back; a change of a period shows on the boards of that many
  /// later ones.
  static final int HISTORY = 8;

  private final Map<IndicatorCode, IndicatorDefined> indicators = new HashMap<>();
  private final NavigableMap<KpiCode, KpiDefined> kpis = new TreeMap<>();
  private final Scores scores = new Scores();
  private final NavigableMap<Integer, ProjectUpdated> projects = new TreeMap<>();
  private final NavigableMap<String, FeedHealthChanged> feeds = new TreeMap<>();
  // Each board lists its periods; they change far less often than boards are drawn.
  private final Map<Listed, List<Period>> listed = new HashMap<>();

  private final AreaValues areas = new AreaValues();
  private final Trail trail = new Trail();
  private Map<String, String> departmentNames = Map.of();
  private List<BoardView.Case> cases = List.of();
  private List<BoardView.Case> highlights = List.of();

  private record Listed(String board, Granularity granularity) {}

  Effect apply(IndicatorDefined definition) {
    IndicatorDefined known = indicators.get(definition.code());
    if (known != null && known.newest().version() >= definition.newest().version()) {
      return Effect.NONE;
    }
    indicators.put(definition.code(), definition);
    Set<BoardKey> affected = new HashSet<>();
    for (KpiDefined kpi : kpis.values()) {
      if (kpi.versions().stream()
          .flatMap(version -> version.components().stream())
          .anyMatch(component -> component.indicator().equals(definition.code()))) {
        affected.addAll(boardsOf(kpi.code()));
      }
    }
    return Effect.on(affected);
  }

  Effect apply(FeedHealthChanged health) {
    String id = FeedOf.id(health);
    FeedHealthChanged known = feeds.get(id);
    if (known != null && !health.changedAt().isAfter(known.changedAt())) {
      return Effect.NONE;
    }
    feeds.put(id, health);
    Set<BoardKey> affected = new HashSet<>();
    for (FeedHealthChanged told : known == null ? List.of(health) : List.of(known, health)) {
      if (told.isUnwell()) {
        for (Granularity granularity : Granularity.values()) {
          affected.addAll(allOf(BoardKey.OVERVIEW, granularity));
        }
        kpis.values().stream()
            .filter(kpi -> FeedOf.counts(kpi, told))
            .forEach(kpi -> affected.addAll(boardsOf(kpi.code())));
      }
    }
    return Effect.on(affected);
  }

  /// Feeds of a board's indicators that are late or failing, the longest first. The overview tells
  /// of all, those too that bring what no KPI is made of.
  List<BoardView.LateFeed> lateFeedsOn(String board) {
    return FeedOf.late(feeds.values(), kpisOn(board), board.equals(BoardKey.OVERVIEW));
  }

  List<BoardView.LateFeed> lateFeedsOf(IndicatorDefined indicator) {
    return FeedOf.late(feeds.values(), indicator);
  }

  Effect apply(KpiDefined definition) {
    KpiDefined known = kpis.get(definition.code());
    if (known != null && known.newest().version() >= definition.newest().version()) {
      return Effect.NONE;
    }
    // Its name, and the field that it belonged to or belongs to now, show on boards of periods for
    // which it has no score, too.
    Set<String> boards = new HashSet<>();
    boards.add(BoardKey.OVERVIEW);
    boards.add(BoardKey.of(definition.code()));
    boards.add(definition.newest().field().code());
    fieldOf(definition.code()).ifPresent(field -> boards.add(field.code()));
    kpis.put(definition.code(), definition);
    listed.clear();
    Set<BoardKey> affected = new HashSet<>();
    for (Granularity granularity : Granularity.values()) {
      boards.forEach(board -> affected.addAll(allOf(board, granularity)));
    }
    return Effect.on(affected);
  }

  Effect apply(KpiScored score) {
    KpiScored known = scoresOf(score.kpi(), score.granularity()).get(score.period());
    if (known != null && known.revision() >= score.revision()) {
      return Effect.NONE;
    }
    Set<String> extended = known == null ? boardsWithout(score) : Set.of();
    Optional<BoardKey> roadmap = roadmapMovedBy(score);
    Set<BoardKey> outlooks = Outlooks.boards(score, this);
    scores.put(score);
    if (known == null) {
      listed.clear();
    }
    Set<BoardKey> affected = Outlooks.moved(outlooks, score, this);
    if (!roadmapMovedBy(score).equals(roadmap)) {
      affected.addAll(allOf(BoardKey.ROADMAP, Granularity.QUARTER));
    }
    extended.forEach(board -> affected.addAll(allOf(board, score.granularity())));
    if (extended.contains(BoardKey.OVERVIEW)) {
      affected.addAll(Unscored.openedBy(score, this));
    }
    affected.add(new BoardKey(BoardKey.OVERVIEW, score.granularity(), score.period()));
    affected.addAll(NewestValues.boardsOver(score, this));
    scoresOf(score.kpi(), score.granularity()).tailMap(score.period(), true).keySet().stream()
        .limit(HISTORY + 1L)
        .forEach(period -> {
          affected.add(BoardKey.of(score.kpi(), score.granularity(), period));
          fieldOf(score.kpi())
              .ifPresent(field -> affected.add(BoardKey.of(field, score.granularity(), period)));
        });
    Period next = score.period().next(); // shows this one as what was before
    namesOf(score.kpi()).stream()
        .filter(board -> periodsOf(board, score.granularity()).contains(next))
        .forEach(board -> affected.add(new BoardKey(board, score.granularity(), next)));
    return Effect.on(affected);
  }

  /// The roadmap stands under the newest quarter, which a quarter's score can move.
  private Optional<BoardKey> roadmapMovedBy(KpiScored score) {
    return score.granularity() == Granularity.QUARTER ? roadmap() : Optional.empty();
  }

  /// Boards that have no figure for the period of a score yet: each of their boards lists the
  /// periods there are, and so changes with a new one.
  private Set<String> boardsWithout(KpiScored score) {
    return namesOf(score.kpi()).stream()
        .filter(board -> !periodsOf(board, score.granularity()).contains(score.period()))
        .collect(Collectors.toSet());
  }

  private Set<String> namesOf(KpiCode kpi) {
    Set<String> boards = new HashSet<>(Set.of(BoardKey.OVERVIEW, BoardKey.of(kpi)));
    fieldOf(kpi).ifPresent(field -> boards.add(field.code()));
    return boards;
  }

  private Set<BoardKey> allOf(String board, Granularity granularity) {
    if (board.equals(BoardKey.ROADMAP)) {
      return roadmap().map(Set::of).orElse(Set.of());
    }
    return Unscored.periods(board, granularity, this).stream()
        .map(period -> new BoardKey(board, granularity, period))
        .collect(Collectors.toSet());
  }

  /// The roadmap has one board, under the newest quarter.
  Optional<BoardKey> roadmap() {
    return latest(BoardKey.OVERVIEW, Granularity.QUARTER)
        .map(period -> new BoardKey(BoardKey.ROADMAP, Granularity.QUARTER, period));
  }

  Effect apply(ProjectUpdated project) {
    ProjectUpdated known = projects.get(project.number());
    if (known != null && known.version() >= project.version()) {
      return Effect.NONE;
    }
    projects.put(project.number(), project);
    Set<BoardKey> affected = new HashSet<>(allOf(BoardKey.ROADMAP, Granularity.QUARTER));
    Map<String, String> names = LastChanges.departmentNames(projects.values());
    if (!names.equals(departmentNames)) {
      departmentNames = names;
      for (Granularity granularity : Granularity.values()) {
        kpis.keySet().forEach(kpi -> affected.addAll(allOf(BoardKey.of(kpi), granularity)));
      }
    }
    for (Granularity granularity : Granularity.values()) {
      affected.addAll(allOf(BoardKey.OVERVIEW, granularity));
      // Where it stood before, it is gone from now.
      for (ProjectUpdated shown : known == null ? List.of(project) : List.of(known, project)) {
        affected.addAll(allOf(shown.field().code(), granularity));
        shown.kpis().forEach(kpi -> affected.addAll(allOf(BoardKey.of(kpi), granularity)));
      }
    }
    return Effect.on(affected);
  }

  /// Takes all published cases; the same ones again are no news.
  Effect show(List<BoardView.Case> published, List<String> first) {
    List<BoardView.Case> ones =
        first.stream()
            .flatMap(id -> published.stream().filter(story -> story.id().equals(id)))
            .toList();
    if (published.equals(cases) && ones.equals(highlights)) {
      return Effect.NONE;
    }
    Set<BoardKey> affected = new HashSet<>();
    if (!ones.equals(highlights)) {
      for (Granularity granularity : Granularity.values()) {
        affected.addAll(allOf(BoardKey.OVERVIEW, granularity));
      }
    }
    // Where a case stood before, it is gone from now.
    Stream.concat(
            published.stream().filter(story -> !cases.contains(story)),
            cases.stream().filter(story -> !published.contains(story)))
        .map(BoardView.Case::kpi)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(kpi -> affected.addAll(boardsOf(kpi)));
    cases = List.copyOf(published);
    highlights = ones;
    return Effect.on(affected);
  }

  boolean holds(Fact fact) {
    return switch (fact) {
      case Fact.Indicator(var definition) -> definition.equals(indicators.get(definition.code()));
      case Fact.Kpi(var definition) -> definition.equals(kpis.get(definition.code()));
      case Fact.Score(var score) ->
          score.equals(scoresOf(score.kpi(), score.granularity()).get(score.period()));
      case Fact.Project(var project) -> project.equals(projects.get(project.number()));
      case Fact.Feed(var health) -> health.equals(feeds.get(FeedOf.id(health)));
      case Fact.Area(var value) -> areas.holds(value);
      case Fact.Whole(var value) -> areas.whole().holds(value);
      case Fact.Revised revised -> trail.holds(revised);
      case Fact.Tallied tallied -> trail.holds(tallied);
    };
  }

  /// Every board that has figures.
  public Set<BoardKey> allBoards() {
    Set<BoardKey> all = new HashSet<>();
    Stream.concat(kpis.keySet().stream(), scores.kpis().stream())
        .forEach(kpi -> all.addAll(boardsOf(kpi)));
    roadmap().ifPresent(all::add);
    return all;
  }

  private Set<BoardKey> boardsOf(KpiCode kpi) {
    Set<BoardKey> boards = new HashSet<>();
    for (Granularity granularity : Granularity.values()) {
      boards.addAll(boardsOf(kpi, granularity));
    }
    return boards;
  }

  private Set<BoardKey> boardsOf(KpiCode kpi, Granularity granularity) {
    Set<BoardKey> boards = new HashSet<>();
    for (Period period : Unscored.periods(BoardKey.of(kpi), granularity, this)) {
      namesOf(kpi).forEach(board -> boards.add(new BoardKey(board, granularity, period)));
    }
    return boards;
  }

  Optional<Field> fieldOf(KpiCode kpi) {
    return Optional.ofNullable(kpis.get(kpi)).map(definition -> definition.newest().field());
  }

  /// KPIs that a board is about, in the order of their codes.
  public List<KpiDefined> kpisOn(String board) {
    String code = BoardKey.kpiIn(board);
    return kpis.values().stream()
        .filter(kpi ->
            code != null
                ? kpi.code().value().equals(code)
                : board.equals(BoardKey.OVERVIEW)
                    || board.equals(BoardKey.ROADMAP)
                    || kpi.newest().field().code().equals(board))
        .toList();
  }

  /// Periods for which a board has a figure, newest first.
  List<Period> periodsOf(String board, Granularity granularity) {
    return listed.computeIfAbsent(
        new Listed(board, granularity),
        unseen ->
            kpisOn(board).stream()
                .flatMap(kpi -> scoresOf(kpi.code(), granularity).keySet().stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList());
  }

  /// The newest period in which some KPI of the board has an index that stands on a figure of that
  /// period, else the newest that has one, else the newest at all.
  public Optional<Period> latest(String board, Granularity granularity) {
    return newest(board, granularity, PlanState::hasItsOwnFigure)
        .or(() -> newest(board, granularity, score -> score.index() != null))
        .or(() -> Unscored.offered(board, granularity, this).stream().findFirst());
  }

  private Optional<Period> newest(
      String board, Granularity granularity, Predicate<KpiScored> wanted) {
    return kpisOn(board).stream()
        .flatMap(kpi ->
            scoresOf(kpi.code(), granularity).descendingMap().values().stream()
                .filter(wanted)
                .limit(1))
        .map(KpiScored::period)
        .max(Comparator.naturalOrder());
  }

  /// Whether an index stands on a value of its own period, not on earlier ones alone.
  static boolean hasItsOwnFigure(KpiScored score) {
    return score.index() != null
        && (score.components().isEmpty()
            || score.components().stream()
                .anyMatch(component -> component.score() != null && !component.carriedForward()));
  }

  NavigableMap<Period, KpiScored> scoresOf(KpiCode kpi, Granularity granularity) {
    return scores.of(kpi, granularity);
  }

  Scores scores() {
    return scores;
  }

  /// Whether a KPI counts an indicator as it is defined now.
  boolean counts(String indicator) {
    return kpis.values().stream()
        .flatMap(kpi -> kpi.newest().components().stream())
        .anyMatch(part -> part.indicator().value().equals(indicator));
  }

  /// By their codes.
  public List<IndicatorDefined> indicators() {
    return indicators.values().stream()
        .sorted(Comparator.comparing(definition -> definition.code().value()))
        .toList();
  }

  Optional<IndicatorDefined> indicator(IndicatorCode code) {
    return Optional.ofNullable(indicators.get(code));
  }

  AreaValues areas() {
    return areas;
  }

  Trail trail() {
    return trail;
  }

  /// What people call a department, if one of its projects tells.
  @Nullable String departmentName(String key) {
    return departmentNames.get(key);
  }

  public Optional<ProjectUpdated> project(int number) {
    return Optional.ofNullable(projects.get(number));
  }

  public Collection<ProjectUpdated> projects() {
    return List.copyOf(projects.values());
  }

  public List<BoardView.Case> cases() {
    return cases;
  }

  /// Published cases that stand first on the overview.
  List<BoardView.Case> highlights() {
    return highlights;
  }
}
