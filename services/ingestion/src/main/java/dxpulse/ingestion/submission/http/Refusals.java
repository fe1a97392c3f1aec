package dxpulse.ingestion.submission.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Items that were refused, for the answer and for the quarantine.
final class Refusals {
  final List<Problem.Fault> faults = new ArrayList<>();
  final List<Map<String, @Nullable Object>> rejected = new ArrayList<>();
  final List<Item> items = new ArrayList<>();

  record Item(String pointer, JsonNode json, List<Problem.Fault> faults, @Nullable Place place) {}

  /// Those at which nothing is wrong: what is approved holds.
  int locked() {
    return (int)
        items.stream()
            .filter(item -> item.faults.stream().allMatch(fault -> fault.code().equals("LOCKED")))
            .count();
  }

  /// @param place of its value, as far as that could be read
  void add(
      int index, String pointer, JsonNode json, List<Problem.Fault> found, @Nullable Place place) {
    items.add(new Item(pointer, json, found, place));
    faults.addAll(found);
    for (Problem.Fault fault : found) {
      Map<String, @Nullable Object> item = new LinkedHashMap<>();
      item.put("index", index);
      item.put("code", fault.code());
      item.put("message", fault.message());
      item.put("pointer", fault.pointer());
      item.put("value", fault.value());
      item.put("expected", fault.expected());
      rejected.add(item);
    }
  }
}
