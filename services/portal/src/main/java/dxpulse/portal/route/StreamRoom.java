package dxpulse.portal.route;

/// How many live streams pass through one node at once. Each holds memory for as long as its page
/// is open, so that without a bound a crowd would end the node.
///
/// @param most 1 to 100,000
public record StreamRoom(int most) {
  private static final int LIMIT = 100_000;

  public StreamRoom {
    if (most < 1 || most > LIMIT) {
      throw new IllegalArgumentException(
          "dxpulse.portal.streams: %d (expected: 1 to %d)".formatted(most, LIMIT));
    }
  }

  /// Thrown when there is no room for another stream.
  public static final class Crowded extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
