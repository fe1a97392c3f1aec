package dxpulse.portal.route;

/// The size up to which a request is passed on, 1 kB to 1 GB.
public record LargestRequest(long bytes) {
  private static final long KILOBYTE = 1024;
  private static final long GIGABYTE = KILOBYTE * KILOBYTE * KILOBYTE;

  public LargestRequest {
    if (bytes < KILOBYTE || bytes > GIGABYTE) {
      throw new IllegalArgumentException(
          "dxpulse.portal.largest-request: %d bytes (expected: 1KB to 1GB)".formatted(bytes));
    }
  }
}
