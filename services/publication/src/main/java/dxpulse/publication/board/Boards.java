package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.event.Chain;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.board.BoardView.Correction;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.Head;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.OtherValue;
import dxpulse.publication.board.BoardView.ProjectCounts;
import dxpulse.publication.board.BoardView.ProjectLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes board views of what is known.
public final class Boards {
  private final PlanState state;
  private final ComponentLines components;
  private final FieldParts fields;

  public Boards(PlanState state) {
    this.state = state;
    this.fields = new FieldParts(state);
    this.components = new ComponentLines(state);
  }

  /// The view of a board, if the board exists and has figures for the period.
  public Optional<BoardView> view(BoardKey key, long version) {
    if (key.board().equals(BoardKey.ROADMAP)) {
      return state.roadmap().filter(key::equals).map(known -> roadmap(key, version));
    }
    List<KpiDefined> kpis = state.kpisOn(key.board());
    List<KpiScored> scores = kpis.stream().flatMap(kpi -> score(kpi, key).stream()).toList();
    if (kpis.isEmpty() || scores.isEmpty()) {
      return Optional.empty();
    }
    Head head = head(key, version, scores);
    if (key.board().equals(BoardKey.OVERVIEW)) {
      return Optional.of(overview(key, head));
    }
    if (BoardKey.kpiIn(key.board()) != null) {
      return Optional.of(kpiBoard(kpis.getFirst(), key, head));
    }
    return Field.ofCode(key.board()).map(field -> fieldBoard(field, kpis, key, head));
  }

  private BoardView.Roadmap roadmap(BoardKey key, long version) {
    List<ProjectUpdated> projects =
        state.projects().stream().map(ProjectUpdated::withoutPeople).toList();
    Instant asOf =
        projects.stream()
            .map(ProjectUpdated::updatedAt)
            .max(Comparator.naturalOrder())
            .orElse(null);
    Head head =
        new Head(
            key.board(),
            key.granularity(),
            key.period(),
            version,
            List.of(key.period()),
            asOf,
            false,
            false,
            List.of());
    return new BoardView.Roadmap(head, projects);
  }

  private Head head(BoardKey key, long version, List<KpiScored> scores) {
    Instant asOf =
        scores.stream().map(KpiScored::scoredAt).max(Comparator.naturalOrder()).orElse(null);
    return new Head(
        key.board(),
        key.granularity(),
        key.period(),
        version,
        Unscored.offered(key.board(), key.granularity(), state),
        asOf,
        scores.stream().anyMatch(KpiScored::provisional),
        scores.stream().anyMatch(KpiScored::sample),
        state.lateFeedsOn(key.board()),
        NewestValues.behind(scores, state));
  }

  private BoardView.Overview overview(BoardKey key, Head head) {
    List<FieldPart> parts =
        Stream.of(Field.values()).map(field -> fields.part(field, key)).toList();
    FieldParts.Whole whole = fields.whole(parts, key);
    LocalizedText summary =
        Sentences.summary(
            Sentences.meanOfFields(
                (int) parts.stream().filter(part -> part.index() != null).count(), parts.size()),
            whole.whole(),
            whole.before(),
            whole.comparable(),
            whole.shift());
    return new BoardView.Overview(head, summary, parts, projectCounts(), state.highlights());
  }

  private ProjectCounts projectCounts() {
    Map<Field, Integer> byField = new EnumMap<>(Field.class);
    int reported = 0;
    for (ProjectUpdated project : state.projects()) {
      byField.merge(project.field(), 1, Integer::sum);
      reported += project.reports().isEmpty() ? 0 : 1;
    }
    return new ProjectCounts(
        state.projects().size(),
        reported,
        Stream.of(Field.values())
            .map(field -> new ProjectCounts.FieldCount(field, byField.getOrDefault(field, 0)))
            .toList());
  }

  private BoardView.FieldBoard fieldBoard(
      Field field, List<KpiDefined> kpis, BoardKey key, Head head) {
    FieldPart part = fields.part(field, key);
    List<KpiCard> cards = kpis.stream().flatMap(kpi -> card(kpi, key).stream()).toList();
    return new BoardView.FieldBoard(
        head,
        part,
        Sentences.summary(
            new LocalizedText(field.label().ja() + "分野", field.label().en()),
            part.index(),
            part.previousIndex(),
            !part.hasOtherKpis(),
            part.shift()),
        ComponentLines.states(cards),
        cards,
        projectLines(project -> project.field() == field));
  }

  private BoardView.KpiBoard kpiBoard(KpiDefined kpi, BoardKey key, Head head) {
    KpiScored score = score(kpi, key).orElseThrow();
    KpiDefined.Version version = version(kpi, score.kpiVersion());
    return new BoardView.KpiBoard(
        head,
        card(kpi, key).orElseThrow(),
        new BoardView.Method(
            version.version(),
            version.aggregation(),
            version.cap(),
            version.floor(),
            version.minimumCoverage(),
            version.maxAgeMonths()),
        projectLines(project -> project.kpis().contains(kpi.code())),
        LastChanges.of(score, state));
  }

  private static KpiDefined.Version version(KpiDefined kpi, int number) {
    return kpi.versions().stream()
        .filter(version -> version.version() == number)
        .findFirst()
        .orElseGet(kpi::newest);
  }

  private Optional<KpiCard> card(KpiDefined kpi, BoardKey key) {
    return score(kpi, key)
        .map(score -> {
          NavigableMap<Period, KpiScored> all = state.scoresOf(kpi.code(), key.granularity());
          KpiScored previous = all.get(key.period().previous());
          Double previousIndex = previous == null ? null : previous.index();
          List<HistoryPoint> history = history(Unscored.upTo(kpi, key, state), PlanState.HISTORY);
          return new KpiCard(
              fields.line(kpi, key),
              kpi.newest().field(),
              previousIndex,
              score.coverage(),
              score.revision(),
              score.scoredAt(),
              Sentences.change(
                  score, previousIndex, code -> state.indicator(new IndicatorCode(code))),
              history,
              score.components().stream().map(each -> components.line(each, key.period())).toList(),
              score.contributions(),
              score.pace(),
              Outlooks.on(kpi.code(), key.granularity(), key.period(), state),
              score.link(),
              correction(score),
              score.standsForAPart(),
              casesOf(kpi));
        });
  }

  /// The last periods of a series, chained from the first of them on.
  static List<HistoryPoint> history(Collection<KpiScored> scores, int most) {
    List<KpiScored> shown = scores.stream().skip(Math.max(0, scores.size() - most)).toList();
    List<@Nullable Double> chained = Chain.of(shown);
    List<HistoryPoint> history = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      KpiScored score = shown.get(i);
      Correction seen = seenCorrection(score);
      history.add(
          new HistoryPoint(
              score.period(),
              score.index(),
              score.notScored(),
              score.provisional(),
              score.sample(),
              score.standsForAPart(),
              chained.get(i),
              score.link(),
              seen == null ? null : seen.before(),
              seen == null ? 0 : seen.othersCount(),
              score.standsForEarlierPeriods(),
              score.link() == null && isMovedByTargets(score)));
    }
    return history;
  }

  private static boolean isMovedByTargets(KpiScored score) {
    return Shown.figure(FieldParts.points(score, "COMPOSITION")).signum() != 0;
  }

  /// The correction that moved an index, with whatever else did.
  static @Nullable Correction correction(KpiScored score) {
    KpiScored.Revises revises = score.revises();
    if (revises == null) {
      return null;
    }
    Movers movers = new Movers(score);
    KpiScored.Cause corrected = movers.correction().orElse(null);
    if (corrected == null) {
      return null;
    }
    return new Correction(
        revises.index(),
        corrected.indicator(),
        corrected.valuePeriod(),
        corrected.previousValue(),
        corrected.value(),
        movers.beside(corrected).stream().map(Boards::other).toList(),
        movers.countBeside(corrected));
  }

  /// Who sent a value is nothing for the public.
  private static OtherValue other(KpiScored.Cause cause) {
    return new OtherValue(
        cause.indicator(), cause.valuePeriod(), cause.previousValue(), cause.value());
  }

  /// A correction, if a reader would see a difference.
  private static @Nullable Correction seenCorrection(KpiScored score) {
    KpiScored.Revises revises = score.revises();
    Double before = revises == null ? null : revises.index();
    Double after = score.index();
    return before == null || after == null || Shown.change(before, after).signum() == 0
        ? null
        : correction(score);
  }

  private List<Case> casesOf(KpiDefined kpi) {
    return state.cases().stream().filter(story -> kpi.code().equals(story.kpi())).toList();
  }

  private List<ProjectLine> projectLines(Predicate<ProjectUpdated> wanted) {
    return state.projects().stream()
        .filter(wanted)
        .map(project ->
            new ProjectLine(
                project.number(),
                project.name(),
                project.item(),
                project.reports().isEmpty() ? null : project.reports().getLast().state()))
        .toList();
  }

  private Optional<KpiScored> score(KpiDefined kpi, BoardKey key) {
    return fields.score(kpi, key).or(() -> Unscored.of(kpi, key, state));
  }
}
