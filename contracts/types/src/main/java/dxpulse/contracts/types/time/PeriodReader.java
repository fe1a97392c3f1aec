package dxpulse.contracts.types.time;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads periods as people and statistics write them: 令和6年度第1四半期, Ｒ６．４, 2024年6月, 2024年1～6月, R6Q1,
/// 2024-06-30, e-Stat time codes.
///
/// A spelling with two possible meanings is refused rather than guessed: `2024Q1` may be a calendar
/// or a fiscal quarter, and `45383` is a spreadsheet's day number.
public final class PeriodReader {
  private static final String ERA = "(令和|平成|昭和|R|H|S)\\.?";
  private static final String YEAR = "(?:" + ERA + ")?([0-9]{1,4})";
  private static final Spelling[] SPELLINGS = {
    new Spelling(YEAR + "年?度第?([1-4])四?半期", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(YEAR + "年?度第?([1-4])Q", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(ERA + "([0-9]{1,4})Q([1-4])", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling("FY([0-9]{4})Q([1-4])", m -> new FiscalQuarter(number(m, 1), number(m, 2))),
    new Spelling("FY([0-9]{4})H([12])", m -> new FiscalHalf(number(m, 1), number(m, 2))),
    new Spelling(YEAR + "年?度(上|下)半?期", m -> new FiscalHalf(year(m), half(m))),
    new Spelling(YEAR + "年?度", m -> new FiscalYear(year(m))),
    new Spelling(YEAR + "年(上|下)半期", m -> new CalendarHalf(year(m), half(m))),
    new Spelling(
        YEAR + "年([0-9]{1,2})月?[~-]([0-9]{1,2})月期?",
        m -> months(year(m), number(m, 3), number(m, 4))),
    new Spelling(YEAR + "年([0-9]{1,2})月分?", m -> new Month(year(m), number(m, 3))),
    new Spelling(
        YEAR + "[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?",
        m -> Month.containing(LocalDate.of(year(m), number(m, 3), number(m, 4)))),
    new Spelling(ERA + "([0-9]{1,4})[./-]([0-9]{1,2})", m -> new Month(year(m), number(m, 3))),
    new Spelling("([0-9]{4})[./]([0-9]{1,2})", m -> new Month(number(m, 1), number(m, 2))),
    new Spelling("([0-9]{4})-([0-9])", m -> new Month(number(m, 1), number(m, 2))),
    new Spelling(YEAR + "年(?:\\(暦年\\))?", m -> new CalendarYear(year(m))),
    new Spelling("([0-9]{4})000000", m -> new CalendarYear(number(m, 1))),
    new Spelling("([0-9]{4})100000", m -> new FiscalYear(number(m, 1))),
    new Spelling(
        "([0-9]{4})00([0-9]{2})([0-9]{2})", m -> months(number(m, 1), number(m, 2), number(m, 3))),
  };

  private PeriodReader() {}

  /// The period that the text means.
  ///
  /// @throws IllegalArgumentException when it means none, or could mean more than one
  public static Period read(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("\\s", "")
            .replace("元年", "1年")
            .replaceAll("[‐‑–—−]", "-")
            .replace('〜', '~')
            .toUpperCase(Locale.ROOT);
    Period period = meaning(plain);
    Years.reported(period.start().getYear());
    return period;
  }

  private static Period meaning(String plain) {
    try {
      return Period.parse(plain);
    } catch (IllegalArgumentException notPinned) {
      for (Spelling spelling : SPELLINGS) {
        Period found = spelling.read(plain);
        if (found != null) {
          return found;
        }
      }
      throw notPinned;
    }
  }

  /// The period of an SDMX time value, whose quarters and halves are those of the calendar year:
  /// `2024-Q1` is January to March, our `FY2023-Q4`.
  public static Period readSdmx(String text) {
    Matcher part = Pattern.compile("([0-9]{4})-([QS])([1-4])").matcher(text);
    if (!part.matches()) {
      return text.matches("[0-9]{4}") ? new CalendarYear(Integer.parseInt(text)) : read(text);
    }
    int year = Integer.parseInt(part.group(1));
    int number = Integer.parseInt(part.group(3));
    if (part.group(2).equals("S")) {
      return new CalendarHalf(year, number);
    }
    return FiscalQuarter.containing(LocalDate.of(year, number * 3, 1));
  }

  /// The one period that lasts from a month to another of the same calendar year.
  private static Period months(int year, int first, int last) {
    Month from = new Month(year, first);
    Month to = new Month(year, last);
    return Stream.of(
            from,
            FiscalQuarter.containing(from.start()),
            FiscalHalf.containing(from.start()),
            CalendarHalf.containing(from.start()),
            CalendarYear.containing(from.start()))
        .filter(period -> period.start().equals(from.start()) && period.end().equals(to.end()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "period: months " + from + " to " + to + " are no quarter, half or year"));
  }

  /// The year in the first two groups: an era, or none, and a number in it.
  private static int year(MatchResult m) {
    String era = m.group(1) == null ? "" : m.group(1);
    int digits = m.group(2).length();
    int inEra = number(m, 2);
    if (era.isEmpty() ? digits != 4 : digits > 2 || inEra == 0) {
      throw new IllegalArgumentException("year: " + era + m.group(2));
    }
    return switch (era) {
      case "令和", "R" -> 2018 + inEra;
      case "平成", "H" -> 1988 + inEra;
      case "昭和", "S" -> 1925 + inEra;
      default -> inEra;
    };
  }

  private static int half(MatchResult m) {
    return m.group(3).equals("上") ? 1 : 2;
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  /// One way of writing periods.
  private record Spelling(Pattern pattern, Function<MatchResult, Period> meaning) {
    Spelling(String pattern, Function<MatchResult, Period> meaning) {
      this(Pattern.compile(pattern), meaning);
    }

    @Nullable Period read(String text) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.matches()) {
        return null;
      }
      try {
        return meaning.apply(matcher.toMatchResult());
      } catch (DateTimeException | IllegalArgumentException impossible) {
        throw new IllegalArgumentException(
            "period: \"" + text + "\" (expected: a month, quarter, half or year that exists)",
            impossible);
      }
    }
  }
}
