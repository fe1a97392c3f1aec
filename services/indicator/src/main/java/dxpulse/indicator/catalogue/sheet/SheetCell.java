package dxpulse.indicator.catalogue.sheet;

import java.math.BigDecimal;

/// What stands in one cell of a file.
public sealed interface SheetCell {
  /// Nothing stands there.
  SheetCell BLANK = new Text("");

  /// As somebody wrote it.
  record Text(String text) implements SheetCell {}

  /// A number, as the spreadsheet shows it.
  record Figure(BigDecimal number) implements SheetCell {
    @Override
    public String text() {
      return number.toPlainString();
    }
  }

  /// Something that cannot be meant as a content, such as an error or a date.
  ///
  /// @param text what a reader of the file may recognise it by
  /// @param code the rule that it breaks
  /// @param message Japanese, then English
  /// @param expected what to write instead
  record Unreadable(String text, String code, String message, String expected)
      implements SheetCell {}

  /// The content in letters; empty when there is none.
  String text();

  /// Whether nothing but space stands there.
  default boolean isBlank() {
    return text().isBlank();
  }
}
