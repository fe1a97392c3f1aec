package dxpulse.ingestion.feed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of an answer: texts under the names of their columns.
///
/// @param place where it stands, for people
/// @param fault the reader could make nothing of it
/// @param remarks what is to be known of it beside its cells
public record Row(
    String place, Map<String, String> cells, @Nullable FeedFault fault, List<FeedFault> remarks) {
  public Row {
    remarks = List.copyOf(remarks);
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  public Row(String place, Map<String, String> cells, @Nullable FeedFault fault) {
    this(place, cells, fault, List.of());
  }

  public Row(String place, Map<String, String> cells) {
    this(place, cells, null);
  }

  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /// The row with facts about the answer, under names that begin with `@`.
  Row with(String name, String text) {
    Map<String, String> more = new LinkedHashMap<>(cells);
    more.put(name, text);
    return new Row(place, more, fault, remarks);
  }
}
