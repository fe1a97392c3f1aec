package dxpulse.contracts.wire;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.AmbiguousPeriod;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads parameters of a query. What cannot be read is refused with the parameter, what stands
/// there, and what was expected, in Japanese and in English.
public final class QueryReader {
  private static final int LONGEST_SHOWN = 60;
  private static final LocalizedText A_PERIOD =
      new LocalizedText(
          "2024-06、FY2024-Q1、FY2024 のような期間", "a period such as 2024-06, FY2024-Q1 or FY2024");
  private static final LocalizedText AN_INSTANT =
      new LocalizedText(
          "2026-04-01T09:00:00+09:00 のような日時か、2026-04-01 のような日",
          "an instant such as 2026-04-01T09:00:00+09:00, or a day such as 2026-04-01");
  private static final LocalizedText AN_AREA =
      new LocalizedText("検査数字の合う6桁の地域コード", "six digits with a right check digit");

  private QueryReader() {}

  /// A period, in the pinned form or as people write it; none where there is no such parameter.
  ///
  /// @throws IllegalArgumentException when the text is no period
  public static @Nullable Period period(String name, @Nullable String text) {
    try {
      return text == null ? null : PeriodReader.read(text);
    } catch (AmbiguousPeriod either) {
      throw refused(name, String.valueOf(text), either.expected());
    } catch (IllegalArgumentException refused) {
      throw refused(name, String.valueOf(text), A_PERIOD);
    }
  }

  /// An area by its code; none where there is no such parameter.
  ///
  /// @throws IllegalArgumentException when the text is no code of one
  public static @Nullable AreaCode area(String name, @Nullable String text) {
    try {
      return text == null ? null : new AreaCode(text);
    } catch (IllegalArgumentException refused) {
      throw refused(name, String.valueOf(text), AN_AREA);
    }
  }

  /// Refuses a range that ends before it begins, so that no period can lie in it.
  ///
  /// @throws IllegalArgumentException when `to` ends before `from` begins
  public static void inOrder(@Nullable Period from, @Nullable Period to) {
    if (from != null && to != null && from.firstMonth() >= to.endMonth()) {
      throw new IllegalArgumentException(
          "to：「%s」はfrom（%s）より前です / to: \"%s\" (expected: %s, which is asked for by from, or a later period)"
              .formatted(to, from, to, from));
    }
  }

  /// An instant, or the end of a day in Japan. A `+` that was not escaped arrives as a blank.
  ///
  /// @throws IllegalArgumentException when the text is neither
  public static Instant instant(String name, String text) {
    try {
      return text.indexOf('T') < 0
          ? JapanTime.start(LocalDate.parse(text).plusDays(1)).minusNanos(1)
          : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException refused) {
      throw refused(name, text, AN_INSTANT);
    }
  }

  /// What is said of a parameter that is not as expected.
  public static IllegalArgumentException refused(String name, String text, LocalizedText expected) {
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    return new IllegalArgumentException(
        "%s：「%s」は使えません（%sにしてください） / %s: \"%s\" (expected: %s)"
            .formatted(name, shown, expected.ja(), name, shown, expected.english()));
  }
}
