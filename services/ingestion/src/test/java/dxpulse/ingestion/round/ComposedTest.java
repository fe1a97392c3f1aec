package dxpulse.ingestion.round;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposedTest {
  private static final Period QUARTER = Period.parse("FY2026-Q3");
  private static final Period HALF = Period.parse("FY2026-H2");
  private static final Instant DAY = Instant.parse("2027-01-10T00:00:00Z");
  private static final Set<Accumulation> LAST = Set.of(Accumulation.STOCK, Accumulation.CUMULATIVE);

  @Test
  void theQuarterOfAFlowIsDoneWhenItsThirdMonthComesAndThatIsWhenItWasHandedIn() {
    Map<Period, Reported> months = new HashMap<>();
    months.put(Period.parse("2026-10"), at(1));
    months.put(Period.parse("2026-12"), at(9));
    Composed two = Composed.of(QUARTER, Accumulation.FLOW, months, Map.of());
    months.put(Period.parse("2026-11"), at(4));
    Composed three = Composed.of(QUARTER, Accumulation.FLOW, months, Map.of());

    assertThat(two).isEqualTo(new Composed(null, 2, 3));
    assertThat(two.isPartly()).isTrue();
    assertThat(three.whole()).isEqualTo(new Reported(day(9), 1, day(9), Source.Kind.FEED));
    assertThat(three.isPartly()).isFalse();
  }

  @Test
  void aStockIsDoneWithTheValueAtTheEndOfThePeriod() {
    assertThat(months(Accumulation.STOCK, "2026-10", "2026-11"))
        .isEqualTo(new Composed(null, 2, 3));
    assertThat(months(Accumulation.STOCK, "2026-12").whole()).isEqualTo(at(0));
  }

  @Test
  void aLaterValueOfTheQuarterItselfMakesNothingLateThatItsMonthsHaveAnswered() {
    Map<Period, Reported> values = new HashMap<>();
    QUARTER.monthsWithin().forEach(month -> values.put(month, at(2)));
    values.put(QUARTER, new Reported(day(30), 4, day(31), Source.Kind.ENTRY));

    assertThat(Composed.of(QUARTER, Accumulation.FLOW, values, Map.of()).whole())
        .isEqualTo(new Reported(day(2), 4, day(31), Source.Kind.ENTRY));
  }

  @Test
  void aMonthThatWasSaidToHaveNoValueKeepsAFlowNotWaitingAndIsNoValueItself() {
    Map<Period, Instant> excused = Map.of(Period.parse("2026-11"), day(5));
    Map<Period, Reported> others =
        Map.of(Period.parse("2026-10"), at(1), Period.parse("2026-12"), at(2));

    assertThat(Composed.of(QUARTER, Accumulation.FLOW, others, excused).whole())
        .isEqualTo(new Reported(day(5), 1, day(2), Source.Kind.FEED));
    assertThat(Composed.of(QUARTER, Accumulation.FLOW, Map.of(), excused).whole()).isNull();
  }

  @Test
  void aPeriodIsMadeOfItsOwnCalendarsPeriods() {
    assertThat(Composed.parts(QUARTER)).hasSize(3);
    assertThat(Composed.parts(HALF)).hasSize(8).contains(QUARTER);
    assertThat(Composed.parts(Period.parse("FY2026")))
        .hasSize(12 + 4 + 2)
        .doesNotContain(Period.parse("CY2026-H2"));
    assertThat(Composed.parts(Period.parse("CY2026"))).contains(Period.parse("CY2026-H2"));
    assertThat(Composed.parts(Period.parse("2026-10"))).isEmpty();
  }

  /// All 512 ways in which a half, its quarters and its months may have values.
  @ParameterizedTest
  @EnumSource(Accumulation.class)
  void whateverIsThereAHalfIsDoneAsItsRuleSays(Accumulation accumulation) {
    List<Period> all = new ArrayList<>(Composed.parts(HALF));
    all.add(HALF);
    for (int some = 0; some < 1 << all.size(); some++) {
      Map<Period, Reported> values = some(all, some);
      List<Period> there = List.copyOf(values.keySet());

      Composed composed = Composed.of(HALF, accumulation, values, Map.of());

      long months = HALF.monthsWithin().stream().filter(month -> isIn(there, month)).count();
      boolean done =
          LAST.contains(accumulation)
              ? there.stream().anyMatch(each -> each.end().equals(HALF.end()))
              : months == 6;
      assertThat(composed.months()).as(there.toString()).isEqualTo((int) months);
      assertThat(composed.whole() != null).as(there.toString()).isEqualTo(done);
    }
  }

  /// What is done stays done, and was never handed in later than it was before.
  @ParameterizedTest
  @EnumSource(Accumulation.class)
  void oneMoreValueNeverUndoesAnything(Accumulation accumulation) {
    List<Period> all = new ArrayList<>(Composed.parts(HALF));
    all.add(HALF);
    for (int some = 0; some < 1 << all.size(); some++) {
      Composed before = Composed.of(HALF, accumulation, some(all, some), Map.of());
      for (int more = 0; more < all.size(); more++) {
        Composed after = Composed.of(HALF, accumulation, some(all, some | 1 << more), Map.of());

        assertThat(after.months()).isGreaterThanOrEqualTo(before.months());
        if (before.whole() != null) {
          assertThat(first(after)).isNotNull().isBeforeOrEqualTo(first(before));
        }
      }
    }
  }

  private static @Nullable Instant first(Composed composed) {
    return composed.whole() == null ? null : Objects.requireNonNull(composed.whole()).firstAt();
  }

  private static boolean isIn(List<Period> there, Month month) {
    return there.stream().anyMatch(each -> each.contains(month.start()));
  }

  /// Those whose bit is set, each handed in on a day of its own.
  private static Map<Period, Reported> some(List<Period> all, int bits) {
    Map<Period, Reported> values = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if ((bits & 1 << i) != 0) {
        values.put(all.get(i), at(i * 7 % all.size()));
      }
    }
    return values;
  }

  private static Composed months(Accumulation accumulation, String... months) {
    Map<Period, Reported> values = new HashMap<>();
    for (String month : months) {
      values.put(Period.parse(month), at(0));
    }
    return Composed.of(QUARTER, accumulation, values, Map.of());
  }

  private static Instant day(int days) {
    return DAY.plusSeconds(86_400L * days);
  }

  private static Reported at(int days) {
    return new Reported(day(days), 1, day(days), Source.Kind.FEED);
  }
}
