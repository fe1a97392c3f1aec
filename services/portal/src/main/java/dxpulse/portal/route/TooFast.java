package dxpulse.portal.route;

/// Thrown when somebody reads faster than [ReadingPace] allows.
public final class TooFast extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int seconds;

  /// @param seconds after which a request is answered again
  public TooFast(int seconds) {
    super("again in " + seconds + " s");
    this.seconds = seconds;
  }

  public int seconds() {
    return seconds;
  }
}
