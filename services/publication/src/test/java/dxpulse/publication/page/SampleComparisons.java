package dxpulse.publication.page;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiBoard;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.BoardView.Method;
import dxpulse.publication.board.BoardView.Overview;
import dxpulse.publication.board.Unlike;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two quarters side by side.
public final class SampleComparisons {
  private SampleComparisons() {}

  static Compare allKpis() {
    return compare(false);
  }

  static Compare oneKpi() {
    return compare(true);
  }

  /// As it stands once the index of the later period is this, followed as the latest one.
  static Compare live(boolean one, double index) {
    Compare known = compare(one);
    return between(
        known,
        true,
        known.before(),
        one
            ? SampleBoards.kpi(known.to(), index, Aggregation.ARITHMETIC)
            : SampleBoards.overview(index));
  }

  /// One of a KPI whose earlier period has no figures.
  static Compare withNothingBefore() {
    Compare one = compare(true);
    return between(one, false, null, one.after());
  }

  /// A comparison of all KPIs in which one has no index before.
  static Compare withoutAnIndexBeforeOf(String kpi) {
    Compare all = compare(false);
    return between(all, false, withoutAnIndexOf(kpi, SampleBoards.overview(50.1)), all.after());
  }

  private static Compare between(
      Compare known, boolean follows, @Nullable BoardView before, @Nullable BoardView after) {
    return new Compare(
        known.granularity(),
        known.from(),
        known.to(),
        known.periods(),
        known.kpis(),
        known.kpi(),
        follows,
        false,
        null,
        before,
        after,
        known.unlike());
  }

  /// The same, but that a KPI could not be scored.
  public static Overview withoutAnIndexOf(String kpi, Overview view) {
    return new Overview(
        view.head(),
        view.summary(),
        view.fields().stream()
            .map(part ->
                new FieldPart(
                    part.field(),
                    part.index(),
                    part.change(),
                    part.kpis().stream()
                        .map(line -> line.code().value().equals(kpi) ? unscored(line) : line)
                        .toList(),
                    part.previousIndex()))
            .toList(),
        view.projects(),
        view.highlights());
  }

  private static KpiLine unscored(KpiLine line) {
    return new KpiLine(
        line.code(),
        line.name(),
        null,
        NotScoredReason.BELOW_MIN_COVERAGE,
        null,
        false,
        false,
        false);
  }

  private static Compare compare(boolean one) {
    Period to = SampleBoards.PERIOD;
    Period from = ComparisonPages.aYearBefore(to);
    List<KpiLine> kpis =
        SampleBoards.overview(64.2).fields().stream()
            .flatMap(part -> part.kpis().stream())
            .toList();
    return new Compare(
        Granularity.QUARTER,
        from,
        to,
        List.of(to, to.previous(), from),
        kpis,
        one ? kpis.getFirst() : null,
        false,
        true,
        null,
        one ? SampleBoards.kpi(from, 50.1, Aggregation.ARITHMETIC) : SampleBoards.overview(50.1),
        one ? SampleBoards.kpi(to, 64.2, Aggregation.ARITHMETIC) : SampleBoards.overview(64.2),
        List.of());
  }

  /// The first KPI, or all of them, where it is made of these indicators.
  static Compare of(boolean one, KpiBoard before, KpiBoard after) {
    Compare known = compare(one);
    return new Compare(
        known.granularity(),
        before.head().period(),
        after.head().period(),
        known.periods(),
        known.kpis(),
        known.kpi(),
        false,
        false,
        null,
        one ? before : overview(before),
        one ? after : overview(after),
        Unlike.between(before, after).stream().toList());
  }

  private static Overview overview(KpiBoard board) {
    Overview all = SampleBoards.overview(0);
    KpiLine line = board.card().line();
    return new Overview(
        board.head(),
        all.summary(),
        List.of(new FieldPart(Field.INDUSTRY, line.index(), null, List.of(line), null)),
        all.projects(),
        List.of());
  }

  /// The board of the first KPI, made of these indicators.
  public static KpiBoard madeOf(
      String period, double index, double coverage, ComponentLine... components) {
    return madeOf(period, index, coverage, 2, components);
  }

  public static KpiBoard madeOf(
      String period, double index, double coverage, int version, ComponentLine... components) {
    KpiBoard board = SampleBoards.kpi(Period.parse(period), index, Aggregation.ARITHMETIC);
    KpiCard card = board.card();
    return new KpiBoard(
        board.head(),
        new KpiCard(
            SampleLines.dated(card.line(), newest(components)),
            card.field(),
            card.previousIndex(),
            coverage,
            card.revision(),
            card.scoredAt(),
            card.sentence(),
            card.history(),
            List.of(components),
            card.contributions(),
            card.pace(),
            card.forecast(),
            card.link(),
            card.correction(),
            false,
            card.cases()),
        new Method(
            version,
            Aggregation.ARITHMETIC,
            board.method().cap(),
            null,
            board.method().minimumCoverage(),
            18),
        board.projects(),
        board.lastChange());
  }

  private static @Nullable Period newest(ComponentLine... components) {
    return Stream.of(components)
        .map(ComponentLine::valuePeriod)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /// People who were trained.
  ///
  /// @param from the period that the value is of
  public static ComponentLine trained(
      String code, int value, int target, double weight, String from, boolean carried) {
    return trained(code, value, target, weight, Period.parse(from), carried);
  }

  /// The same where no value was reported.
  public static ComponentLine unreported(String code, int target) {
    return trained(code, null, target, 0, null, false);
  }

  private static ComponentLine trained(
      String code,
      @Nullable Integer value,
      int target,
      double weight,
      @Nullable Period from,
      boolean carried) {
    Double score = value == null ? null : Double.valueOf(100.0 * value / target);
    return new ComponentLine(
        new IndicatorCode(code),
        new LocalizedText("DX推進員の育成数", "DX promoters trained"),
        null,
        "人",
        0,
        Direction.HIGHER_IS_BETTER,
        Accumulation.CUMULATIVE,
        NormalisationMethod.RATIO,
        value == null ? null : BigDecimal.valueOf(value),
        from,
        carried,
        false,
        value == null ? null : ValueStatus.FINAL,
        false,
        null,
        BigDecimal.valueOf(target),
        null,
        false,
        score,
        score,
        weight,
        value == null ? NotScoredReason.NO_VALUE : null,
        "dx-promotion",
        null,
        null,
        null,
        null,
        null);
  }
}
