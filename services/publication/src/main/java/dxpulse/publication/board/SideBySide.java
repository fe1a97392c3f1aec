package dxpulse.publication.board;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.BoardView.Overview;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What boards of two periods say of the same thing (ビフォー/アフター). A side is absent where its board
/// has nothing of it.
public final class SideBySide {
  private SideBySide() {}

  /// A field: the means of its indexes.
  ///
  /// @param onlyBefore KPIs that have an index before and none after
  public record FieldPair(
      Field field,
      @Nullable Double before,
      @Nullable Double after,
      List<KpiLine> onlyBefore,
      List<KpiLine> onlyAfter) {
    /// Whether both are means, and of different KPIs, so that their difference would say nothing.
    public boolean hasOtherKpis() {
      return before != null && after != null && !(onlyBefore.isEmpty() && onlyAfter.isEmpty());
    }

    /// The difference in points, if it says something.
    public Optional<BigDecimal> points() {
      return hasOtherKpis() ? Optional.empty() : SideBySide.points(before, after);
    }
  }

  /// A KPI in two lines.
  public record KpiPair(
      KpiCode code,
      LocalizedText name,
      Field field,
      @Nullable KpiLine before,
      @Nullable KpiLine after) {
    public @Nullable Double indexBefore() {
      return before == null ? null : before.index();
    }

    public @Nullable Double indexAfter() {
      return after == null ? null : after.index();
    }
  }

  /// An indicator within a KPI.
  public record PartPair(
      IndicatorCode code,
      LocalizedText name,
      @Nullable ComponentLine before,
      @Nullable ComponentLine after) {
    public @Nullable Double scoreBefore() {
      return before == null ? null : before.score();
    }

    public @Nullable Double scoreAfter() {
      return after == null ? null : after.score();
    }

    /// Whether the later period has no value of its own and goes on with that of the earlier one,
    /// which may then be told as that of a half or a year that ends with it.
    public boolean isCarried() {
      return before != null
          && after != null
          && after.carriedForward()
          && before.valuePeriod() != null
          && after.valuePeriod() != null
          && after.valuePeriod().endMonth() <= before.valuePeriod().endMonth()
          && Unlike.isEqual(before.value(), after.value())
          && Objects.equals(before.stage(), after.stage());
    }

    /// Whether the two are measured by targets of different size.
    public boolean hasOtherTarget() {
      return before != null
          && after != null
          && before.target() != null
          && after.target() != null
          && !(Unlike.isEqual(before.target(), after.target())
              && Unlike.isEqual(upper(before), upper(after)));
    }

    private static @Nullable BigDecimal upper(ComponentLine line) {
      return line.goal() == null ? null : line.goal().upper();
    }
  }

  /// The difference in points of two figures as shown, if there are both.
  public static Optional<BigDecimal> points(@Nullable Double before, @Nullable Double after) {
    return before == null || after == null
        ? Optional.empty()
        : Optional.of(Shown.change(before, after));
  }

  public static List<FieldPair> fields(@Nullable Overview before, @Nullable Overview after) {
    List<FieldPair> pairs = new ArrayList<>();
    for (Field field : Field.values()) {
      FieldPart was = part(before, field);
      FieldPart is = part(after, field);
      List<KpiLine> early = was == null ? List.of() : was.kpis();
      List<KpiLine> late = is == null ? List.of() : is.kpis();
      pairs.add(
          new FieldPair(
              field,
              was == null ? null : was.index(),
              is == null ? null : is.index(),
              scoredOnlyIn(early, late),
              scoredOnlyIn(late, early)));
    }
    return pairs;
  }

  private static @Nullable FieldPart part(@Nullable Overview view, Field field) {
    return view == null
        ? null
        : view.fields().stream().filter(part -> part.field() == field).findFirst().orElse(null);
  }

  /// A mean of other KPIs is another figure: the difference would be that of the choice.
  static boolean areOfTheSameKpis(List<KpiLine> before, List<KpiLine> after) {
    return scoredOnlyIn(before, after).isEmpty() && scoredOnlyIn(after, before).isEmpty();
  }

  private static List<KpiLine> scoredOnlyIn(List<KpiLine> lines, List<KpiLine> others) {
    Set<KpiCode> scored =
        others.stream()
            .filter(line -> line.index() != null)
            .map(KpiLine::code)
            .collect(Collectors.toSet());
    return lines.stream()
        .filter(line -> line.index() != null && !scored.contains(line.code()))
        .toList();
  }

  /// All KPIs of both boards, in the order of the later one.
  public static List<KpiPair> kpis(@Nullable Overview before, @Nullable Overview after) {
    Map<KpiCode, KpiPair> pairs = new LinkedHashMap<>();
    if (after != null) {
      after
          .fields()
          .forEach(part ->
              part.kpis()
                  .forEach(line ->
                      pairs.put(
                          line.code(),
                          new KpiPair(line.code(), line.name(), part.field(), null, line))));
    }
    if (before != null) {
      before
          .fields()
          .forEach(part ->
              part.kpis()
                  .forEach(line ->
                      pairs.merge(
                          line.code(),
                          new KpiPair(line.code(), line.name(), part.field(), line, null),
                          (known, earlier) ->
                              new KpiPair(
                                  known.code(),
                                  known.name(),
                                  known.field(),
                                  line,
                                  known.after()))));
    }
    return List.copyOf(pairs.values());
  }

  /// All indicators of a KPI in either period, in the order of the later one.
  public static List<PartPair> parts(@Nullable KpiBoard before, @Nullable KpiBoard after) {
    Map<IndicatorCode, PartPair> pairs = new LinkedHashMap<>();
    if (after != null) {
      for (ComponentLine line : after.card().components()) {
        pairs.put(line.code(), new PartPair(line.code(), line.name(), null, line));
      }
    }
    if (before != null) {
      for (ComponentLine line : before.card().components()) {
        pairs.merge(
            line.code(),
            new PartPair(line.code(), line.name(), line, null),
            (known, earlier) -> new PartPair(known.code(), known.name(), line, known.after()));
      }
    }
    return List.copyOf(pairs.values());
  }
}
