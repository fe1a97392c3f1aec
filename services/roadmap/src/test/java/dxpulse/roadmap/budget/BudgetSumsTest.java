package dxpulse.roadmap.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.event.ProjectUpdated.Budget;
import dxpulse.contracts.types.event.ProjectUpdated.Measure;
import dxpulse.contracts.types.time.FiscalYear;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetSumsTest {
  private static final FiscalYear YEAR = new FiscalYear(2024);

  @Test
  void acceptsMeasuresThatAddUp() {
    assertThat(BudgetSums.mismatches(of(176_289L), List.of(measure(30_677L), measure(145_612L))))
        .isEmpty();
  }

  @Test
  void namesTheYearAndBothAmountsWhenTheyDoNot() {
    assertThat(BudgetSums.mismatches(of(100L), List.of(measure(30L), measure(60L))))
        .containsExactly(new BudgetSums.Mismatch("/measures", YEAR, 100, 90));
  }

  @Test
  void comparesNothingWhereOneMeasurePrintsNoAmount() {
    assertThat(BudgetSums.mismatches(of(100L), List.of(measure(30L), measure(null)))).isEmpty();
  }

  private static List<Budget> of(@Nullable Long amount) {
    return List.of(new Budget(YEAR, amount, null));
  }

  private static Measure measure(@Nullable Long amount) {
    return new Measure("取組", "紙を前提にした業務からの転換", null, of(amount), List.of(), List.of());
  }
}
