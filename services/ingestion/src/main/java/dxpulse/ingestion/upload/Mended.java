package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import java.time.Instant;
import java.util.Map;

/// Hears of rows in quarantine that came back in another file and can be used now.
@FunctionalInterface
public interface Mended {
  /// Nobody mends anything.
  Mended NONE = (observations, file, caller, now) -> {};

  /// @param observations that took their places, by the ids of the rows; some may be no rows, or
  ///   not the caller's
  /// @param file in which they came back
  void cameBack(Map<String, String> observations, String file, Caller caller, Instant now);
}
