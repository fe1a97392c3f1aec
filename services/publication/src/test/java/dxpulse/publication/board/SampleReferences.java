package dxpulse.publication.board;

import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The total population of every year, which no KPI counts.
public final class SampleReferences {
  private SampleReferences() {}

  public static IndicatorDefined population() {
    return EventCodec.decode(EventType.INDICATOR_DEFINED, definition());
  }

  public static byte[] definition() {
    return """
    {"organization":"020001","code":"R03","versions":[{"version":1,
     "name":{"ja":"総人口","en":"Total population"},
     "definition":{"ja":"10月1日現在の総人口（国勢調査・人口推計）","en":"Population on 1 October"},
     "unit":"人","decimals":0,"direction":"HIGHER_IS_BETTER","accumulation":"STOCK",
     "frequency":"YEAR","targets":[],"targetPath":"STEP","normalisation":{"method":"RATIO"},
     "sample":false,"department":"dx-promotion","sourceStatistic":"社会・人口統計体系（e-Stat）",
     "validFrom":"FY2015","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
     "definedAt":"2024-04-01T00:00:00Z"}
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  /// A KPI of which it is the only indicator.
  public static byte[] kpiCountingIt() {
    return """
    {"organization":"020001","code":"K9","versions":[{"version":1,"field":"administration",
     "name":{"ja":"人口","en":"Population"},"components":[{"indicator":"R03","weight":"1"}],
     "aggregation":"ARITHMETIC","cap":"100","floor":"0","minimumCoverage":"0.5",
     "maxAgeMonths":18,"validFrom":"FY2018","changedBy":"office",
     "changedAt":"2018-04-01T00:00:00Z"}],"definedAt":"2018-04-01T00:00:00Z"}
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The same KPI in a later version, which counts another indicator.
  public static byte[] kpiThatCountedIt() {
    String first = new String(kpiCountingIt(), StandardCharsets.UTF_8);
    String second =
        first
            .substring(first.indexOf("{\"version\""), first.indexOf("],\"definedAt\""))
            .replace("\"version\":1", "\"version\":2")
            .replace("\"R03\"", "\"I15\"");
    return first
        .replace("],\"definedAt\"", "," + second + "],\"definedAt\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Values of three years, of which the last is provisional.
  public static List<ValueRecorded> years() {
    return List.of(
        decode(body("FY2015", "1308265", 1, "FINAL")),
        decode(body("FY2020", "1237984", 1, "FINAL")),
        decode(body("FY2023", "1184000", 1, "PROVISIONAL")));
  }

  /// The settled value of a year.
  public static ValueRecorded year(String year, String value) {
    return decode(body(year, value, 1, "FINAL"));
  }

  private static ValueRecorded decode(byte[] body) {
    return EventCodec.decode(EventType.VALUE_RECORDED, body);
  }

  public static byte[] body(String period, @Nullable String value, int revision, String status) {
    byte[] ofI15 = SampleAreas.body("020001", period, value, revision, status);
    return new String(ofI15, StandardCharsets.UTF_8)
        .replace("\"I15\"", "\"R03\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
