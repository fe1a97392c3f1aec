package dxpulse.kpiscoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which scores a value marks: enough, and no more than it takes.
class AffectedPeriodsTest {
  private static final Optional<Horizon> KNOWN = horizon("2024-04-01", "2025-12-31");

  @Test
  void aFlowMovesItsOwnPeriodsAndTheNextOnes() {
    assertMarks(
        AffectedPeriods.by(
            Period.parse("2024-05"), series("2024-04", "2024-05"), false, KNOWN, KNOWN, 18),
        "2024-05 | 2024-06",
        "FY2024-Q1 | FY2024-Q2",
        "FY2024-H1 | FY2024-H2",
        "FY2024 | FY2025");
  }

  @Test
  void aStandMovesPeriodsUntilTheNextValueTakesItsPlace() {
    assertMarks(
        AffectedPeriods.by(
            Period.parse("2024-05"),
            series("2024-04", "2024-05", "2024-08"),
            true,
            KNOWN,
            KNOWN,
            18),
        "2024-05 2024-06 2024-07 | 2024-08",
        "FY2024-Q1 | FY2024-Q2",
        "FY2024-H1 | FY2024-H2",
        "FY2024 | FY2025");
  }

  /// Three months after May is the end of August; September says that it is too old.
  @Test
  void aStandMovesPeriodsAsFarAsItIsCarriedAndTheFirstThatItIsTooOldFor() {
    assertMarks(
        AffectedPeriods.by(
            Period.parse("2024-05"), series("2024-04", "2024-05"), true, KNOWN, KNOWN, 3),
        "2024-05 2024-06 2024-07 2024-08 | 2024-09",
        "FY2024-Q1 FY2024-Q2 | FY2024-Q3",
        "FY2024-H1 | FY2024-H2",
        "FY2024 | FY2025");
  }

  @Test
  void aValueBeyondTheHorizonOpensWhatLiesBetween() {
    assertMarks(
        AffectedPeriods.by(
            Period.parse("2024-08"),
            series("2024-04", "2024-08"),
            false,
            horizon("2024-04-01", "2024-05-31"),
            horizon("2024-04-01", "2024-08-31"),
            18),
        "2024-05 2024-06 2024-07 2024-08",
        "FY2024-Q1 FY2024-Q2",
        "FY2024-H1",
        "FY2024");
  }

  @Test
  void timeThatGoesOnOpensWhatHasBegun() {
    assertMarks(
        new AffectedPeriods(
            AffectedPeriods.opened(
                horizon("2024-04-01", "2024-05-31"), horizon("2024-04-01", "2024-07-01")),
            Map.of()),
        "2024-05 2024-06 2024-07",
        "FY2024-Q1 FY2024-Q2",
        "FY2024-H1",
        "FY2024");
    assertThat(AffectedPeriods.opened(KNOWN, KNOWN)).isEmpty();
  }

  private static Optional<Horizon> horizon(String first, String last) {
    return Optional.of(new Horizon(LocalDate.parse(first), LocalDate.parse(last)));
  }

  /// @param expected the periods that are moved, and those after, for each kind of period
  private static void assertMarks(AffectedPeriods marks, String... expected) {
    Map<Granularity, List<Period>> moved = new EnumMap<>(Granularity.class);
    Map<Granularity, Period> after = new EnumMap<>(Granularity.class);
    for (Granularity granularity : Granularity.values()) {
      String[] parts = expected[granularity.ordinal()].split(" \\| ");
      moved.put(granularity, periods(parts[0]));
      if (parts.length > 1) {
        after.put(granularity, Period.parse(parts[1]));
      }
    }
    assertThat(marks).isEqualTo(new AffectedPeriods(moved, after));
  }

  private static List<Period> periods(String text) {
    return Arrays.stream(text.split(" ")).map(Period::parse).toList();
  }

  private static Series series(String... periods) {
    return new Series(
        (Stream.of(periods)
            .map(period ->
                new CurrentValue(
                    Period.parse(period),
                    BigDecimal.ONE,
                    null,
                    null,
                    null,
                    ValueStatus.FINAL,
                    false,
                    1))
            .toList()));
  }
}
