package dxpulse.ingestion.report;

import dxpulse.ingestion.quarantine.Quarantine.Refused;
import java.util.List;

/// Writes histories as a file, part by part: that of all areas is never in memory.
public interface HistoryFile {
  byte[] heading(boolean english);

  byte[] lines(List<Passage> passages, boolean english);

  /// What feeds sent that could not be used, why, and how that ended.
  byte[] refused(List<Refused> refused, boolean english);

  /// Says how many values are left out, because the reader may not know of them.
  byte[] withheld(int count, boolean english);
}
