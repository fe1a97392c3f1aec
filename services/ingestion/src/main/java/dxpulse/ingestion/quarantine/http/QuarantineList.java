package dxpulse.ingestion.quarantine.http;

import dxpulse.infra.edge.Answers;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.quarantine.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of the quarantine as it is shown: what was asked for, how much there is, and by what it
/// can be narrowed down.
final class QuarantineList {
  private QuarantineList() {}

  static Map<String, Object> of(List<Waiting> all, Waiting.Search search, int from, int limit) {
    List<Waiting> found = all.stream().filter(search::finds).toList();
    List<Waiting> shown = found.stream().skip(from).limit(limit).toList();
    List<Object> items = new ArrayList<>();
    List<Object> figures = new ArrayList<>();
    List<Object> rows = new ArrayList<>();
    for (Waiting waiting : shown) {
      switch (waiting.item()) {
        case Item.Observation(var rejection) -> items.add(with(waiting, rejection));
        case Item.Figure(var figure) -> figures.add(with(waiting, figure));
        case Item.Row(var row) -> {
          Map<String, Object> members = with(waiting, row);
          members.put("members", row.members());
          rows.add(members);
        }
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", items);
    answer.put("figures", figures);
    answer.put("rows", rows);
    answer.put("order", shown.stream().map(waiting -> waiting.item().id()).toList());
    answer.put("total", found.size());
    answer.put("next", from + shown.size() < found.size() ? from + shown.size() : null);
    answer.put("reasons", reasons(all));
    answer.put("feeds", counted(all, Waiting::feed));
    answer.put("files", counted(all, Waiting::file));
    return answer;
  }

  private static Map<String, Object> with(Waiting waiting, Object record) {
    Map<String, Object> members = Answers.members(record);
    members.put("codes", waiting.reasons().keySet());
    if (waiting.resolution() != null) {
      members.put("resolution", waiting.resolution());
    }
    return members;
  }

  private static List<Map<String, Object>> reasons(List<Waiting> all) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> words = new TreeMap<>();
    all.forEach(waiting ->
        waiting
            .reasons()
            .forEach((code, message) -> {
              counts.merge(code, 1, Integer::sum);
              words.putIfAbsent(code, message);
            }));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(count -> {
          Map<String, Object> told = new LinkedHashMap<>();
          told.put("code", count.getKey());
          told.put("message", words.get(count.getKey()));
          told.put("count", count.getValue());
          return told;
        })
        .toList();
  }

  private static List<Map<String, Object>> counted(
      List<Waiting> all, Function<Waiting, @Nullable String> named) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Waiting waiting : all) {
      String name = named.apply(waiting);
      if (name != null) {
        var _ = counts.merge(name, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(count -> Map.<String, Object>of("name", count.getKey(), "count", count.getValue()))
        .toList();
  }
}
