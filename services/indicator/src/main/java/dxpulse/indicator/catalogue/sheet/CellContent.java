package dxpulse.indicator.catalogue.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a cell with several items says, as far as it could be read.
///
/// @param items as they were written, in the order of the content
public record CellContent<T>(T content, List<String> items, List<Complaint> complaints) {
  /// @param message Japanese, then English
  /// @param value the item that is wrong
  public record Complaint(String code, String message, @Nullable String value, String expected) {}
}
