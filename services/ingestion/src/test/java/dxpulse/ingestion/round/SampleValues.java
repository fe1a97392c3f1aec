package dxpulse.ingestion.round;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/// Recorded values as they stand on the wire.
public final class SampleValues {
  private SampleValues() {}

  public static byte[] of(
      String indicator,
      String area,
      String period,
      int revision,
      String outcome,
      Instant submittedAt,
      String kind) {
    return """
    {"organization":"020001","indicator":"%s","area":"%s","period":"%s","value":"12",
     "status":"FINAL","sample":false,"revision":%d,"observationId":"%s-%s-%d",
     "source":{"kind":"%s","system":"test","submittedBy":"test"},
     "outcome":"%s","submittedAt":"%s","recordedAt":"%s"}
    """
        .formatted(
            indicator,
            area,
            period,
            revision,
            indicator,
            period,
            revision,
            kind,
            outcome,
            submittedAt,
            submittedAt)
        .getBytes(UTF_8);
  }
}
