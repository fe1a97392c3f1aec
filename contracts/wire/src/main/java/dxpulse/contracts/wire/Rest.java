package dxpulse.contracts.wire;

/// How long a reading loop rests after a batch, so that fewer and larger ones follow. Nobody rests
/// while many records wait.
enum Rest {
  NONE(Integer.MAX_VALUE, 0),
  /// For work that people wait for: only where records come faster than one by one.
  GATHERING(2, 5),
  /// For work that nobody watches.
  UNHURRIED(1, 100);

  private static final int MANY = 500;

  private final int least;
  private final long millis;

  /// @param least how many records of a batch there must be for a rest
  Rest(int least, long millis) {
    this.least = least;
    this.millis = millis;
  }

  long millisAfter(int records) {
    return records >= least && records < MANY ? millis : 0;
  }
}
