package dxpulse.publication.board;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values of municipalities for the indicator of the contract's examples.
public final class SampleAreas {
  private SampleAreas() {}

  /// @param value none for a value that holds no more
  public static ValueRecorded value(
      String area, String period, @Nullable String value, int revision) {
    return EventCodec.decode(
        EventType.VALUE_RECORDED, body(area, period, value, revision, "FINAL"));
  }

  public static byte[] body(
      String area, String period, @Nullable String value, int revision, String status) {
    return """
    {"organization":"020001","indicator":"I15","area":"%s","period":"%s",%s
     "status":"%s","sample":false,"source":{"kind":"FEED","system":"住民台帳","reference":"1行目",
     "submittedBy":"feed:areas"},"revision":%d,
     "observationId":"%s-%s-%d","outcome":"RECORDED","submittedAt":"2025-05-01T00:00:00Z",
     "recordedAt":"2025-05-01T00:00:01Z"}
    """
        .formatted(
            area,
            period,
            value == null ? "" : "\"value\":\"" + value + "\",",
            status,
            revision,
            area,
            period,
            revision)
        .getBytes(StandardCharsets.UTF_8);
  }

  /// So many codes of 青森県 with right check digits, most of which no municipality has.
  public static List<String> codes(int count) {
    return IntStream.range(26_000, 30_000)
        .mapToObj(number -> String.format(Locale.ROOT, "%06d", number))
        .filter(SampleAreas::isCode)
        .limit(count)
        .toList();
  }

  private static boolean isCode(String text) {
    try {
      return new AreaCode(text).value().startsWith("02");
    } catch (IllegalArgumentException wrongCheckDigit) {
      return false;
    }
  }
}
