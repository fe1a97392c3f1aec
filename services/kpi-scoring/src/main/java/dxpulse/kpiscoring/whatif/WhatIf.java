package dxpulse.kpiscoring.whatif;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.ledger.Preview;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The series of a KPI under a proposal beside that of today, both by the ledger's own scorer.
public final class WhatIf {
  private WhatIf() {}

  /// One period of both series.
  public record Compared(Period period, KpiScored today, KpiScored preview) {
    /// Points of the preview over today; none where either has no index.
    public @Nullable Double difference() {
      Double before = today.index();
      Double after = preview.index();
      return before == null || after == null ? null : after - before;
    }
  }

  /// Every period that either series is scored for, oldest first.
  public static List<Compared> of(
      Facts facts, Proposal proposal, Granularity granularity, LocalDate today) {
    Preview now = new Preview(facts);
    Preview then = new Preview(proposal.appliedTo(facts, today));
    SortedSet<Period> periods = new TreeSet<>(now.periods(granularity, today));
    periods.addAll(then.periods(granularity, today));
    List<Compared> series = new ArrayList<>();
    for (Period period : periods) {
      now.score(granularity, period)
          .flatMap(before ->
              then.score(granularity, period).map(after -> new Compared(period, before, after)))
          .ifPresent(series::add);
    }
    return series;
  }
}
