package dxpulse.ingestion.upload;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Lines of a file, of which the next one is read before it is asked for.
public abstract class ReadAhead implements Iterator<Table.Line> {
  private Table.@Nullable Line next;
  private boolean begun;

  /// The next line, or nothing at the end.
  protected abstract Table.@Nullable Line read();

  @Override
  public final boolean hasNext() {
    if (!begun) {
      begun = true;
      next = read();
    }
    return next != null;
  }

  @Override
  public final Table.Line next() {
    Table.Line line = hasNext() ? next : null;
    if (line == null) {
      throw new NoSuchElementException();
    }
    next = read();
    return line;
  }
}
