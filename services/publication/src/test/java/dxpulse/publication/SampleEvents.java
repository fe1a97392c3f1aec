package dxpulse.publication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Events as the other services send them.
final class SampleEvents {
  private static final Path CONTRACTS = Path.of("../../contracts/events");

  private SampleEvents() {}

  static byte[] indicator() {
    try {
      return Files.readAllBytes(
          CONTRACTS.resolve("indicator.defined/v1/examples/first-version.json"));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  static byte[] score(String kpi, String index, int revision) {
    return score(kpi, index, revision, "FY2024-Q1");
  }

  static byte[] score(String kpi, String index, int revision, String period) {
    try {
      return Files.readString(CONTRACTS.resolve("kpi.scored/v1/examples/scored.json"))
          .replace("FY2024-Q1", period)
          .replace("\"kpi\": \"K6\"", "\"kpi\": \"" + kpi + "\"")
          .replace("\"index\": 70.8", "\"index\": " + index)
          .replaceAll("\"revision\": \\d+", "\"revision\": " + (1000 + revision))
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  static byte[] kpi(String code, String field) {
    return """
    {"organization":"020001","code":"%s","versions":[{"version":1,"field":"%s",
     "name":{"ja":"オンライン手続きの広がり（%s）","en":"Online procedures (%s)"},"components":[{"indicator":"I15","weight":"1"}],
     "aggregation":"ARITHMETIC","cap":"100","floor":"0","minimumCoverage":"0.5",
     "maxAgeMonths":18,"validFrom":"FY2018","changedBy":"office",
     "changedAt":"2018-04-01T00:00:00Z"}],"definedAt":"2018-04-01T00:00:00Z"}
    """
        .formatted(code, field, code, code)
        .getBytes(StandardCharsets.UTF_8);
  }
}
