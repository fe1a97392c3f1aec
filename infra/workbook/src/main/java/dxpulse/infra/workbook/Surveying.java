package dxpulse.infra.workbook;

import dxpulse.infra.workbook.Survey.Area;
import dxpulse.infra.workbook.Survey.Layout;
import dxpulse.infra.workbook.WorkbookRefused.Crafted;
import dxpulse.infra.workbook.WorkbookRefused.TooMany;
import dxpulse.infra.workbook.WorkbookRefused.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Gathers a [Survey] while somebody goes through the parts of a workbook.
final class Surveying {
  // Of a workbook, however many sheets it has.
  private static final int MOST_AREAS = 20_000;
  private static final int MOST_RELATIONS = 10_000;

  /// Columns of which it is told whether they are hidden; nobody reads more.
  private static final int MOST_COLUMNS = 1_000;

  private static final int LETTERS = 26;
  private static final Pattern AREA =
      Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})");
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Set<String> parts = new TreeSet<>();
  private final Map<String, Layout> sheets = new HashMap<>();
  private final Map<String, String> relationOfSheet = new HashMap<>();
  private final Map<String, String> targetOfRelation = new HashMap<>();
  private String part = "";
  private List<Area> merged = new ArrayList<>();
  private Set<Integer> hidden = new HashSet<>();
  private int rows;
  private int areas;
  private int relations;

  void begin(String name) {
    part = name;
    var _ = parts.add(name);
    merged = new ArrayList<>();
    hidden = new HashSet<>();
    rows = 0;
  }

  void end() {
    if (part.startsWith("xl/worksheets/")) {
      var _ = sheets.put(part, new Layout(rows, merged, hidden));
    }
  }

  void element(String name, XMLStreamReader xml) {
    switch (name) {
      case "row" -> rows++;
      case "mergeCell" -> merge(xml.getAttributeValue(null, "ref"));
      case "col" -> column(xml);
      case "sheet" -> {
        if (part.equals("xl/workbook.xml")) {
          put(
              relationOfSheet,
              xml.getAttributeValue(null, "name"),
              xml.getAttributeValue(RELATIONS, "id"));
        }
      }
      case "Relationship" -> {
        if (part.equals("xl/_rels/workbook.xml.rels")) {
          put(
              targetOfRelation,
              xml.getAttributeValue(null, "Id"),
              xml.getAttributeValue(null, "Target"));
        }
      }
      default -> {
        // Nothing that a layout is made of.
      }
    }
  }

  Survey survey() {
    Map<String, String> sheetParts = new HashMap<>();
    relationOfSheet.forEach((sheet, relation) -> {
      String target = targetOfRelation.get(relation);
      if (target != null) {
        sheetParts.put(sheet, target.startsWith("/") ? target.substring(1) : "xl/" + target);
      }
    });
    return new Survey(sheets, parts, sheetParts);
  }

  private void put(Map<String, String> into, @Nullable String key, @Nullable String value) {
    relations++;
    if (relations > MOST_RELATIONS) {
      throw new TooMany(What.RELATIONS, MOST_RELATIONS, part);
    }
    if (key != null && value != null) {
      var _ = into.put(key, value);
    }
  }

  private void merge(@Nullable String area) {
    Matcher written = AREA.matcher(area == null ? "" : area);
    if (!written.matches()) {
      return;
    }
    areas++;
    if (areas > MOST_AREAS) {
      throw new TooMany(What.MERGED_CELLS, MOST_AREAS, part);
    }
    MatchResult m = written.toMatchResult();
    merged.add(
        new Area(
            Integer.parseInt(m.group(2)),
            columnOf(m.group(1)),
            Integer.parseInt(m.group(4)),
            columnOf(m.group(3)),
            m.group()));
  }

  private void column(XMLStreamReader xml) {
    String flag = xml.getAttributeValue(null, "hidden");
    if (!"1".equals(flag) && !"true".equals(flag)) {
      return;
    }
    try {
      int first = Integer.parseInt(xml.getAttributeValue(null, "min"));
      int last = Integer.parseInt(xml.getAttributeValue(null, "max"));
      for (int column = Math.max(first, 1); column <= Math.min(last, MOST_COLUMNS); column++) {
        var _ = hidden.add(column - 1);
      }
    } catch (NumberFormatException notANumber) {
      throw new Crafted("a column without a place");
    }
  }

  private static int columnOf(String letters) {
    int column = 0;
    for (int at = 0; at < letters.length(); at++) {
      column = column * LETTERS + letters.charAt(at) - 'A' + 1;
    }
    return column - 1;
  }
}
