package dxpulse.ingestion.round.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.infra.edge.Answers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.Directory;
import dxpulse.ingestion.department.Postbox;
import dxpulse.ingestion.round.Board;
import dxpulse.ingestion.round.Effort.Work;
import dxpulse.ingestion.round.Efforts.Costs;
import dxpulse.ingestion.round.Efforts.Spent;
import dxpulse.ingestion.round.Item;
import dxpulse.ingestion.round.Round;
import dxpulse.ingestion.round.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Rounds and boards as they appear in JSON, with names beside keys.
@Component
class RoundViews {
  private static final String NAME = "name";
  private static final String DEPARTMENT = "department";

  private final KnownIndicators indicators;
  private final Departments departments;
  private final Postbox postbox;

  RoundViews(KnownIndicators indicators, Departments departments, Postbox postbox) {
    this.indicators = indicators;
    this.departments = departments;
    this.postbox = postbox;
  }

  /// A round with the tally of the part that the caller sees.
  Map<String, Object> round(Board part) {
    Round round = part.round();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", round.id());
    shown.put("title", round.asked().title());
    shown.put("period", round.asked().period());
    shown.put("label", label(round.asked().period()));
    shown.put("indicators", part.items().stream().map(Item::indicator).toList());
    shown.put("due", round.asked().due());
    shown.put("daysLeft", part.daysLeft());
    shown.put("reminderDays", round.asked().reminderDays());
    shown.put("note", round.asked().note());
    shown.put("state", round.isOpen() ? "OPEN" : "CLOSED");
    shown.put("opened", round.opened());
    shown.put("changed", round.changed());
    shown.put("closed", round.closed());
    shown.put("version", round.version());
    shown.put("tally", tally(part.total()));
    Round.Asked following = round.asked().following();
    shown.put(
        "following",
        Map.of("title", following.title(), "period", following.period(), "due", following.due()));
    return shown;
  }

  /// The board of the part that the caller sees.
  ///
  /// @param withReminders whether they see what was sent
  Map<String, Object> board(Board part, Map<String, Costs> spent, boolean withReminders) {
    Map<String, Object> shown = new LinkedHashMap<>();
    Round round = part.round();
    shown.put("round", round(part));
    shown.put("asOf", part.asOf());
    Directory names = names(round.organization());
    List<Map<String, Object>> rows = new ArrayList<>();
    part.byDepartment()
        .forEach((key, tally) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put(DEPARTMENT, key);
          row.put(NAME, names.of(key).name());
          row.put("tally", tally(tally));
          row.put("burden", burden(tally, spent.getOrDefault(key, Costs.NOTHING)));
          rows.add(row);
        });
    shown.put("departments", rows);
    shown.put(
        "burden", burden(part.total(), spent.values().stream().reduce(Costs.NOTHING, Costs::and)));
    shown.put("items", part.items().stream().map(item -> item(round, item)).toList());
    if (withReminders) {
      shown.put("mail", postbox.isThere());
      shown.put("reminders", reminders(round, names));
    }
    return shown;
  }

  private List<Map<String, Object>> reminders(Round round, Directory names) {
    return round.reminders().stream()
        .map(reminder -> {
          Map<String, Object> shown = Answers.members(reminder);
          shown.put(NAME, names.of(reminder.department()).name());
          return shown;
        })
        .toList();
  }

  /// What a department owes of a round.
  Map<String, Object> owed(Board own) {
    Map<String, Object> shown = round(own);
    shown.put("owed", own.missing().stream().map(item -> item(own.round(), item)).toList());
    return shown;
  }

  private Map<String, Object> item(Round round, Item item) {
    Map<String, Object> shown = Answers.members(item);
    shown.put(NAME, name(round.organization(), item.indicator(), round.asked().period()));
    return shown;
  }

  LocalizedText name(OrganizationCode organization, IndicatorCode code, Period period) {
    return indicators
        .find(organization, code)
        .map(definition -> definition.versionFor(period).name())
        .orElseGet(() -> new LocalizedText(code.value(), null));
  }

  /// The departments of an organization as they are called now.
  Directory names(OrganizationCode organization) {
    return departments.in(organization);
  }

  static Map<String, String> label(Period period) {
    return Map.of("ja", period.japaneseLabel(), "en", period.englishLabel());
  }

  private static Map<String, Object> tally(Tally tally) {
    Map<String, Object> shown = Answers.members(tally);
    shown.put("answered", tally.answered());
    shown.put("missing", tally.missing());
    shown.put("completeness", tally.completeness());
    return shown;
  }

  private static Map<String, Object> burden(Tally tally, Costs costs) {
    Map<String, Object> shown = spent(costs.of(Work.ENTRY));
    shown.put("fedShare", tally.fedShare());
    shown.put("uploads", spent(costs.of(Work.UPLOAD)));
    shown.put("approvals", spent(costs.of(Work.APPROVAL)));
    return shown;
  }

  private static Map<String, Object> spent(Spent spent) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("submissions", spent.submissions());
    shown.put("minutes", spent.minutes());
    shown.put("values", spent.values());
    shown.put("valuesPerMinute", spent.valuesPerMinute());
    return shown;
  }
}
