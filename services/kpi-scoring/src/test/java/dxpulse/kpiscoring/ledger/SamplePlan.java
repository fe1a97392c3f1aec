package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A small plan: KPI K6 of I15, measured by its share of a target of 80 (baseline 30), and I16,
/// measured from its baseline of 20 to its target of 60; I17 is a stage and no part of it. In
/// FY2024-Q1 I15 is 40 and has 50 points, I16 is 30 and has 25.
public final class SamplePlan {
  public static final IndicatorCode I15 = new IndicatorCode("I15");
  public static final IndicatorCode I16 = new IndicatorCode("I16");
  public static final IndicatorCode I17 = new IndicatorCode("I17");
  public static final Period Q1 = Period.parse("FY2024-Q1");

  private SamplePlan() {}

  public static Facts facts() {
    return facts(1, 1, "ARITHMETIC", "0.5");
  }

  public static Facts facts(
      int weightOfI15, int weightOfI16, String aggregation, String minimumCoverage) {
    return new Facts(
        kpi(weightOfI15, weightOfI16, aggregation, minimumCoverage),
        indicators("STOCK"),
        Map.of(
            I15,
            List.of(value("FY2024-Q1", "40")),
            I16,
            List.of(value("FY2024-Q1", "30")),
            I17,
            List.of(staged("FY2024-Q1", "試行"))));
  }

  public static Facts with(Facts facts, IndicatorCode indicator, CurrentValue... values) {
    Map<IndicatorCode, List<CurrentValue>> changed = new HashMap<>(facts.values());
    changed.put(indicator, List.of(values));
    return new Facts(facts.kpi(), facts.indicators(), changed);
  }

  public static KpiDefined kpi(
      int weightOfI15, int weightOfI16, String aggregation, String minimumCoverage) {
    return EventCodec.decode(
        EventType.KPI_DEFINED,
        bytes(
            """
            {"organization":"020001","code":"K6","versions":[{"version":1,"field":"administration",
             "name":{"ja":"行政","en":"k"},"components":[{"indicator":"I15","weight":"%d"},
             {"indicator":"I16","weight":"%d"}],"aggregation":"%s","cap":"100","floor":"0",
             "minimumCoverage":"%s","maxAgeMonths":6,"validFrom":"FY2019","changedBy":"office",
             "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
            """
                .formatted(weightOfI15, weightOfI16, aggregation, minimumCoverage)));
  }

  /// @param accumulation of I15 and I16
  public static Map<IndicatorCode, IndicatorDefined> indicators(String accumulation) {
    return Map.of(
        I15,
        indicator("I15", accumulation, 30, "80", "{\"method\":\"RATIO\"}"),
        I16,
        indicator("I16", accumulation, 20, "60", "{\"method\":\"DISTANCE\"}"),
        I17,
        indicator(
            "I17",
            "STOCK",
            0,
            "100",
            "{\"method\":\"STAGES\",\"stages\":{\"検討\":\"25\",\"試行\":\"50\"}}"));
  }

  private static IndicatorDefined indicator(
      String code, String accumulation, int baseline, String target, String normalisation) {
    return EventCodec.decode(
        EventType.INDICATOR_DEFINED,
        bytes(
            """
            {"organization":"020001","code":"%s","versions":[{"version":1,
             "name":{"ja":"指標","en":"i"},"unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER",
             "accumulation":"%s","frequency":"YEAR","baseline":{"period":"FY2018","value":"%d"},
             "targets":[{"period":"FY2028","value":"%s"}],"targetPath":"STEP","normalisation":%s,
             "sample":false,"department":"dx-promotion","validFrom":"FY2019","changedBy":"office",
             "changedAt":"2024-04-01T00:00:00Z"}],"definedAt":"2024-04-01T00:00:00Z"}
            """
                .formatted(code, accumulation, baseline, target, normalisation)));
  }

  public static CurrentValue value(String period, String value) {
    return new CurrentValue(
        Period.parse(period), new BigDecimal(value), null, null, null, ValueStatus.FINAL, false, 1);
  }

  public static CurrentValue staged(String period, String stage) {
    return new CurrentValue(
        Period.parse(period), null, null, null, stage, ValueStatus.FINAL, false, 1);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
