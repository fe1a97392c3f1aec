package dxpulse.ingestion.round;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a round stands: each figure that it asks for, in the order of the round.
///
/// @param asOf the day by which it is judged
public record Board(Round round, LocalDate asOf, List<Item> items) {
  public Board {
    items = List.copyOf(items);
  }

  /// What one department owes of it.
  public Board only(String department) {
    return new Board(
        round, asOf, items.stream().filter(item -> item.department().equals(department)).toList());
  }

  public Tally total() {
    return Tally.of(items);
  }

  /// By key of the department.
  public Map<String, Tally> byDepartment() {
    Map<String, List<Item>> grouped = new TreeMap<>();
    items.forEach(
        item -> grouped.computeIfAbsent(item.department(), key -> new ArrayList<>()).add(item));
    Map<String, Tally> tallies = new TreeMap<>();
    grouped.forEach((department, owed) -> tallies.put(department, Tally.of(owed)));
    return tallies;
  }

  /// What is still owed.
  public List<Item> missing() {
    return items.stream().filter(item -> !item.isAnswered()).toList();
  }

  /// Days until the due date, below zero after it.
  public long daysLeft() {
    return ChronoUnit.DAYS.between(asOf, round.asked().due());
  }
}
