package dxpulse.publication.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Figures in at most five classes of about as many figures each; equal figures are in one class.
/// Few different figures are a class each.
record Shades(List<Range> ranges) {
  static final int MOST = 5;

  /// From the least to the greatest figure that is in it.
  record Range(double from, double to, int count) {
    boolean holds(double figure) {
      return figure >= from && figure <= to;
    }
  }

  /// Classes from low to high.
  static Shades of(Collection<Double> figures) {
    NavigableMap<Double, Integer> counts = new TreeMap<>();
    figures.forEach(each -> counts.merge(each, 1, Integer::sum));
    List<Range> ranges = new ArrayList<>();
    int classes = Math.min(MOST, counts.size());
    int left = figures.size();
    while (!counts.isEmpty()) {
      int open = classes - ranges.size();
      ranges.add(next(counts, (double) left / open, open));
      left -= ranges.getLast().count();
    }
    return new Shades(List.copyOf(ranges));
  }

  /// Takes the lowest figures out until there are enough of them: while taking another brings their
  /// number nearer to what is wanted, and something is left for each other class.
  private static Range next(NavigableMap<Double, Integer> counts, double wanted, int open) {
    double from = counts.firstKey();
    double to = from;
    int count = 0;
    while (!counts.isEmpty()) {
      int more = counts.firstEntry().getValue();
      boolean fits = Math.abs(count + more - wanted) <= Math.abs(count - wanted);
      boolean leavesEnough = counts.size() - 1 >= open - 1;
      if (count > 0 && open > 1 && !(fits && leavesEnough)) {
        break;
      }
      to = counts.pollFirstEntry().getKey();
      count += more;
    }
    return new Range(from, to, count);
  }

  /// The class of a figure, from 0.
  int of(double figure) {
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.get(i).holds(figure)) {
        return i;
      }
    }
    throw new IllegalArgumentException(figure + ": in no class of " + ranges);
  }
}
