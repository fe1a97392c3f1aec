package dxpulse.contracts.types.event;

import dxpulse.contracts.types.event.KpiScored.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A series of indexes as its first method would go on: each break of the method multiplies what
/// follows by the ratio of the old index to the new one at the link period.
///
/// Source: the chaining of price indexes, ILO/IMF Consumer price index manual (2020), chapter 9
/// (linking).
public final class Chain {
  private Chain() {}

  /// The chained index of each score, in their order. None where a score has no index, nor after a
  /// break that cannot be bridged: an index of the link period is missing or not above zero.
  ///
  /// @param series scores of one KPI and one kind of period, oldest first
  public static List<@Nullable Double> of(Collection<KpiScored> series) {
    List<@Nullable Double> chained = new ArrayList<>(series.size());
    Double factor = 1.0;
    for (KpiScored score : series) {
      Link link = score.link();
      if (link != null && !chained.isEmpty()) {
        factor = factor == null ? null : onward(factor, link);
      }
      Double index = score.index();
      chained.add(index == null || factor == null ? null : Double.valueOf(index * factor));
    }
    return chained;
  }

  private static @Nullable Double onward(double factor, Link link) {
    Double earlier = link.earlier();
    Double later = link.later();
    if (earlier == null || later == null || earlier <= 0 || later <= 0) {
      return null;
    }
    double onward = factor * earlier / later;
    return Double.isFinite(onward) ? onward : null;
  }
}
