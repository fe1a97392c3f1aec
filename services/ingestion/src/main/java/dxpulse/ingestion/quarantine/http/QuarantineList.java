package dxpulse.ingestion.quarantine.http;

import dxpulse.infra.edge.Answers;
import dxpulse.ingestion.quarantine.Page;
import dxpulse.ingestion.quarantine.Quarantine.Item;
import dxpulse.ingestion.quarantine.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of the quarantine as it is shown: what was asked for, how much there is, and by what it
/// can be narrowed down.
final class QuarantineList {
  private QuarantineList() {}

  static Map<String, Object> of(Page page) {
    List<Object> items = new ArrayList<>();
    List<Object> figures = new ArrayList<>();
    List<Object> rows = new ArrayList<>();
    for (Waiting waiting : page.shown()) {
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
    answer.put("order", page.shown().stream().map(waiting -> waiting.item().id()).toList());
    answer.put("total", page.total());
    answer.put("next", page.next());
    answer.put("reasons", reasons(page.causes()));
    answer.put("feeds", counted(page.causes().feeds()));
    answer.put("files", counted(page.causes().files()));
    answer.put("times", counted(page.causes().times()));
    return answer;
  }

  private static Map<String, Object> with(Waiting waiting, Object record) {
    Map<String, Object> members = Answers.members(record);
    members.put("codes", waiting.ticket().reasons().keySet());
    if (waiting.resolution() != null) {
      members.put("resolution", waiting.resolution());
    }
    return members;
  }

  private static List<Map<String, Object>> reasons(Page.Causes causes) {
    return causes.reasons().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(count -> {
          Map<String, Object> told = new LinkedHashMap<>();
          told.put("code", count.getKey());
          told.put("message", causes.words().get(count.getKey()));
          told.put("count", count.getValue());
          return told;
        })
        .toList();
  }

  private static List<Map<String, Object>> counted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> Map.<String, Object>of("name", count.getKey(), "count", count.getValue()))
        .toList();
  }
}
