package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the figures of fields: means of the indexes of their KPIs, beside those of the period
/// before.
final class FieldParts {
  private final PlanState state;

  FieldParts(PlanState state) {
    this.state = state;
  }

  /// @param whole mean of the fields' indexes, `before` the same for the period before
  /// @param comparable whether both are means of the same KPIs
  /// @param shift what of the change no measured value brought
  record Whole(@Nullable Double whole, @Nullable Double before, boolean comparable, Shift shift) {}

  /// @param key names kind of period and period; its board is of no account
  FieldPart part(Field field, BoardKey key) {
    List<KpiDefined> kpis = state.kpisOn(field.code());
    List<KpiLine> lines = lines(kpis, key);
    List<KpiLine> linesBefore = lines(kpis, before(key));
    Double index = mean(lines, KpiLine::index);
    Double previous = mean(linesBefore, KpiLine::index);
    Double change =
        index == null || previous == null || !SideBySide.areOfTheSameKpis(linesBefore, lines)
            ? null
            : Double.valueOf(index - previous);
    return new FieldPart(field, index, change, lines, previous);
  }

  /// All fields together.
  Whole whole(List<FieldPart> fields, BoardKey key) {
    return new Whole(
        mean(fields, FieldPart::index),
        mean(fields, FieldPart::previousIndex),
        fields.stream()
            .allMatch(part ->
                SideBySide.areOfTheSameKpis(
                    lines(state.kpisOn(part.field().code()), before(key)), part.kpis())),
        Shift.mean(
            fields.stream().filter(part -> part.index() != null).map(FieldPart::shift).toList()));
  }

  private List<KpiLine> lines(List<KpiDefined> kpis, BoardKey key) {
    return kpis.stream().map(kpi -> line(kpi, key)).toList();
  }

  KpiLine line(KpiDefined kpi, BoardKey key) {
    Optional<KpiScored> score = score(kpi, key);
    return new KpiLine(
        kpi.code(),
        kpi.newest().name(),
        score.map(KpiScored::index).orElse(null),
        score.isEmpty()
            ? Unscored.of(kpi, key, state).map(KpiScored::notScored).orElse(NotScoredReason.NO_DATA)
            : score.get().notScored(),
        score.map(KpiScored::change).orElse(null),
        score.map(KpiScored::provisional).orElse(false),
        score.map(KpiScored::sample).orElse(false),
        score.map(KpiScored::standsForAPart).orElse(false),
        NewestValues.behind(score.stream().toList(), state),
        score.map(KpiScored::coverage).orElse(0.0),
        score.map(KpiScored::standsForEarlierPeriods).orElse(false),
        score
            .filter(known -> known.change() != null)
            .map(known -> new Shift(points(known, "COVERAGE"), points(known, "COMPOSITION")))
            .orElse(null));
  }

  static double points(KpiScored score, String cause) {
    return score.contributions().stream()
        .filter(part -> part.cause().equals(cause))
        .mapToDouble(KpiScored.Contribution::points)
        .sum();
  }

  Optional<KpiScored> score(KpiDefined kpi, BoardKey key) {
    return Optional.ofNullable(state.scoresOf(kpi.code(), key.granularity()).get(key.period()));
  }

  /// Every figure of every field and of all together, by kind of period and period.
  List<FieldFigure> all() {
    List<FieldFigure> figures = new ArrayList<>();
    for (Granularity granularity : Granularity.values()) {
      for (Period period : state.periodsOf(BoardKey.OVERVIEW, granularity).reversed()) {
        BoardKey key = new BoardKey(BoardKey.OVERVIEW, granularity, period);
        List<FieldPart> fields = Stream.of(Field.values()).map(field -> part(field, key)).toList();
        Whole whole = whole(fields, key);
        Double index = whole.whole();
        Double previous = whole.before();
        figures.add(
            figure(
                key,
                null,
                index,
                previous,
                index == null || previous == null || !whole.comparable()
                    ? null
                    : Double.valueOf(index - previous)));
        fields.stream()
            .filter(part -> state.periodsOf(part.field().code(), granularity).contains(period))
            .forEach(part ->
                figures.add(
                    figure(key, part.field(), part.index(), part.previousIndex(), part.change())));
      }
    }
    return figures;
  }

  private FieldFigure figure(
      BoardKey key,
      @Nullable Field field,
      @Nullable Double index,
      @Nullable Double previous,
      @Nullable Double change) {
    List<KpiDefined> kpis = state.kpisOn(field == null ? BoardKey.OVERVIEW : field.code());
    List<KpiScored> scores = kpis.stream().flatMap(kpi -> score(kpi, key).stream()).toList();
    List<KpiScored> counting = scores.stream().filter(score -> score.index() != null).toList();
    return new FieldFigure(
        kpis.getFirst().organization(),
        field,
        key.granularity(),
        key.period(),
        index,
        previous,
        change,
        kpis.size(),
        counting.size(),
        counting.stream().anyMatch(KpiScored::provisional),
        counting.stream().anyMatch(KpiScored::sample),
        scores.stream().map(KpiScored::scoredAt).max(Comparator.naturalOrder()).orElseThrow(),
        counting.stream().anyMatch(KpiScored::standsForAPart),
        !counting.isEmpty() && counting.stream().allMatch(KpiScored::standsForEarlierPeriods),
        NewestValues.behind(counting, state));
  }

  private static BoardKey before(BoardKey key) {
    return new BoardKey(key.board(), key.granularity(), key.period().previous());
  }

  /// The mean of the figures that exist, or none.
  private static <T> @Nullable Double mean(List<T> items, Function<T, @Nullable Double> figure) {
    double sum = 0;
    int count = 0;
    for (T item : items) {
      Double number = figure.apply(item);
      if (number != null) {
        sum += number;
        count++;
      }
    }
    return count == 0 ? null : sum / count;
  }
}
