package dxpulse.ingestion.upload;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A file with rows that nobody could use.
public final class SampleUploads {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");

  private SampleUploads() {}

  public static RejectedRow row(long line, Instant at, String value) {
    return new RejectedRow(
        "u1-" + line,
        "u1",
        AOMORI,
        "dx-promotion",
        "値.csv",
        "clerk",
        at,
        line,
        List.of("指標コード", "期間", "値"),
        List.of("I15", "FY2024-Q1", value),
        List.of(new Fault("値", "NOT_A_NUMBER", "数ではありません / no number", value, "数 / a number")));
  }

  public static Upload upload(Instant at) {
    return new Upload(
        "u1",
        AOMORI,
        "dx-promotion",
        "値.csv",
        "sum",
        "UTF-8",
        "clerk",
        at,
        false,
        null,
        0,
        1,
        0,
        0,
        0,
        0,
        List.of(),
        null,
        new Readability.Advice(100, Map.of(), List.of(), 0, List.of()),
        Upload.State.READING,
        1,
        1,
        null,
        Map.of(),
        0,
        List.of());
  }
}
