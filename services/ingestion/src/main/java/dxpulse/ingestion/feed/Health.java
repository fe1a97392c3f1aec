package dxpulse.ingestion.feed;

/// How a feed is.
public enum Health {
  OK,
  /// No good run for longer than agreed.
  LATE,
  /// The last runs failed, one after the other.
  FAILING,
  OFF
}
