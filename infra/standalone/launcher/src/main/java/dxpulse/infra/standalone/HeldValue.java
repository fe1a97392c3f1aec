package dxpulse.infra.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A value as the catalogue shows it, made into a submission that says the same again.
final class HeldValue {
  private static final List<List<String>> FORMS =
      List.of(List.of("numerator", "denominator"), List.of("stage"), List.of("value"));

  private HeldValue() {}

  static Map<String, Object> repeated(String indicator, JsonNode held) {
    Map<String, Object> submission = new LinkedHashMap<>();
    submission.put("indicator", indicator);
    for (String member : List.of("period", "status", "sample", "note")) {
      if (held.hasNonNull(member)) {
        submission.put(member, held.get(member));
      }
    }
    FORMS.stream()
        .filter(form -> form.stream().allMatch(held::hasNonNull))
        .findFirst()
        .ifPresent(form -> form.forEach(member -> submission.put(member, held.get(member))));
    return submission;
  }
}
