package dxpulse.ingestion.feed;

import dxpulse.ingestion.feed.Answer.Unusable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names of the columns of a table. One that stands there twice would be read as the one or the
/// other, and nobody would see which.
public final class Headings {
  private Headings() {}

  /// @throws Unusable when two columns have the same name; several may have none
  public static List<String> of(List<String> cells) {
    List<String> headings = cells.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i);
      if (!heading.isEmpty() && !seen.add(heading)) {
        int first = headings.indexOf(heading) + 1;
        throw new Unusable(
            "見出し「%s」が2つあります（%d列目と%d列目） / the heading \"%s\" stands there twice: columns %d and %d"
                .formatted(heading, first, i + 1, heading, first, i + 1));
      }
    }
    return headings;
  }
}
