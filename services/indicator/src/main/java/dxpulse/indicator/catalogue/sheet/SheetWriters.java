package dxpulse.indicator.catalogue.sheet;

import java.util.List;

/// Write templates, one writer for each kind of file.
///
/// @param workbook an Excel workbook
/// @param utf8 CSV in UTF-8, with the mark by which Excel knows it
/// @param cp932 CSV in the Windows form of Shift_JIS
public record SheetWriters(SheetWriter workbook, SheetWriter utf8, SheetWriter cp932) {
  /// Writes headings, notes and rows as a file.
  public interface SheetWriter {
    /// @param rows cells in the order of [SheetColumn]
    byte[] written(List<List<SheetCell>> rows);
  }
}
