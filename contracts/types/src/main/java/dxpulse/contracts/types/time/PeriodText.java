package dxpulse.contracts.types.time;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the pinned text forms.
final class PeriodText {
  private static final Pattern FORM =
      Pattern.compile("(?:(FY|CY)([0-9]{4})(?:-([QH])([1-4]))?)|(?:([0-9]{4})-([0-9]{2}))");

  // The same few stand in every event. A period has one text, and the years are bounded.
  private static final Map<String, Period> READ_BEFORE = new ConcurrentHashMap<>();

  private PeriodText() {}

  static Period parse(String text) {
    Period known = READ_BEFORE.get(text);
    if (known != null) {
      return known;
    }
    Period read = read(text);
    var _ = READ_BEFORE.put(text, read);
    return read;
  }

  private static Period read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw notAPeriod(text);
    }
    if (form.group(5) != null) {
      int month = Integer.parseInt(form.group(6));
      if (month < 1 || month > 12) {
        throw notAPeriod(text);
      }
      return new Month(Integer.parseInt(form.group(5)), month);
    }
    int year = Integer.parseInt(form.group(2));
    String part = form.group(3) == null ? "" : form.group(3) + form.group(4);
    boolean fiscal = form.group(1).equals("FY");
    return switch (part) {
      case "" -> fiscal ? new FiscalYear(year) : new CalendarYear(year);
      case "H1", "H2" -> {
        int half = part.charAt(1) - '0';
        yield fiscal ? new FiscalHalf(year, half) : new CalendarHalf(year, half);
      }
      case "Q1", "Q2", "Q3", "Q4" -> {
        if (!fiscal) {
          throw notAPeriod(text);
        }
        yield new FiscalQuarter(year, part.charAt(1) - '0');
      }
      default -> throw notAPeriod(text);
    };
  }

  private static IllegalArgumentException notAPeriod(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return new IllegalArgumentException(
        "period: \""
            + shown
            + "\" (expected: 2024-06, FY2024-Q1, FY2024-H1, FY2024, CY2024 or CY2024-H1)");
  }
}
