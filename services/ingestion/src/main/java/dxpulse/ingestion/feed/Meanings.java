package dxpulse.ingestion.feed;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.time.CalendarYear;
import dxpulse.contracts.types.time.FiscalYear;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the texts of an answer mean. Each refuses what it does not surely know.
final class Meanings {
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");
  private static final Map<String, ValueStatus> STATUSES = statuses();

  private Meanings() {}

  private static Map<String, ValueStatus> statuses() {
    Map<String, ValueStatus> words = new TreeMap<>();
    for (ValueStatus status : ValueStatus.values()) {
      words.put(status.name(), status);
      words.put(status.label().ja(), status);
    }
    // SDMX code list of observation states
    words.put("A", ValueStatus.FINAL);
    words.put("P", ValueStatus.PROVISIONAL);
    words.put("E", ValueStatus.ESTIMATED);
    words.put("", ValueStatus.FINAL);
    return words;
  }

  static Period period(String text, Mapping.PeriodForm form) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    boolean year = YEAR.matcher(plain).matches();
    return switch (form) {
      case WRITTEN -> PeriodReader.read(plain);
      case FISCAL_YEAR -> year ? new FiscalYear(Integer.parseInt(plain)) : PeriodReader.read(plain);
      case CALENDAR_YEAR ->
          year ? new CalendarYear(Integer.parseInt(plain)) : PeriodReader.read(plain);
      case SDMX -> PeriodReader.readSdmx(plain);
    };
  }

  static AreaCode area(String text, Mapping.AreaForm form) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    return switch (form) {
      case CODE6 -> {
        if (FIVE_DIGITS.matcher(plain).matches()) {
          throw new IllegalArgumentException(
              "area: \""
                  + plain
                  + "\" has five digits; if a spreadsheet has lost the leading zero,"
                  + " the definition says so (areaForm CODE6_WITHOUT_ZERO; CODE5 for e-Stat)");
        }
        yield new AreaCode(plain);
      }
      case CODE6_WITHOUT_ZERO ->
          new AreaCode(FIVE_DIGITS.matcher(plain).matches() ? "0" + plain : plain);
      case CODE5 -> withCheckDigit(plain);
      case SSDSE -> {
        if (!plain.startsWith("R")) {
          throw new IllegalArgumentException("area: \"" + plain + "\" (expected: R02000)");
        }
        yield withCheckDigit(plain.substring(1));
      }
    };
  }

  /// The only digit with which the code is right.
  private static AreaCode withCheckDigit(String five) {
    if (FIVE_DIGITS.matcher(five).matches()) {
      for (int digit = 0; digit < 10; digit++) {
        try {
          return new AreaCode(five + digit);
        } catch (IllegalArgumentException another) {
          continue;
        }
      }
    }
    throw new IllegalArgumentException("area: \"" + five + "\" (expected: five digits)");
  }

  static ValueStatus status(String text) {
    ValueStatus status = STATUSES.get(text.strip().toUpperCase(Locale.ROOT));
    if (status == null) {
      throw new IllegalArgumentException(
          "status: \"" + text + "\" (expected: " + String.join(", ", STATUSES.keySet()) + ")");
    }
    return status;
  }

  /// The less certain of two.
  static ValueStatus weaker(ValueStatus one, ValueStatus other) {
    if (one.isSettled() != other.isSettled()) {
      return one.isSettled() ? other : one;
    }
    return one.compareTo(other) > 0 ? one : other;
  }
}
