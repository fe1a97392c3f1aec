package dxpulse.ingestion.report.http;

import dxpulse.ingestion.report.Reports.Listed;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The first of many, and how many there are; the others are not remembered.
final class First {
  private final Comparator<Listed> order;
  private final int most;
  private final PriorityQueue<Listed> kept;
  private int total;

  First(Comparator<Listed> order, int most) {
    this.order = order;
    this.most = most;
    kept = new PriorityQueue<>(order.reversed());
  }

  void add(Listed one) {
    total++;
    kept.add(one);
    if (kept.size() > most) {
      var _ = kept.poll();
    }
  }

  int total() {
    return total;
  }

  /// In their order.
  List<Listed> all() {
    return kept.stream().sorted(order).toList();
  }
}
