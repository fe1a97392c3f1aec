package dxpulse.ingestion.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Ids of observations: fresh ones sort by time; derived ones are the same when the same thing is
/// sent again under the same key.
public final class ObservationIds {
  private static final int DIGITS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ObservationIds() {}

  public static Supplier<String> fresh(Clock clock) {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    HexFormat hex = HexFormat.of();
    String prefix = hex.toHexDigits(clock.millis(), 12) + "-" + hex.formatHex(random);
    AtomicInteger count = new AtomicInteger();
    return () -> prefix + numbered(count.getAndIncrement());
  }

  /// Ids that follow from client, key and content alone.
  public static Supplier<String> derived(String client, String key, String fingerprint) {
    String prefix =
        fingerprint((client + "|" + key + "|" + fingerprint).getBytes(StandardCharsets.UTF_8))
            .substring(0, 28);
    AtomicInteger count = new AtomicInteger();
    return () -> "k" + prefix + numbered(count.getAndIncrement());
  }

  /// Ids of one request sort as its items do: of two figures sent at one time the greater id holds.
  private static String numbered(int number) {
    String digits = Integer.toString(number);
    return "-" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /// SHA-256 of a content, hexadecimal.
  public static String fingerprint(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
