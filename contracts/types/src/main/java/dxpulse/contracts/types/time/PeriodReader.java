package dxpulse.contracts.types.time;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads periods as people and statistics write them: 令和6年度第1四半期, 令和6年度（2024年度）, Ｒ６．４, 2024年6月,
/// 2024年1～6月, 2024年10月～2025年3月, R6Q1, 2024-06-30, 2024-04-01/2024-06-30, e-Stat time codes.
///
/// A day stands for its month, an instant for that of its day in Japan. A time from a month or day
/// to another is a period only if it is exactly one. What is said twice must be the same twice.
///
/// A spelling with two possible meanings is refused rather than guessed: `2024Q1` may be a calendar
/// or a fiscal quarter, and `45383` is a spreadsheet's day number.
public final class PeriodReader {
  private static final String ERA = "(令和|平成|昭和|R|H|S)\\.?";
  private static final String YEAR = "(?:" + ERA + ")?([0-9]{1,4})";
  private static final String ERA_YEAR = ERA + "([0-9]{1,4})";
  private static final String ISO_MONTH_OR_DAY = "[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?";
  private static final Pattern DAY =
      Pattern.compile(YEAR + "[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?");
  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern DASH = Pattern.compile("[‐‑–—−]");
  private static final Pattern FIRST_YEAR = Pattern.compile(ERA + "元");
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int LONGEST_SHOWN = 60;
  private static final String THAT_EXISTS = "a month, quarter, half or year that exists";
  private static final String EXACTLY_ONE = "exactly one month, quarter, half or year";
  private static final String THE_SAME_TWICE = "the same period outside and inside the brackets";
  private static final Spelling[] SPELLINGS = {
    new Spelling(
        YEAR + "年?度第?([1-4一二三四])・?四半期", m -> new FiscalQuarter(year(m), quarter(m.group(3)))),
    new Spelling(YEAR + "年?度第?([1-4])Q", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(YEAR + "年?度-?Q([1-4])", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(YEAR + "年?度-?H([12])", m -> new FiscalHalf(year(m), number(m, 3))),
    new Spelling(ERA_YEAR + "-?Q([1-4])", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(ERA_YEAR + "-?H([12])", m -> new FiscalHalf(year(m), number(m, 3))),
    new Spelling(ERA_YEAR + "(上|下)期", m -> new FiscalHalf(year(m), half(m))),
    new Spelling("FY([0-9]{4})Q([1-4])", m -> new FiscalQuarter(number(m, 1), number(m, 2))),
    new Spelling("FY([0-9]{4})H([12])", m -> new FiscalHalf(number(m, 1), number(m, 2))),
    new Spelling("CY([0-9]{4})H([12])", m -> new CalendarHalf(number(m, 1), number(m, 2))),
    new Spelling(YEAR + "年?度(上|下)半?期", m -> new FiscalHalf(year(m), half(m))),
    new Spelling(YEAR + "年?度", m -> new FiscalYear(year(m))),
    new Spelling(YEAR + "年(上|下)半期", m -> new CalendarHalf(year(m), half(m))),
    new Spelling(
        YEAR + "年([0-9]{1,2})月?[~-]([0-9]{1,2})月期?",
        EXACTLY_ONE,
        m -> months(year(m), number(m, 3), number(m, 4))),
    new Spelling(YEAR + "年([0-9]{1,2})月分?", m -> new Month(year(m), number(m, 3))),
    new Spelling(DAY, THAT_EXISTS, m -> Month.containing(day(m))),
    new Spelling(
        "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)?)",
        m -> Month.containing(dayInJapan(m.group(1)))),
    new Spelling(
        "([0-9]{4})([0-9]{2})([0-9]{2})",
        m -> Month.containing(LocalDate.of(number(m, 1), number(m, 2), number(m, 3)))),
    new Spelling(ERA_YEAR + "[./-]([0-9]{1,2})", m -> new Month(year(m), number(m, 3))),
    new Spelling("([0-9]{4})[./]([0-9]{1,2})", m -> new Month(number(m, 1), number(m, 2))),
    new Spelling("([0-9]{4})-([0-9])", m -> new Month(number(m, 1), number(m, 2))),
    new Spelling(YEAR + "年(?:\\(暦年\\))?", m -> new CalendarYear(year(m))),
    new Spelling("([0-9]{4})000000", m -> new CalendarYear(number(m, 1))),
    new Spelling("([0-9]{4})100000", m -> new FiscalYear(number(m, 1))),
    new Spelling(
        "([0-9]{4})00([0-9]{2})([0-9]{2})",
        EXACTLY_ONE, m -> months(number(m, 1), number(m, 2), number(m, 3))),
    new Spelling("([^~()]+)~([^~()]+)", EXACTLY_ONE, PeriodReader::fromTo),
    new Spelling("([^~()-]+年[^~()-]+)-([^~()-]+年[^~()-]+)", EXACTLY_ONE, PeriodReader::fromTo),
    new Spelling(
        "(" + ISO_MONTH_OR_DAY + ")/(" + ISO_MONTH_OR_DAY + ")", EXACTLY_ONE, PeriodReader::fromTo),
    new Spelling("([^()]+)\\(([^()]+)\\)([^()]*)", THE_SAME_TWICE, PeriodReader::saidTwice),
  };

  // Longer than the longest spelling; what anybody may send is not searched for patterns.
  private static final int LONGEST = 100;
  private static final int SHOWN = 40;

  private PeriodReader() {}

  /// The period that the text means.
  ///
  /// @throws IllegalArgumentException when it means none, or could mean more than one
  public static Period read(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "period: \""
              + text.substring(0, SHOWN)
              + "…\", "
              + text.length()
              + " characters (expected: a period such as FY2024-Q1 or 令和6年度第1四半期)");
    }
    String plain = isPlain(text) ? text : plain(text);
    Period period = meaning(plain);
    Years.reported(period.start().getYear());
    return period;
  }

  /// Whether nothing is to be tidied, as in what machines send: that is many thousands at a time.
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each != '-' && (each < '0' || each > '9') && (each < 'A' || each > 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String text) {
    String tidied = SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    return FIRST_YEAR
        .matcher(DASH.matcher(tidied).replaceAll("-").replace('〜', '~').toUpperCase(Locale.ROOT))
        .replaceAll("$11");
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
    return between(new Month(year, first).start(), new Month(year, last).end());
  }

  /// The one period from the month or day in the first group to that in the second.
  private static Period fromTo(MatchResult m) {
    Matcher first = DAY.matcher(m.group(1));
    Matcher last = DAY.matcher(m.group(2));
    return first.matches() && last.matches()
        ? between(day(first), day(last))
        : between(month(m.group(1)).start(), month(m.group(2)).end());
  }

  private static Month month(String text) {
    if (!DAY.matcher(text).matches() && meaning(text) instanceof Month month) {
      return month;
    }
    throw refused(text, "a month", null);
  }

  /// The one period that has this first and this last day.
  private static Period between(LocalDate first, LocalDate last) {
    return Stream.of(
            Month.containing(first),
            FiscalQuarter.containing(first),
            FiscalHalf.containing(first),
            CalendarHalf.containing(first),
            FiscalYear.containing(first),
            CalendarYear.containing(first))
        .filter(period -> period.start().equals(first) && period.end().equals(last))
        .findFirst()
        .orElseThrow(() -> refused(first + "/" + last, EXACTLY_ONE, null));
  }

  /// What the first and third group mean, and the second means, too: alone or before the third.
  private static Period saidTwice(MatchResult m) {
    Period outside = meaning(m.group(1) + m.group(3));
    if (!outside.equals(meaning(m.group(2) + m.group(3)))) {
      throw refused(m.group(), THE_SAME_TWICE, null);
    }
    return outside;
  }

  private static LocalDate day(MatchResult m) {
    return LocalDate.of(year(m), number(m, 3), number(m, 4));
  }

  /// The day of an instant in Japan; without an offset, the text tells the time of Japan.
  private static LocalDate dayInJapan(String text) {
    return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
        text, OffsetDateTime::from, LocalDateTime::from)) {
      case OffsetDateTime instant -> instant.atZoneSameInstant(JAPAN).toLocalDate();
      case LocalDateTime local -> local.toLocalDate();
      case TemporalAccessor other -> throw new DateTimeException(other.toString());
    };
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

  private static int quarter(String numeral) {
    return switch (numeral) {
      case "一" -> 1;
      case "二" -> 2;
      case "三" -> 3;
      case "四" -> 4;
      default -> Integer.parseInt(numeral);
    };
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static IllegalArgumentException refused(
      String text, String expected, @Nullable Exception cause) {
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    return new IllegalArgumentException(
        "period: \"" + shown + "\" (expected: " + expected + ")", cause);
  }

  /// One way of writing periods.
  ///
  /// @param expected what is right where a text of this form is no period
  private record Spelling(Pattern pattern, String expected, Function<MatchResult, Period> meaning) {
    Spelling(String pattern, Function<MatchResult, Period> meaning) {
      this(pattern, THAT_EXISTS, meaning);
    }

    Spelling(String pattern, String expected, Function<MatchResult, Period> meaning) {
      this(Pattern.compile(pattern), expected, meaning);
    }

    @Nullable Period read(String text) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.matches()) {
        return null;
      }
      try {
        return meaning.apply(matcher.toMatchResult());
      } catch (DateTimeException | IllegalArgumentException impossible) {
        throw refused(text, expected, impossible);
      }
    }
  }
}
