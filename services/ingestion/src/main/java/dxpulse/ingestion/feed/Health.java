package dxpulse.ingestion.feed;

/// How a feed is.
public enum Health {
  OK,
  /// No good run for longer than agreed.
  LATE,
  /// Runs are good, but nothing came of a newer period for longer than is plausible.
  STALE,
  /// The last runs failed, one after the other.
  FAILING,
  OFF
}
