package dxpulse.contracts.types.time;

import java.time.DateTimeException;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One way of writing periods.
///
/// @param expected what is right where a text of this form is no period
record Spelling(Pattern pattern, String expected, Function<MatchResult, Period> meaning) {
  private static final int LONGEST_SHOWN = 60;

  Spelling(String pattern, Function<MatchResult, Period> meaning) {
    this(pattern, "a month, quarter, half or year that exists", meaning);
  }

  Spelling(String pattern, String expected, Function<MatchResult, Period> meaning) {
    this(Pattern.compile(pattern), expected, meaning);
  }

  /// What a text means, if it is written in this way.
  @Nullable Period read(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return meaning.apply(matcher.toMatchResult());
    } catch (AmbiguousPeriod either) {
      throw either;
    } catch (DateTimeException | IllegalArgumentException impossible) {
      throw refused(text, expected, impossible);
    }
  }

  static IllegalArgumentException refused(String text, String expected, @Nullable Exception cause) {
    String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    return new IllegalArgumentException(
        "period: \"" + shown + "\" (expected: " + expected + ")", cause);
  }
}
