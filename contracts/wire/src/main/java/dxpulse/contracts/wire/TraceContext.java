package dxpulse.contracts.wire;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// W3C trace context: one trace runs from the request that brings a value to the board that shows
/// it.
public final class TraceContext {
  private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private TraceContext() {}

  /// The context of a request: the caller's when it is well formed, else a new one.
  public static String of(@Nullable String traceparent) {
    if (traceparent != null && FORM.matcher(traceparent).matches()) {
      return traceparent;
    }
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    String hex = HexFormat.of().formatHex(random);
    return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
  }

  /// The trace id within a context, as logs show it.
  public static String traceId(String traceparent) {
    return FORM.matcher(traceparent).matches() ? traceparent.substring(3, 35) : "";
  }
}
