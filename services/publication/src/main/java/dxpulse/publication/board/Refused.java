package dxpulse.publication.board;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.AmbiguousPeriod;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A question that has no answer, whatever the figures are: where it is wrong, what stands there,
/// and what could. Its message is Japanese, then English.
public final class Refused extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SHOWN = 60;
  private static final LocalDate NEVER = Period.EARLIEST.plusYears(100);
  private static final LocalizedText PERIODS =
      new LocalizedText(
          "2024-06、FY2024-Q1、FY2024-H1、FY2024など",
          "a period such as 2024-06, FY2024-Q1, FY2024-H1 or FY2024");
  private static final LocalizedText THINKABLE =
      new LocalizedText(
          "%sから%sの前日までの期".formatted(Period.EARLIEST, NEVER),
          "a period from %s until the day before %s".formatted(Period.EARLIEST, NEVER));
  private static final LocalizedText KINDS =
      new LocalizedText("month、quarter、half、year", "month, quarter, half or year");

  private Refused(String message) {
    super(message);
  }

  /// @param place a parameter of the query
  public static Refused of(String place, String value, LocalizedText expected) {
    String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
    return new Refused(
        "%s：「%s」は使えません（使えるもの：%s） / %s: \"%s\" (expected: %s)"
            .formatted(place, shown, expected.ja(), place, shown, expected.english()));
  }

  /// Whether figures of a period could ever be there: from the first day that they are kept of, for
  /// a century.
  public static boolean isThinkable(Period period) {
    return !period.start().isBefore(Period.EARLIEST) && period.start().isBefore(NEVER);
  }

  /// Reads a period as people write it, of which figures could be.
  public static Period period(String place, String text) {
    Period period;
    try {
      period = PeriodReader.read(text);
    } catch (AmbiguousPeriod either) {
      throw of(place, text, either.expected());
    } catch (IllegalArgumentException unreadable) {
      throw of(place, text, PERIODS);
    }
    if (!isThinkable(period)) {
      throw of(place, text, THINKABLE);
    }
    return period;
  }

  public static Granularity granularity(String text) {
    return Granularity.ofCode(text).orElseThrow(() -> of("granularity", text, KINDS));
  }

  /// Refuses a kind of period that a period is not of.
  public static void unlessOfKind(Granularity kind, Period period) {
    if (!period.granularity().equals(Optional.of(kind))) {
      throw of(
          "period",
          period.toString(),
          new LocalizedText(
              "granularity=" + kind.code() + "の期", "a period of granularity=" + kind.code()));
    }
  }

  /// Refuses a range that ends before it begins, so that no period can lie in it.
  public static void unlessInOrder(@Nullable Period from, @Nullable Period to) {
    if (from != null && to != null && from.firstMonth() >= to.endMonth()) {
      throw of(
          "to",
          to.toString(),
          new LocalizedText(
              "from=" + from + "と同じか、それより後の期",
              from + ", which is asked for by from, or a later period"));
    }
  }
}
