package dxpulse.ingestion.feed;

import dxpulse.ingestion.feed.Answer.TooMuch;
import java.util.ArrayList;
import java.util.List;

/// What one answer may hold: more than fits into the memory of the service is refused in words, for
/// no figure would come of it but the end of the service.
///
/// @param cells of all rows together; a long one counts as several
public record AnswerLimits(int bytes, int rows, int cells) {
  /// They fit beside everything else into the heap that a service has unless its operator says
  /// otherwise.
  public static final AnswerLimits USUAL = new AnswerLimits(5_000_000, 20_000, 200_000);

  private static final int LONG = 64;

  public void checkBytes(long size) {
    if (size > bytes) {
      throw new TooMuch(
          "大きすぎます（%,dバイトまで）。条件を絞るか分けてください / larger than %,d bytes: narrow the query or part it"
              .formatted(bytes, bytes));
    }
  }

  public void checkRows(int count) {
    if (count > rows) {
      throw new TooMuch(
          "行が多すぎます（%,d行まで）。条件を絞るか分けてください / more than %,d rows: narrow the query or part it"
              .formatted(rows, rows));
    }
  }

  public void checkCells(long count) {
    if (count > cells) {
      throw new TooMuch(
          "値が多すぎます（全体で%,d個まで）。条件を絞るか分けてください / more than %,d cells in all: narrow the query or part it"
              .formatted(cells, cells));
    }
  }

  /// Gathers rows as long as they are within the limits.
  public Gathering gathering() {
    return new Gathering();
  }

  /// Rows of one answer so far.
  public final class Gathering {
    private final List<Row> gathered = new ArrayList<>();
    private long weight;

    private Gathering() {}

    public void add(Row row) {
      checkRows(gathered.size() + 1);
      for (String cell : row.cells().values()) {
        weight += 1 + cell.length() / LONG;
      }
      checkCells(weight);
      gathered.add(row);
    }

    public List<Row> rows() {
      return gathered;
    }
  }
}
