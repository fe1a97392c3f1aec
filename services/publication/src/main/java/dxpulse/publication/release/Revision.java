package dxpulse.publication.release;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardKey;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.HistoryPoint;
import dxpulse.publication.board.Shown;
import dxpulse.publication.opendata.Datasets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A figure of a release that is another one today.
///
/// @param name of the KPI, the indicator, the field or the mean of the fields
/// @param period that the figure is of; a release shows earlier periods, too
/// @param before as frozen; indexes as they are shown, with one decimal
/// @param now as it stands, absent where there is none any more
/// @param at when the board that shows it, or the value of a municipality, changed last
/// @param area whose value it is, where it is a municipality's; so are the stages
/// @param stageBefore the named stage as frozen, of an indicator that is measured so
/// @param periodBefore the period whose values of municipalities were frozen; absent where none
///   were
public record Revision(
    Figure figure,
    @Nullable KpiCode kpi,
    @Nullable IndicatorCode indicator,
    LocalizedText name,
    Period period,
    @Nullable BigDecimal before,
    @Nullable BigDecimal now,
    int decimals,
    @Nullable Instant at,
    @Nullable AreaCode area,
    @Nullable String stageBefore,
    @Nullable String stageNow,
    @Nullable Period periodBefore) {

  /// Of what a board shows.
  Revision(
      Figure figure,
      @Nullable KpiCode kpi,
      @Nullable IndicatorCode indicator,
      LocalizedText name,
      Period period,
      @Nullable BigDecimal before,
      @Nullable BigDecimal now,
      int decimals,
      @Nullable Instant at) {
    this(figure, kpi, indicator, name, period, before, now, decimals, at, null, null, null, null);
  }

  /// What kind of figure it is.
  public enum Figure {
    /// The mean of the fields.
    MEAN,
    /// The mean of a field's indexes.
    FIELD,
    /// The index of a KPI.
    INDEX,
    /// The value of an indicator.
    VALUE,
    /// The target of an indicator.
    TARGET,
    /// The value of a municipality.
    AREA,
    /// The period whose values of municipalities a release of today would have.
    AREA_PERIOD
  }

  /// Every figure that a reader would see differently, in the order of the release.
  static List<Revision> between(FrozenBoards frozen, LiveBoards live) {
    Map<Object, Revision> found = new LinkedHashMap<>();
    Comparison comparison = new Comparison(frozen, live);
    for (Revision each : comparison.all()) {
      // An indicator of two KPIs has one value.
      found.putIfAbsent(
          List.of(
              each.figure(),
              each.indicator() == null ? each.name() : each.indicator(),
              each.kpi() == null || each.indicator() != null ? "" : each.kpi(),
              each.period()),
          each);
    }
    List<Revision> all = new ArrayList<>(found.values());
    all.addAll(AreaRevisions.between(frozen, live));
    return List.copyOf(all);
  }

  private record Comparison(FrozenBoards frozen, LiveBoards live) {
    List<Revision> all() {
      List<Revision> found = new ArrayList<>();
      now("overview", BoardView.Overview.class).ifPresent(today -> fields(today, found));
      for (KpiBoard board : frozen.kpis()) {
        Optional<KpiBoard> today = now(board.head().board(), KpiBoard.class);
        indexes(board, today.orElse(null), found);
        today.ifPresent(standing -> components(board, standing, found));
      }
      return found;
    }

    private <T extends BoardView> Optional<T> now(String board, Class<T> kind) {
      return view(board, frozen.release().period(), kind);
    }

    private <T extends BoardView> Optional<T> view(String board, Period period, Class<T> kind) {
      return live.view(new BoardKey(board, frozen.release().granularity(), period))
          .filter(kind::isInstance)
          .map(kind::cast);
    }

    private void fields(BoardView.Overview today, List<Revision> found) {
      Instant at = today.head().asOf();
      List<FieldPart> parts = frozen.overview().fields();
      revised(
              Figure.MEAN,
              Datasets.WHOLE_LABEL,
              MeanOfFields.of(parts).index(),
              MeanOfFields.of(today.fields()).index(),
              at)
          .ifPresent(found::add);
      for (FieldPart part : parts) {
        @Nullable Double now =
            today.fields().stream()
                .filter(each -> each.field() == part.field())
                .findFirst()
                .map(FieldPart::index)
                .orElse(null);
        revised(Figure.FIELD, part.field().label(), part.index(), now, at).ifPresent(found::add);
      }
    }

    /// What is a mean of indexes, where it is shown as another one today.
    private Optional<Revision> revised(
        Figure figure,
        LocalizedText name,
        @Nullable Double frozenIndex,
        @Nullable Double index,
        @Nullable Instant at) {
      @Nullable BigDecimal before = shown(frozenIndex);
      @Nullable BigDecimal now = shown(index);
      return differ(before, now)
          ? Optional.of(
              new Revision(figure, null, null, name, frozen.release().period(), before, now, 1, at))
          : Optional.empty();
    }

    private void indexes(KpiBoard board, @Nullable KpiBoard today, List<Revision> found) {
      Period own = frozen.release().period();
      Map<Period, HistoryPoint> standing = new LinkedHashMap<>();
      if (today != null) {
        today.card().history().forEach(point -> standing.put(point.period(), point));
      }
      for (HistoryPoint point : board.card().history()) {
        @Nullable HistoryPoint now = standing.get(point.period());
        if (today == null && !point.period().equals(own)) {
          continue;
        }
        @Nullable BigDecimal before = shown(point.index());
        @Nullable BigDecimal after = now == null ? null : shown(now.index());
        if (differ(before, after)) {
          found.add(
              new Revision(
                  Figure.INDEX,
                  board.card().line().code(),
                  null,
                  board.card().line().name(),
                  point.period(),
                  before,
                  after,
                  1,
                  view(board.head().board(), point.period(), KpiBoard.class)
                      .map(view -> view.card().scoredAt())
                      .orElse(null)));
        }
      }
    }

    private void components(KpiBoard board, KpiBoard today, List<Revision> found) {
      for (ComponentLine line : board.card().components()) {
        Optional<ComponentLine> now =
            today.card().components().stream()
                .filter(each -> each.code().equals(line.code()))
                .findFirst();
        figure(Figure.VALUE, board, line, now, ComponentLine::value, today, found);
        figure(Figure.TARGET, board, line, now, ComponentLine::target, today, found);
      }
    }

    private static void figure(
        Figure figure,
        KpiBoard board,
        ComponentLine line,
        Optional<ComponentLine> now,
        Function<ComponentLine, @Nullable BigDecimal> member,
        KpiBoard today,
        List<Revision> found) {
      @Nullable BigDecimal before = member.apply(line);
      @Nullable BigDecimal after = now.map(member::apply).orElse(null);
      @Nullable Period period =
          figure == Figure.TARGET
              ? now.map(ComponentLine::targetPeriod).orElse(line.targetPeriod())
              : now.map(ComponentLine::valuePeriod).orElse(line.valuePeriod());
      if (differ(before, after)) {
        found.add(
            new Revision(
                figure,
                board.card().line().code(),
                line.code(),
                line.name(),
                period == null ? board.head().period() : period,
                before,
                after,
                line.decimals(),
                today.card().scoredAt()));
      }
    }

    private static @Nullable BigDecimal shown(@Nullable Double index) {
      return index == null ? null : Shown.figure(index);
    }
  }

  static boolean differ(@Nullable BigDecimal before, @Nullable BigDecimal now) {
    return before == null || now == null ? before != now : before.compareTo(now) != 0;
  }
}
