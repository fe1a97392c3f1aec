package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Definitions and values in a few words: what a test does not name is a level that is better when
/// higher, measured by its share of the target, from FY2020 on.
final class PlanText {
  private static final String INDICATOR =
      """
      {"version":1,"name":{"ja":"指標","en":"i"},"unit":"件","decimals":0,
       "direction":"HIGHER_IS_BETTER","accumulation":"STOCK","frequency":"YEAR",
       "targets":[],"targetPath":"STEP","normalisation":{"method":"RATIO"},"sample":false,
       "department":"d","validFrom":"FY2020","changedBy":"o","changedAt":"2024-04-01T00:00:00Z"}
      """;
  private static final String KPI =
      """
      {"version":1,"field":"administration","name":{"ja":"行政","en":"k"},"components":[],
       "aggregation":"ARITHMETIC","minimumCoverage":"0.5","maxAgeMonths":18,"validFrom":"FY2020",
       "changedBy":"o","changedAt":"2024-04-01T00:00:00Z"}
      """;

  private PlanText() {}

  /// A version with members in place of the usual ones, as JSON: `"accumulation":"FLOW"`.
  static String version(String... members) {
    return merged(INDICATOR, members);
  }

  static IndicatorDefined indicator(String code, String... versions) {
    return EventCodec.decode(EventType.INDICATOR_DEFINED, definition(code, versions));
  }

  static String kpiVersion(String... members) {
    return merged(KPI, members);
  }

  static KpiDefined kpi(String... versions) {
    return EventCodec.decode(EventType.KPI_DEFINED, definition("K6", versions));
  }

  /// Such as `I1*2 I2*1`.
  static String components(String weighted) {
    return Stream.of(weighted.split(" "))
        .map(each -> each.split("\\*"))
        .map(each -> "{\"indicator\":\"" + each[0] + "\",\"weight\":\"" + each[1] + "\"}")
        .collect(Collectors.joining(",", "\"components\":[", "]"));
  }

  static String targets(String... targets) {
    return "\"targets\":[" + String.join(",", targets) + "]";
  }

  static String target(String period, String value) {
    return "{\"period\":\"" + period + "\",\"value\":\"" + value + "\"}";
  }

  static String range(String period, String lower, String upper) {
    return "{\"period\":\"%s\",\"value\":\"%s\",\"upper\":\"%s\",\"form\":\"RANGE\"}"
        .formatted(period, lower, upper);
  }

  static String baseline(String value) {
    return "\"baseline\":{\"period\":\"FY2020\",\"value\":\"" + value + "\"}";
  }

  static CurrentValue value(String period, String value) {
    return new CurrentValue(
        Period.parse(period), new BigDecimal(value), null, null, null, ValueStatus.FINAL, false, 1);
  }

  static CurrentValue counts(String period, String numerator, String denominator) {
    BigDecimal rate =
        new BigDecimal(numerator)
            .multiply(BigDecimal.valueOf(100))
            .divide(new BigDecimal(denominator), MathContext.DECIMAL64);
    return new CurrentValue(
        Period.parse(period),
        rate,
        new BigDecimal(numerator),
        new BigDecimal(denominator),
        null,
        ValueStatus.FINAL,
        false,
        1);
  }

  /// The score of a KPI, uncapped, of one indicator.
  static KpiScored scored(IndicatorDefined indicator, String period, CurrentValue... values) {
    KpiDefined kpi = kpi(kpiVersion(components(indicator.code() + "*1")));
    return scored(
        kpi,
        Map.of(indicator.code(), indicator),
        Map.of(indicator.code(), List.of(values)),
        period);
  }

  static KpiScored scored(
      KpiDefined kpi,
      Map<IndicatorCode, IndicatorDefined> indicators,
      Map<IndicatorCode, List<CurrentValue>> values,
      String period) {
    Period at = Period.parse(period);
    return new Preview(new Facts(kpi, indicators, values))
        .score(at.granularity().orElseThrow(), at)
        .orElseThrow();
  }

  private static byte[] definition(String code, String... versions) {
    return """
    {"organization":"020001","code":"%s","versions":[%s],"definedAt":"2024-04-01T00:00:00Z"}
    """
        .formatted(code, String.join(",", versions))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String merged(String usual, String... members) {
    var node = (ObjectNode) JsonMapper.shared().readTree(usual);
    for (String member : members) {
      JsonMapper.shared()
          .readTree("{" + member + "}")
          .properties()
          .forEach(each -> node.set(each.getKey(), each.getValue()));
    }
    return node.toString();
  }
}
