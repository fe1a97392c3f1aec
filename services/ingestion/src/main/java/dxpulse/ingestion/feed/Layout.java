package dxpulse.ingestion.feed;

import org.jspecify.annotations.Nullable;

/// Where the rows of an answer are.
///
/// @param encoding UTF-8, CP932, UTF-16 or EUC-JP; absent: a byte-order mark, else strict UTF-8,
///   else CP932, for CSV alone
/// @param rows JSON path of the rows, for JSON: an array, or one object that is one row
/// @param headingLine line with the names of the columns, from 1; 1 unless given
/// @param firstRow line of the first row; the one after the headings unless given
/// @param separator between cells; a comma unless given
public record Layout(
    @Nullable String encoding,
    @Nullable String rows,
    @Nullable Integer headingLine,
    @Nullable Integer firstRow,
    @Nullable String separator) {
  public static final Layout PLAIN = new Layout(null, null, null, null, null);

  public int heading() {
    return headingLine == null ? 1 : headingLine;
  }

  public int first() {
    return firstRow == null ? heading() + 1 : firstRow;
  }
}
