package dxpulse.contracts.types.time;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads periods as people and statistics write them: 令和6年度第1四半期, Ｒ６．４, 2024年6月, 2024-06-30, e-Stat
/// time codes.
///
/// A spelling with two possible meanings is refused rather than guessed: `2024Q1` may be a calendar
/// or a fiscal quarter, and `45383` is a spreadsheet's day number.
public final class PeriodReader {
  private static final String YEAR = "(令和|平成|昭和|R|H|S)?\\.?([0-9]{1,4})";
  private static final Spelling[] SPELLINGS = {
    new Spelling(YEAR + "年?度第?([1-4])四?半期", m -> new FiscalQuarter(year(m, true), number(m, 3))),
    new Spelling(YEAR + "年?度第?([1-4])Q", m -> new FiscalQuarter(year(m, true), number(m, 3))),
    new Spelling(
        YEAR + "年?度(上|下)(?:半?期)",
        m -> new FiscalHalf(year(m, true), m.group(3).equals("上") ? 1 : 2)),
    new Spelling(YEAR + "年?度", m -> new FiscalYear(year(m, true))),
    new Spelling(YEAR + "年([0-9]{1,2})月分?", m -> new Month(year(m, false), number(m, 3))),
    new Spelling(
        YEAR + "[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?",
        m -> Month.containing(LocalDate.of(year(m, false), number(m, 3), number(m, 4)))),
    new Spelling(
        "(令和|平成|昭和|R|H|S)\\.?([0-9]{1,2})[./-]([0-9]{1,2})",
        m -> new Month(year(m, false), number(m, 3))),
    new Spelling("()([0-9]{4})[./]([0-9]{1,2})", m -> new Month(number(m, 2), number(m, 3))),
    new Spelling("()([0-9]{4})-([0-9])", m -> new Month(number(m, 2), number(m, 3))),
    new Spelling("(令和|平成|昭和)([0-9]{1,2})年", m -> new CalendarYear(year(m, false))),
    new Spelling("()([0-9]{4})年", m -> new CalendarYear(number(m, 2))),
    new Spelling("([0-9]{4})000000", m -> new CalendarYear(number(m, 1))),
    new Spelling("([0-9]{4})100000", m -> new FiscalYear(number(m, 1))),
    new Spelling("([0-9]{4})00([0-9]{2})([0-9]{2})", PeriodReader::estatMonths),
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
            .replaceAll("[‐‑–—−]", "-");
    try {
      return Period.parse(plain.toUpperCase(Locale.ROOT));
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

  private static Period estatMonths(MatchResult m) {
    Month from = new Month(number(m, 1), number(m, 2));
    Month to = new Month(number(m, 1), number(m, 3));
    for (Period wider = from; ; ) {
      if (wider.end().equals(to.end())) {
        return wider;
      }
      if (wider.parents().isEmpty()) {
        throw new IllegalArgumentException("period: months " + from + " to " + to);
      }
      Period parent = wider.parents().getFirst();
      wider =
          parent.start().equals(from.start())
              ? parent
              : refuse("months " + from + " to " + to + " are no quarter, half or year");
    }
  }

  private static int year(MatchResult m, boolean fiscal) {
    String era = m.group(1) == null ? "" : m.group(1);
    int inEra = number(m, 2);
    int year =
        switch (era) {
          case "令和", "R" -> 2018 + inEra;
          case "平成", "H" -> 1988 + inEra;
          case "昭和", "S" -> 1925 + inEra;
          default -> inEra;
        };
    if (!era.isEmpty() && inEra == 0) {
      throw new IllegalArgumentException("year: " + era + "0年");
    }
    if (era.isEmpty() && m.group(2).length() != 4) {
      throw new IllegalArgumentException("year: " + m.group(2) + (fiscal ? "年度" : "年"));
    }
    return year;
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static Period refuse(String why) {
    throw new IllegalArgumentException("period: " + why);
  }

  /// One way of writing periods.
  private record Spelling(Pattern pattern, Function<MatchResult, Period> meaning) {
    Spelling(String pattern, Function<MatchResult, Period> meaning) {
      this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), meaning);
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
