package dxpulse.contracts.types.time;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads periods as people and statistics write them: 令和6年度第1四半期, 令和6年度（2024年度）, Ｒ６．４, 2024年6月,
/// 令和六年度, 令和6年度1月, 令和6年6月末現在, 2024年1～6月, 2024年10月～2025年3月, R6Q1, 2024-06-30, 2024-M06,
/// 2024-04-01/2024-06-30, 2024-04-01/P3M, e-Stat time codes.
///
/// A day stands for its month, an instant for that of its day in Japan. A time from a month or day
/// to another is a period only if it is exactly one. What is said twice must be the same twice.
///
/// A spelling with two possible meanings is refused with both rather than guessed, as an
/// [AmbiguousPeriod]: `2024-Q1` may be a calendar or a fiscal quarter, `2024` either year,
/// `2024/4-6` a day or three months. `45383` is a spreadsheet's day number, and none.
public final class PeriodReader {
  private static final String ERA = "(令和|平成|昭和|R|H|S)\\.?";
  private static final String YEAR = "(?:" + ERA + ")?([0-9]{1,4})";
  private static final String ERA_YEAR = ERA + "([0-9]{1,4})";
  private static final String MONTH = "([0-9]{1,2})";
  private static final String ONE_DAY =
      YEAR
          + "(?:[年./-]"
          + MONTH
          + "月"
          + MONTH
          + "日?|年"
          + MONTH
          + "/"
          + MONTH
          + "|([./-])"
          + MONTH
          + "\\7"
          + MONTH
          + ")";
  private static final String BASIC = "([0-9]{4})([0-9]{2})([0-9]{2})";
  private static final String ISO_BOUND = "([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{8})";
  private static final String QUARTER = "([1-4一二三四]|I{1,3}|IV)(?:・?四|[・/]4)半期";
  private static final String HALF = "(上|下|前|後)";
  private static final Pattern DAY = Pattern.compile(ONE_DAY);
  private static final Pattern BASIC_DAY = Pattern.compile(BASIC);
  private static final Pattern MONTHS_ALONE = Pattern.compile(MONTH + "月?[~-]" + MONTH + "月期?");
  private static final Pattern SPACE = Pattern.compile("\\s");
  private static final Pattern DASH = Pattern.compile("[‐‑–—−]");
  private static final Pattern FIRST_YEAR = Pattern.compile(ERA + "元");
  // 令和六年度; the numerals of quarters stand before 四半期 and are read there.
  private static final Pattern KANJI = Pattern.compile("[〇一二三四五六七八九十]+(?=[年月日])");
  private static final Pattern SDMX =
      Pattern.compile("([0-9]{4})(?:-?(?:S([12])|Q([1-4])|M?([0-9]{2})|A1))?");
  private static final String EXACTLY_ONE = "exactly one month, quarter, half or year";
  private static final String THE_SAME_TWICE = "the same period outside and inside the brackets";
  private static final Spelling[] SPELLINGS = {
    new Spelling(YEAR + "年?度第?" + QUARTER, m -> new FiscalQuarter(year(m), quarter(m.group(3)))),
    new Spelling(YEAR + "年?度第?([1-4])Q", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(YEAR + "年?度-?Q([1-4])", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(YEAR + "年?度-?H([12])", m -> new FiscalHalf(year(m), number(m, 3))),
    new Spelling(ERA_YEAR + "-?Q([1-4])", m -> new FiscalQuarter(year(m), number(m, 3))),
    new Spelling(ERA_YEAR + "-?H([12])", m -> new FiscalHalf(year(m), number(m, 3))),
    new Spelling(ERA_YEAR + "(上|下)期", m -> new FiscalHalf(year(m), half(m))),
    new Spelling("FY([0-9]{4})Q([1-4])", m -> new FiscalQuarter(number(m, 1), number(m, 2))),
    new Spelling("FY([0-9]{4})-?([1-4])Q", m -> new FiscalQuarter(number(m, 1), number(m, 2))),
    new Spelling("FY([0-9]{4})H([12])", m -> new FiscalHalf(number(m, 1), number(m, 2))),
    new Spelling("CY([0-9]{4})H([12])", m -> new CalendarHalf(number(m, 1), number(m, 2))),
    new Spelling(YEAR + "年?度" + HALF + "(?:半?期|半)", m -> new FiscalHalf(year(m), half(m))),
    new Spelling(YEAR + "年?度", m -> new FiscalYear(year(m))),
    new Spelling(
        YEAR + "年?度" + MONTH + "月分?",
        m -> new Month(number(m, 3) < 4 ? year(m) + 1 : year(m), number(m, 3))),
    new Spelling(YEAR + "年(上|下)半期", m -> new CalendarHalf(year(m), half(m))),
    new Spelling(
        YEAR + "年" + MONTH + "月?[~-]" + MONTH + "月期?",
        EXACTLY_ONE,
        m -> months(year(m), number(m, 3), number(m, 4))),
    new Spelling(
        YEAR + "[年./-]" + MONTH + "月?~" + MONTH + "月?期?",
        EXACTLY_ONE,
        m -> months(year(m), number(m, 3), number(m, 4))),
    new Spelling(YEAR + "年" + MONTH + "月(?:分|末?(?:現在|時点)?)", m -> new Month(year(m), number(m, 3))),
    new Spelling(ONE_DAY + "(?:現在|時点)?", m -> Month.containing(day(m))),
    new Spelling(
        "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)?)",
        m -> Month.containing(dayInJapan(m.group(1)))),
    new Spelling(BASIC, m -> Month.containing(basicDay(m))),
    new Spelling(ERA_YEAR + "[./-]" + MONTH + "月?分?", m -> new Month(year(m), number(m, 3))),
    new Spelling("([0-9]{4})[./]" + MONTH, m -> new Month(number(m, 1), number(m, 2))),
    new Spelling("([0-9]{4})[./-]" + MONTH + "月分?", m -> new Month(number(m, 1), number(m, 2))),
    new Spelling("([0-9]{4})-([0-9])", m -> new Month(number(m, 1), number(m, 2))),
    new Spelling("([0-9]{4})-?M" + MONTH, m -> new Month(number(m, 1), number(m, 2))),
    new Spelling(YEAR + "年(?:\\(暦年\\))?", m -> new CalendarYear(year(m))),
    new Spelling("([0-9]{4})000000", m -> new CalendarYear(number(m, 1))),
    new Spelling("([0-9]{4})100000", m -> new FiscalYear(number(m, 1))),
    new Spelling(
        "([0-9]{4})00([0-9]{2})([0-9]{2})",
        EXACTLY_ONE, m -> months(number(m, 1), number(m, 2), number(m, 3))),
    new Spelling("([^~()]+)~([^~()]+)", EXACTLY_ONE, PeriodReader::fromTo),
    new Spelling("([^~()-]+年[^~()-]+)-([^~()-]+年[^~()-]+)", EXACTLY_ONE, PeriodReader::fromTo),
    new Spelling(ISO_BOUND + "/" + ISO_BOUND, EXACTLY_ONE, PeriodReader::fromTo),
    new Spelling(ISO_BOUND + "/P([0-9]{1,2})([MY])", EXACTLY_ONE, PeriodReader::lasting),
    new Spelling("([^()]+)\\(([^()]+)\\)([^()]*)", THE_SAME_TWICE, PeriodReader::saidTwice),
    new Spelling(YEAR + "年?[-/]?Q([1-4])", m -> calendarOrFiscalQuarter(m)),
    new Spelling(YEAR + "年?第?([1-4])Q", m -> calendarOrFiscalQuarter(m)),
    new Spelling(YEAR + "年第?" + QUARTER, m -> calendarOrFiscalQuarter(m)),
    new Spelling(YEAR + "年?-?[HS]([12])", m -> calendarOrFiscalHalf(m, number(m, 3))),
    new Spelling(YEAR + "年?" + HALF + "(?:半?期|半)", m -> calendarOrFiscalHalf(m, half(m))),
    new Spelling(
        "(?:(令和|平成|昭和|R|[HS](?=[0-9]{2}))\\.?)?([0-9]{1,4})(?:-?A1)?",
        m -> calendarOrFiscalYear(m)),
    new Spelling(YEAR + "年?度末(?:現在|時点)?", m -> yearOrItsLastMonth(m)),
    new Spelling(YEAR + "[年./-]" + MONTH + "[./-]" + MONTH, EXACTLY_ONE, PeriodReader::dayOrMonths),
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
    String inDigits =
        KANJI.matcher(tidied).replaceAll(numeral -> digits(numeral.group())).replace('〜', '~');
    return FIRST_YEAR
        .matcher(DASH.matcher(inDigits).replaceAll("-").toUpperCase(Locale.ROOT))
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

  /// A number up to 99 with 十, or digit by digit: 六, 十二, 二〇二四.
  private static String digits(String kanji) {
    StringBuilder digits = new StringBuilder();
    for (int at = 0; at < kanji.length(); at++) {
      int digit = "〇一二三四五六七八九".indexOf(kanji.charAt(at));
      if (digit >= 0) {
        digits.append(digit);
      } else {
        boolean isFirst = at == 0;
        boolean isLast = at == kanji.length() - 1;
        digits.append(isFirst && isLast ? "10" : isFirst ? "1" : isLast ? "0" : "");
      }
    }
    return digits.toString();
  }

  /// The period of an SDMX time value, whose quarters and halves are those of the calendar year:
  /// `2024-Q1` is January to March, our `FY2023-Q4`.
  public static Period readSdmx(String text) {
    String plain = isPlain(text) ? text : plain(text);
    Matcher form = SDMX.matcher(plain);
    if (!form.matches()) {
      return read(text);
    }
    int year = Years.reported(Integer.parseInt(form.group(1)));
    if (form.group(2) != null) {
      return new CalendarHalf(year, Integer.parseInt(form.group(2)));
    }
    if (form.group(3) != null) {
      return calendarQuarter(year, Integer.parseInt(form.group(3)));
    }
    return form.group(4) != null
        ? new Month(year, Integer.parseInt(form.group(4)))
        : new CalendarYear(year);
  }

  private static FiscalQuarter calendarQuarter(int year, int quarter) {
    return FiscalQuarter.containing(LocalDate.of(year, quarter * 3, 1));
  }

  private static Period calendarOrFiscalQuarter(MatchResult m) {
    int quarter = quarter(m.group(3));
    throw new AmbiguousPeriod(
        m.group(), List.of(calendarQuarter(year(m), quarter), new FiscalQuarter(year(m), quarter)));
  }

  private static Period calendarOrFiscalHalf(MatchResult m, int half) {
    throw new AmbiguousPeriod(
        m.group(), List.of(new CalendarHalf(year(m), half), new FiscalHalf(year(m), half)));
  }

  private static Period calendarOrFiscalYear(MatchResult m) {
    throw new AmbiguousPeriod(
        m.group(), List.of(new CalendarYear(year(m)), new FiscalYear(year(m))));
  }

  private static Period yearOrItsLastMonth(MatchResult m) {
    throw new AmbiguousPeriod(
        m.group(), List.of(new FiscalYear(year(m)), new Month(year(m) + 1, 3)));
  }

  /// `2024/4-6` is a day to some and, like `2024-04/06` by ISO 8601, three months to others.
  private static Period dayOrMonths(MatchResult m) {
    throw new AmbiguousPeriod(
        m.group(),
        List.of(new Month(year(m), number(m, 3)), months(year(m), number(m, 3), number(m, 4))));
  }

  /// The one period that lasts from a month to another of the same calendar year.
  private static Period months(int year, int first, int last) {
    return between(new Month(year, first).start(), new Month(year, last).end());
  }

  /// The one period from the month or day in the first group to that in the second.
  private static Period fromTo(MatchResult m) {
    LocalDate first = dayAlone(m.group(1));
    LocalDate last = dayAlone(m.group(2));
    return first == null && last == null
        ? between(month(m.group(1)).start(), month(m.group(2)).end())
        : between(
            first == null ? month(m.group(1)).start() : first,
            last == null ? month(m.group(2)).end() : last);
  }

  /// The one period that begins in the first group and lasts as long as the others say.
  private static Period lasting(MatchResult m) {
    LocalDate day = dayAlone(m.group(1));
    LocalDate first = day == null ? month(m.group(1)).start() : day;
    return between(
        first, first.plusMonths(number(m, 2) * (m.group(3).equals("Y") ? 12L : 1)).minusDays(1));
  }

  private static @Nullable LocalDate dayAlone(String text) {
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      return day(day);
    }
    Matcher basic = BASIC_DAY.matcher(text);
    return basic.matches() ? basicDay(basic) : null;
  }

  private static Month month(String text) {
    // An instant stands for its month alone, not as the end of a time.
    if (text.indexOf('T') < 0 && meaning(text) instanceof Month month) {
      return month;
    }
    throw Spelling.refused(text, "a month", null);
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
        .orElseThrow(() -> Spelling.refused(first + "/" + last, EXACTLY_ONE, null));
  }

  /// What the first and third group mean, and the second means, too: alone or before the third.
  private static Period saidTwice(MatchResult m) {
    Period outside = meaning(m.group(1) + m.group(3));
    Matcher months = MONTHS_ALONE.matcher(m.group(2));
    boolean same =
        months.matches() && m.group(3).isEmpty()
            ? outside.start().getMonthValue() == number(months, 1)
                && outside.end().getMonthValue() == number(months, 2)
            : outside.equals(inside(m));
    if (!same) {
      throw Spelling.refused(m.group(), THE_SAME_TWICE, null);
    }
    return outside;
  }

  private static Period inside(MatchResult m) {
    try {
      return meaning(m.group(2) + m.group(3));
    } catch (AmbiguousPeriod either) {
      throw Spelling.refused(m.group(), THE_SAME_TWICE, either);
    }
  }

  private static LocalDate day(MatchResult m) {
    int month = m.group(3) != null ? 3 : m.group(5) != null ? 5 : 8;
    return LocalDate.of(year(m), number(m, month), number(m, month + 1));
  }

  private static LocalDate basicDay(MatchResult m) {
    return LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
  }

  /// The day of an instant in Japan; without an offset, the text tells the time of Japan.
  private static LocalDate dayInJapan(String text) {
    return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
        text, OffsetDateTime::from, LocalDateTime::from)) {
      case OffsetDateTime instant -> instant.atZoneSameInstant(JapanTime.ZONE).toLocalDate();
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
    return m.group(3).equals("上") || m.group(3).equals("前") ? 1 : 2;
  }

  private static int quarter(String numeral) {
    return switch (numeral) {
      case "一", "I" -> 1;
      case "二", "II" -> 2;
      case "三", "III" -> 3;
      case "四", "IV" -> 4;
      default -> Integer.parseInt(numeral);
    };
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
