package dxpulse.infra.standalone.plan;

import static dxpulse.infra.standalone.plan.Series.count;
import static dxpulse.infra.standalone.plan.Series.rate;
import static dxpulse.infra.standalone.plan.Series.total;

import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.HttpFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes the demonstration values (サンプル値): plausible, not facts, the same at each run.
///
/// The plan prints no values, so the board would stay empty. Every value is marked as a sample. The
/// last reported quarter is FY2024-Q2; in it the DX promoters (I19) are left open, to be observed.
final class DemonstrationValues {
  /// The day of the first meeting that saw the plan's figures.
  private static final long SEED = 20240703;

  private static final Period LAST = new FiscalQuarter(2024, 2);

  /// Its institutions stand in municipalities, and are counted there.
  private static final String BY_MUNICIPALITY = "I11";

  private static final List<Series> ALL =
      List.of(
          count("I01", "FY2023-Q1", 4, 5, 1.5),
          count("I02", "FY2023-Q1", 22, 1.5, 4),
          rate("I03", "FY2022", 3.5, 4, 0.5),
          count("I04", "FY2023-Q1", 2, 0.6, 0.3),
          total("I05", "FY2023-H1", 120, 95, 12),
          total("I06", "FY2023-Q1", 14, 17, 4),
          total("I07", "FY2023-Q1", 30, 28, 7),
          rate("I08", "FY2022", 76, 2.5, 0.5),
          rate("I09", "FY2022", 45, 8, 1),
          rate("I10", "FY2023-Q1", 30, 4, 1),
          count("I11", "FY2023-Q1", 62, 4, 1.5),
          count("I12", "FY2023-H1", 7, 2.5, 0.5),
          rate("I13", "FY2022", 6, 9, 1).countedOver(420),
          rate("I14", "FY2023-H1", 24, 9, 1).countedOver(42),
          rate("I15", "2023-04", 27, 0.9, 1.2).countedOver(40_000),
          count("I16", "FY2023-Q1", 8, 2.6, 0.8),
          rate("I17", "FY2023-Q1", 5, 3.2, 1.5),
          rate("I18", "FY2023-H1", 72, 6, 1).countedOver(3_800),
          count("I20", "FY2023-Q1", 40, 12, 10));

  private DemonstrationValues() {}

  /// Writes them to the file that is named.
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), json());
  }

  static byte[] json() {
    return HttpFormat.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(all());
  }

  static List<Map<String, Object>> all() {
    Random random = new Random(SEED);
    List<Map<String, Object>> observations = new ArrayList<>();
    for (Series series : ALL) {
      observations.addAll(of(series, random));
    }
    observations.addAll(SpreadOverMunicipalities.of(BY_MUNICIPALITY, observations, random));
    observations.add(promotersOfTheFirstQuarter());
    return observations;
  }

  private static List<Map<String, Object>> of(Series series, Random random) {
    List<Map<String, Object>> observations = new ArrayList<>();
    double before = 0;
    int position = 0;
    for (Period period = series.first();
        !period.end().isAfter(LAST.end());
        period = period.next(), position++) {
      double drawn =
          series.start()
              + series.step() * position
              + series.scatter() * (2 * random.nextDouble() - 1);
      double value = series.neverFalls() ? Math.max(before, drawn) : Math.max(0, drawn);
      before = value;
      Map<String, Object> observation = new LinkedHashMap<>();
      observation.put("indicator", series.indicator());
      observation.put("period", period.toString());
      if (series.denominator() == 0) {
        observation.put("value", rounded(value, series.decimals()));
      } else {
        long cases = Math.round(series.denominator() * (0.97 + 0.06 * random.nextDouble()));
        observation.put("numerator", Math.round(cases * value / 100));
        observation.put("denominator", cases);
      }
      boolean newest = period.next().end().isAfter(LAST.end());
      mark(observation, newest ? "PROVISIONAL" : "FINAL");
      observations.add(observation);
    }
    return observations;
  }

  private static Map<String, Object> promotersOfTheFirstQuarter() {
    Map<String, Object> observation = new LinkedHashMap<>();
    observation.put("indicator", "I19");
    observation.put("period", "FY2024-Q1");
    observation.put("value", BigDecimal.valueOf(60));
    mark(observation, "FINAL");
    return observation;
  }

  private static void mark(Map<String, Object> observation, String status) {
    observation.put("status", status);
    observation.put("sample", true);
    observation.put("note", "サンプル値（架空の値。実績ではない）");
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
