package dxpulse.kpiscoring.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.Period;
import dxpulse.kpiscoring.ledger.CurrentValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every book of values keeps to.
public abstract class ValueBookContract {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");
  private static final OrganizationCode IWATE = new OrganizationCode("030007");
  private static final IndicatorCode I15 = new IndicatorCode("I15");
  private static final IndicatorCode I19 = new IndicatorCode("I19");

  protected abstract ValueBook emptyBook();

  @Test
  void answersTheValuesOfOneIndicatorInTheOrderOfTheirPeriods() {
    ValueBook book = emptyBook();
    enter(book, value("2024-06", "50", 1), value("FY2023", "12.30", 1), value("2024-05", "30", 1));
    book.enter(
        List.of(
            new ValueBook.Entry(AOMORI, I15, value("2024-05", "1", 1)),
            new ValueBook.Entry(IWATE, I19, value("2024-05", "2", 1))));

    assertThat(book.values(AOMORI, I19))
        .containsExactly(
            value("FY2023", "12.30", 1), value("2024-05", "30", 1), value("2024-06", "50", 1));
    assertThat(book.values(IWATE, I15)).isEmpty();
  }

  @Test
  void keepsTheNewestRevisionHoweverLateAnOlderOneComesAndHoweverOften() {
    ValueBook book = emptyBook();
    enter(book, value("2024-05", "10", 9), value("2024-05", "11", 10));
    book.write();
    enter(book, value("2024-05", "10", 9));
    book.write();
    enter(book, value("2024-05", "12", 10), value("2024-05", "9", 2));

    assertThat(book.values(AOMORI, I19)).hasSize(1);
    assertThat(book.values(AOMORI, I19).getFirst().revision()).isEqualTo(10);

    enter(book, value("2024-05", "13", 100));
    enter(book, value("2024-05", "11", 10));
    assertThat(book.values(AOMORI, I19)).containsExactly(value("2024-05", "13", 100));
  }

  @Test
  void keepsCountsAndStagesAsTheyAre() {
    ValueBook book = emptyBook();
    CurrentValue counts =
        new CurrentValue(
            Period.parse("FY2024-Q1"),
            new BigDecimal("42.66666666666667"),
            new BigDecimal("51200"),
            new BigDecimal("120000"),
            null,
            ValueStatus.PROVISIONAL,
            true,
            3);
    CurrentValue stage = staged("FY2024-H1", null, "試行");

    enter(book, counts, stage);
    book.write();

    assertThat(book.values(AOMORI, I19)).containsExactly(counts, stage);
  }

  private static void enter(ValueBook book, CurrentValue... values) {
    book.enter(Stream.of(values).map(value -> new ValueBook.Entry(AOMORI, I19, value)).toList());
  }

  private static CurrentValue value(String period, String value, int revision) {
    return new CurrentValue(
        Period.parse(period),
        new BigDecimal(value),
        null,
        null,
        null,
        ValueStatus.FINAL,
        false,
        revision);
  }

  private static CurrentValue staged(
      String period, @Nullable BigDecimal value, @Nullable String stage) {
    return new CurrentValue(
        Period.parse(period), value, null, null, stage, ValueStatus.FINAL, false, 1);
  }
}
