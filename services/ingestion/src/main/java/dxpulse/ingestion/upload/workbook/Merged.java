package dxpulse.ingestion.upload.workbook;

import dxpulse.infra.workbook.Survey.Area;
import dxpulse.ingestion.upload.Table.Kind;
import dxpulse.ingestion.upload.Table.Remark;
import dxpulse.ingestion.upload.TableReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Cells that are one over several rows: what the first says holds for those that it covers, and
/// each is remarked.
final class Merged {
  private final Map<Integer, TreeMap<Integer, Area>> byColumn = new TreeMap<>();
  private final Map<Area, Content> contents = new HashMap<>();
  private final int widest;

  private record Content(String text, List<Remark> remarks) {}

  /// @param areas of which those count that begin in a column which is read
  Merged(List<Area> areas) {
    int last = 0;
    for (Area area : areas) {
      if (area.lastRow() > area.firstRow() && area.firstColumn() < TableReader.MOST_COLUMNS) {
        last = Math.max(last, area.firstColumn() + 1);
        var _ =
            byColumn
                .computeIfAbsent(area.firstColumn(), none -> new TreeMap<>())
                .put(area.firstRow(), area);
      }
    }
    widest = last;
  }

  /// Fills a row's covered cells in.
  ///
  /// @param cells of the row, as it has them
  void fill(int row, List<String> cells, List<Remark> remarks) {
    for (int column : byColumn.keySet()) {
      Area area = at(row, column);
      if (area == null || column >= cells.size()) {
        continue;
      }
      if (row == area.firstRow()) {
        contents.put(
            area,
            new Content(
                cells.get(column),
                remarks.stream().filter(remark -> remark.column() == column).toList()));
      } else {
        Content content = contents.getOrDefault(area, new Content("", List.of()));
        cells.set(column, content.text());
        remarks.addAll(content.remarks());
        if (!content.text().isBlank()) {
          remarks.add(new Remark(column, Kind.COVERED, area.name()));
        }
      }
      if (!cells.get(column).isBlank()) {
        remarks.add(new Remark(column, Kind.MERGED, area.name()));
      }
      if (row >= area.lastRow()) {
        var _ = contents.remove(area);
      }
    }
  }

  /// The area over several rows that a cell belongs to.
  @Nullable Area at(int row, int column) {
    TreeMap<Integer, Area> areas = byColumn.get(column);
    var entry = areas == null ? null : areas.floorEntry(row);
    return entry == null || entry.getValue().lastRow() < row ? null : entry.getValue();
  }

  /// How many cells a row needs so that all that are covered have a place.
  int widest() {
    return widest;
  }
}
