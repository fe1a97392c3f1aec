package dxpulse.portal.route;

/// How fast somebody who has not signed in may read, from one address.
///
/// @param perSecond requests in the long run, 0 to 10,000; 0 counts nothing
/// @param burst requests that may come at once after a rest, at least one second's
public record ReadingPace(int perSecond, int burst) {
  private static final int MOST = 10_000;

  public ReadingPace {
    if (perSecond < 0 || perSecond > MOST) {
      throw new IllegalArgumentException(
          "dxpulse.portal.reading.per-second: %d (expected: 0 to %d)".formatted(perSecond, MOST));
    }
    if (burst < perSecond) {
      throw new IllegalArgumentException(
          "dxpulse.portal.reading.burst: %d (expected: at least %d, those of a second)"
              .formatted(burst, perSecond));
    }
  }

  public boolean isUnlimited() {
    return perSecond == 0;
  }
}
