package dxpulse.publication.board;

import dxpulse.contracts.types.event.FeedHealthChanged;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

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

  /// Feeds that are late or failing, the longest first.
  ///
  /// @param all whether those too that bring what no KPI is made of
  static List<BoardView.LateFeed> late(
      Collection<FeedHealthChanged> feeds, List<KpiDefined> shown, boolean all) {
    return late(
        feeds,
        feed ->
            shown.stream()
                .anyMatch(kpi ->
                    all ? kpi.organization().equals(feed.organization()) : counts(kpi, feed)));
  }

  /// Those that bring an indicator.
  static List<BoardView.LateFeed> late(
      Collection<FeedHealthChanged> feeds, IndicatorDefined indicator) {
    return late(
        feeds,
        feed ->
            indicator.organization().equals(feed.organization())
                && feed.indicators().contains(indicator.code()));
  }

  private static List<BoardView.LateFeed> late(
      Collection<FeedHealthChanged> feeds, Predicate<FeedHealthChanged> concerned) {
    return feeds.stream()
        .filter(FeedHealthChanged::isUnwell)
        .filter(concerned)
        .sorted(Comparator.comparing(FeedHealthChanged::since))
        .map(feed -> new BoardView.LateFeed(feed.title(), feed.reason(), feed.since()))
        .toList();
  }
}
