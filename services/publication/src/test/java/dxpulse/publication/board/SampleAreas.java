package dxpulse.publication.board;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.publication.chart.Boundaries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values of municipalities for the indicator of the contract's examples.
public final class SampleAreas {
  /// A code of 青森県 that no municipality has.
  public static final String STRANGER = codes(1).getFirst();

  private SampleAreas() {}

  /// Values of I15 for FY2024-Q1: a provisional one of 青森市 that was revised, one that was taken
  /// back, one that nobody brought, and one under a code that no municipality has.
  public static List<ValueRecorded> quarter() {
    List<String> codes = Boundaries.codes();
    List<ValueRecorded> told = new ArrayList<>();
    for (int i = 1; i < codes.size() - 2; i++) {
      told.add(value(codes.get(i), "FY2024-Q1", 20 + i + ".5", 1));
    }
    told.add(value(codes.getFirst(), "FY2024-Q1", "11", 1));
    told.add(decode(body(codes.getFirst(), "FY2024-Q1", "12.5", 2, "PROVISIONAL")));
    told.add(value("024503", "FY2024-Q1", "33", 1));
    told.add(value("024503", "FY2024-Q1", null, 2));
    told.add(value(STRANGER, "FY2024-Q1", "99", 1));
    return told;
  }

  /// @param value none for a value that holds no more
  public static ValueRecorded value(
      String area, String period, @Nullable String value, int revision) {
    return decode(body(area, period, value, revision, "FINAL"));
  }

  private static ValueRecorded decode(byte[] body) {
    return EventCodec.decode(EventType.VALUE_RECORDED, body);
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
