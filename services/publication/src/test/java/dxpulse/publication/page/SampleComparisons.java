package dxpulse.publication.page;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.FieldPart;
import dxpulse.publication.board.BoardView.KpiLine;
import dxpulse.publication.board.BoardView.Overview;
import java.util.List;

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
    return new Compare(
        known.granularity(),
        known.from(),
        known.to(),
        known.periods(),
        known.kpis(),
        known.kpi(),
        true,
        false,
        null,
        known.before(),
        one
            ? SampleBoards.kpi(known.to(), index, Aggregation.ARITHMETIC)
            : SampleBoards.overview(index));
  }

  /// A comparison of all KPIs in which one has no index before.
  static Compare withoutAnIndexBeforeOf(String kpi) {
    Compare all = compare(false);
    return new Compare(
        all.granularity(),
        all.from(),
        all.to(),
        all.periods(),
        all.kpis(),
        null,
        false,
        false,
        null,
        withoutAnIndexOf(kpi, SampleBoards.overview(50.1)),
        all.after());
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
        one ? SampleBoards.kpi(to, 64.2, Aggregation.ARITHMETIC) : SampleBoards.overview(64.2));
  }
}
