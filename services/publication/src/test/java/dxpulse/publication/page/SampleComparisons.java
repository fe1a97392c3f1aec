package dxpulse.publication.page;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.KpiLine;
import java.util.List;

/// Two quarters side by side.
final class SampleComparisons {
  private SampleComparisons() {}

  static Compare allKpis() {
    return compare(false);
  }

  static Compare oneKpi() {
    return compare(true);
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
        true,
        null,
        one ? SampleBoards.kpi(from, 50.1, Aggregation.ARITHMETIC) : SampleBoards.overview(50.1),
        one ? SampleBoards.kpi(to, 64.2, Aggregation.ARITHMETIC) : SampleBoards.overview(64.2));
  }
}
