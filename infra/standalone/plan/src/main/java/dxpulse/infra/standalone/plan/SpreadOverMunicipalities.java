package dxpulse.infra.standalone.plan;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.AreaNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Spreads a count of the prefecture over its municipalities, so that they add up to it.
final class SpreadOverMunicipalities {
  private static final AreaCode PREFECTURE = new AreaCode("020001");
  private static final List<AreaCode> MUNICIPALITIES =
      AreaNames.codes().stream().filter(code -> !code.equals(PREFECTURE)).toList();

  /// How much more often the largest of them is drawn than the smallest.
  private static final double UNEVEN = 2.5;

  private SpreadOverMunicipalities() {}

  /// The counts of each municipality, for each count of the indicator: a later period keeps where
  /// those of the earlier one were.
  ///
  /// @param observations of the whole prefecture, in the order of their periods
  static List<Map<String, Object>> of(
      String indicator, List<Map<String, Object>> observations, Random random) {
    Map<AreaCode, Integer> counts = new TreeMap<>();
    MUNICIPALITIES.forEach(code -> counts.put(code, 0));
    List<Map<String, Object>> spread = new ArrayList<>();
    for (Map<String, Object> whole : observations) {
      if (!indicator.equals(whole.get("indicator"))) {
        continue;
      }
      int wanted = ((Number) Objects.requireNonNull(whole.get("value"))).intValue();
      int there = counts.values().stream().mapToInt(Integer::intValue).sum();
      for (; there < wanted; there++) {
        counts.merge(MUNICIPALITIES.get(drawn(random)), 1, Integer::sum);
      }
      for (; there > wanted; there--) {
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .ifPresent(most -> most.setValue(most.getValue() - 1));
      }
      counts.forEach((code, count) -> {
        Map<String, Object> part = new LinkedHashMap<>(whole);
        part.put("area", code.value());
        part.put("value", BigDecimal.valueOf(count));
        spread.add(part);
      });
    }
    return spread;
  }

  private static int drawn(Random random) {
    return (int) (MUNICIPALITIES.size() * Math.pow(random.nextDouble(), UNEVEN));
  }
}
