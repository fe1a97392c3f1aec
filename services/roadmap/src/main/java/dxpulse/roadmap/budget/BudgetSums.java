package dxpulse.roadmap.budget;

import dxpulse.contracts.types.event.ProjectUpdated.Budget;
import dxpulse.contracts.types.event.ProjectUpdated.Measure;
import dxpulse.contracts.types.time.FiscalYear;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// Whether the amounts of the parts add up to the amount of the whole, year by year.
public final class BudgetSums {
  private BudgetSums() {}

  /// A whole whose parts add up to something else. Amounts in thousand yen.
  ///
  /// @param place JSON pointer to the whole's parts
  public record Mismatch(String place, FiscalYear year, long whole, long parts) {}

  /// Every whole that differs from its parts. Where one part prints no amount, nothing is compared.
  public static List<Mismatch> mismatches(List<Budget> whole, List<Measure> parts) {
    List<Mismatch> found = new ArrayList<>();
    compare("", whole, parts, found);
    return found;
  }

  private static void compare(
      String place, List<Budget> whole, List<Measure> parts, List<Mismatch> found) {
    if (!parts.isEmpty()) {
      for (Budget budget : whole) {
        Long amount = budget.thousandYen();
        OptionalLong sum = sum(parts, budget.year());
        if (amount != null && sum.isPresent() && sum.getAsLong() != amount) {
          found.add(new Mismatch(place + "/measures", budget.year(), amount, sum.getAsLong()));
        }
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      Measure part = parts.get(i);
      compare(place + "/measures/" + i, part.budgets(), part.measures(), found);
    }
  }

  private static OptionalLong sum(List<Measure> parts, FiscalYear year) {
    long sum = 0;
    for (Measure part : parts) {
      OptionalLong amount = amount(part, year);
      if (amount.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += amount.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private static OptionalLong amount(Measure measure, FiscalYear year) {
    return measure.budgets().stream()
        .filter(budget -> budget.year().equals(year))
        .map(Budget::thousandYen)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .findFirst();
  }
}
