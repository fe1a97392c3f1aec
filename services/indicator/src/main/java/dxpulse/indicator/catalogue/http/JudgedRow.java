package dxpulse.indicator.catalogue.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.indicator.catalogue.sheet.SheetCell;
import dxpulse.indicator.catalogue.sheet.SheetColumn;
import dxpulse.indicator.catalogue.sheet.SheetFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes of one row of a file.
///
/// @param row as a spreadsheet counts it
/// @param written the code as it was written
/// @param code absent when it could not be read
/// @param draft what to write; absent when the row is refused
record JudgedRow(
    int row,
    String written,
    @Nullable IndicatorCode code,
    Fate fate,
    List<Change> changes,
    List<SheetFault> faults,
    @Nullable Version draft) {

  enum Fate {
    NEW,
    CHANGED,
    UNCHANGED,
    REFUSED,
    /// It would be new or changed, but the file is not written.
    NOT_DONE
  }

  /// What differs in one column.
  ///
  /// @param before empty when there was nothing
  /// @param after empty when there is nothing any more
  record Change(String column, String title, String before, String after) {}

  static JudgedRow refused(int row, String written, List<SheetFault> faults) {
    return new JudgedRow(row, written, null, Fate.REFUSED, List.of(), List.copyOf(faults), null);
  }

  /// Whether it asks for something that the catalogue does not say yet.
  boolean asksForMore() {
    return fate == Fate.NEW || fate == Fate.CHANGED;
  }

  JudgedRow notDone() {
    return asksForMore()
        ? new JudgedRow(row, written, code, Fate.NOT_DONE, changes, faults, draft)
        : this;
  }

  /// The columns in which two versions differ, in the order of the columns.
  static List<Change> changes(@Nullable Version before, Version after) {
    List<Change> changes = new ArrayList<>();
    for (SheetColumn column : SheetColumn.values()) {
      SheetCell was = before == null ? SheetCell.BLANK : column.content(before);
      SheetCell is = column.content(after);
      boolean same =
          was instanceof SheetCell.Figure(var one) && is instanceof SheetCell.Figure(var two)
              ? one.compareTo(two) == 0
              : was.text().equals(is.text());
      if (!same) {
        changes.add(new Change(column.member(), column.title(), was.text(), is.text()));
      }
    }
    return changes;
  }

  /// @param version the number that was written, if one was
  Map<String, Object> shown(@Nullable Integer version) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("row", row);
    shown.put("code", written);
    shown.put("fate", fate);
    shown.put("changes", changes);
    shown.put("faults", faults);
    if (version != null) {
      shown.put("version", version);
    }
    return shown;
  }
}
