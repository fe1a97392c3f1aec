package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.time.CalendarHalf;
import dxpulse.contracts.types.time.CalendarYear;
import dxpulse.contracts.types.time.FiscalHalf;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is put in at any period comes out there, in the order of periods, whatever else is known.
class TimelineTest {
  private static final List<Period> PERIODS = periods();

  @Test
  void holdsWhatATreeOfPeriodsHolds() {
    Random random = new Random(20261129);
    for (int round = 0; round < 300; round++) {
      List<Period> order = new ArrayList<>(PERIODS);
      Collections.shuffle(order, random);
      Timeline<String> timeline = new Timeline<>();
      TreeMap<Period, String> tree = new TreeMap<>();
      for (Period period : order.subList(0, random.nextInt(PERIODS.size()))) {
        String told = period + "#" + random.nextInt();
        timeline.put(period, told);
        tree.put(period, told);
      }

      assertThat(timeline.all()).as("round %d", round).isEqualTo(List.copyOf(tree.values()));
      for (Period period : PERIODS) {
        assertThat(timeline.of(period)).as("%s", period).isEqualTo(tree.get(period));
        assertThat(timeline.firstAfter(period.endMonth()))
            .as("after %s", period)
            .isEqualTo(tree.headMap(Month.numbered(period.endMonth())).size());
      }
    }
  }

  @Test
  void aLaterFactOfAPeriodTakesThePlaceOfTheEarlierOne() {
    Timeline<String> timeline = new Timeline<>();
    timeline.put(new FiscalYear(2024), "early");
    timeline.put(new FiscalYear(2024), "late");

    assertThat(timeline.all()).containsExactly("late");
  }

  private static List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    for (int year = 2019; year < 2023; year++) {
      periods.add(new FiscalYear(year));
      periods.add(new CalendarYear(year));
      for (int half = 1; half <= 2; half++) {
        periods.add(new FiscalHalf(year, half));
        periods.add(new CalendarHalf(year, half));
      }
      for (int quarter = 1; quarter <= 4; quarter++) {
        periods.add(new FiscalQuarter(year, quarter));
      }
      for (int month = 1; month <= 12; month++) {
        periods.add(new Month(year, month));
      }
    }
    return periods;
  }
}
