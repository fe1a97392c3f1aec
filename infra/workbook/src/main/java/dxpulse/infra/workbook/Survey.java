package dxpulse.infra.workbook;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a workbook holds beside the contents of its cells.
///
/// @param sheets parts of the archive that are sheets, by their names in it, such as
///   `xl/worksheets/sheet1.xml`
/// @param parts names of all parts
/// @param sheetParts the part of each sheet, by the sheet's name
public record Survey(
    Map<String, Layout> sheets, Set<String> parts, Map<String, String> sheetParts) {
  public Survey {
    sheets = Map.copyOf(sheets);
    parts = Set.copyOf(parts);
    sheetParts = Map.copyOf(sheetParts);
  }

  /// How a sheet is laid out.
  ///
  /// @param rows that the sheet has
  /// @param hiddenColumns from 0
  public record Layout(int rows, List<Area> merged, Set<Integer> hiddenColumns) {
    public static final Layout PLAIN = new Layout(0, List.of(), Set.of());

    public Layout {
      merged = List.copyOf(merged);
      hiddenColumns = Set.copyOf(hiddenColumns);
    }
  }

  /// Cells that were merged into one.
  ///
  /// @param firstRow from 1, as spreadsheets count
  /// @param firstColumn from 0
  public record Area(int firstRow, int firstColumn, int lastRow, int lastColumn, String name) {}

  /// The layout of the sheet with a name.
  public Layout layout(String sheet) {
    String part = sheetParts.get(sheet);
    return part == null ? Layout.PLAIN : sheets.getOrDefault(part, Layout.PLAIN);
  }

  /// Whether cells refer to other files; nobody follows them.
  public boolean refersToOtherFiles() {
    return parts.stream().anyMatch(part -> part.startsWith("xl/externalLinks/"));
  }

  /// Whether there are pictures, charts or comments in it.
  public boolean holdsObjects() {
    return parts.stream()
        .anyMatch(part ->
            part.startsWith("xl/drawings/")
                || part.startsWith("xl/charts/")
                || part.startsWith("xl/media/")
                || part.startsWith("xl/comments"));
  }

  /// Whether there is a program in it.
  public boolean hasMacros() {
    return parts.stream().anyMatch(part -> part.endsWith("vbaProject.bin"));
  }
}
