package dxpulse.ingestion;

import static org.awaitility.Awaitility.await;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.Frequency;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.TargetPath;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.IndicatorDefined.Version;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Indicators of the plan's kind, in words.
public final class SampleIndicators {
  public static final OrganizationCode AOMORI = new OrganizationCode("020001");

  private SampleIndicators() {}

  /// A count of people by the quarter, kept by the DX office.
  public static IndicatorDefined trained(String code) {
    return defined(code, version(1, Frequency.QUARTER, Accumulation.FLOW, 2024, null));
  }

  /// A count of people by the quarter, kept by a department.
  public static IndicatorDefined trained(String code, String department) {
    Version v = version(1, Frequency.QUARTER, Accumulation.FLOW, 2024, null);
    return defined(code, with(v, v.normalisation(), department));
  }

  /// A rate by the quarter, which may come with its counts.
  public static IndicatorDefined onlineRate(String code) {
    return defined(code, version(1, Frequency.QUARTER, Accumulation.RATE, 2024, null));
  }

  /// Measured by named stages.
  public static IndicatorDefined cloudStage(String code) {
    Map<String, BigDecimal> stages = new LinkedHashMap<>();
    stages.put("試行", new BigDecimal(50));
    stages.put("本稼働", new BigDecimal(100));
    Version v = version(1, Frequency.QUARTER, Accumulation.STOCK, 2024, null);
    return defined(
        code, with(v, new Normalisation(NormalisationMethod.STAGES, null, null, stages)));
  }

  public static IndicatorDefined defined(String code, Version... versions) {
    return new IndicatorDefined(AOMORI, new IndicatorCode(code), List.of(versions), Instant.EPOCH);
  }

  public static Version version(
      int number,
      Frequency frequency,
      Accumulation accumulation,
      int validFrom,
      @Nullable Integer validTo) {
    return new Version(
        number,
        new LocalizedText("研修受講者数", "People trained"),
        null,
        "人",
        0,
        Direction.HIGHER_IS_BETTER,
        accumulation,
        frequency,
        null,
        List.of(),
        TargetPath.STEP,
        new Normalisation(NormalisationMethod.RATIO, null, null, null),
        false,
        "dx-promotion",
        null,
        new FiscalYear(validFrom),
        validTo == null ? null : new FiscalYear(validTo),
        null,
        "office",
        Instant.EPOCH);
  }

  private static Version with(Version v, Normalisation normalisation) {
    return with(v, normalisation, v.department());
  }

  private static Version with(Version v, Normalisation normalisation, String department) {
    return new Version(
        v.version(),
        v.name(),
        v.definition(),
        v.unit(),
        v.decimals(),
        v.direction(),
        v.accumulation(),
        v.frequency(),
        v.baseline(),
        v.targets(),
        v.targetPath(),
        normalisation,
        v.sample(),
        department,
        v.sourceStatistic(),
        v.validFrom(),
        v.validTo(),
        v.reason(),
        v.changedBy(),
        v.changedAt());
  }

  /// Lets what a department's people report go to the log at once.
  static void withoutApproval(int port, String department) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + port + "/api/ingestion/approval-rules/" + department))
            .header("Authorization", TestTokens.bearer("office"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"fourEyes\":false}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }
  }

  /// Tells the running service of indicators, as the catalogue would.
  static void announce(IndicatorDefined... indicators) {
    EventCodec codec = new EventCodec("/test");
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      KafkaClients.sendAll(
          producer,
          List.of(indicators).stream()
              .map(each -> codec.record(EventType.INDICATOR_DEFINED, each, null))
              .toList());
    }
  }
}
