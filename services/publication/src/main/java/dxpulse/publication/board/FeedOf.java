package dxpulse.publication.board;

import dxpulse.contracts.types.event.FeedHealthChanged;
import dxpulse.contracts.types.event.KpiDefined;

/// Which feed a health report is about, and whom it concerns.
final class FeedOf {
  private FeedOf() {}

  static String id(FeedHealthChanged health) {
    return health.organization() + "|" + health.feed();
  }

  /// Whether a KPI counts an indicator that this feed brings.
  static boolean counts(KpiDefined kpi, FeedHealthChanged feed) {
    return kpi.organization().equals(feed.organization())
        && kpi.newest().components().stream()
            .anyMatch(component -> feed.indicators().contains(component.indicator()));
  }
}
