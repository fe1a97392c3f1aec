package dxpulse.indicator.value;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who said what about an indicator in an area, and what came of it.
///
/// @param lines by period, then in the order in which they were taken in
/// @param unlisted repeats of what held that are only counted, because there were too many
public record Audit(IndicatorCode indicator, AreaCode area, List<AuditLine> lines, int unlisted) {
  public Audit {
    lines = List.copyOf(lines);
  }

  /// What was known at an instant of the periods that lie between two.
  public static Audit of(
      ValueKey.Series series,
      List<ValueHistory> histories,
      @Nullable Period first,
      @Nullable Period last,
      Instant known) {
    List<AuditLine> lines = new ArrayList<>();
    int unlisted = 0;
    for (ValueHistory history : histories) {
      if (history.key().liesBetween(first, last)) {
        lines.addAll(history.trail(known));
        unlisted += history.repeats() - history.confirmedBy().size();
      }
    }
    return new Audit(series.indicator(), series.area(), lines, unlisted);
  }

  /// Writes audits as a file, area by area: that of all is never in memory.
  public interface Writer {
    byte[] heading(boolean english);

    byte[] lines(Audit audit, boolean english);
  }
}
