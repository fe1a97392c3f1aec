package dxpulse.contracts.types.time;

import dxpulse.contracts.types.LocalizedText;
import java.util.List;
import java.util.stream.Collectors;

/// A text that could mean more than one period: refused with all that it could mean, never guessed.
///
/// `2024-Q1` is January to March in statistics by the calendar year and April to June in an office.
public final class AmbiguousPeriod extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String japanese;
  private final String english;

  AmbiguousPeriod(String text, List<Period> candidates) {
    this(
        text,
        candidates.stream()
            .map(each -> "%s（%s）".formatted(each, each.japaneseLabel()))
            .collect(Collectors.joining("か")),
        candidates.stream().map(AmbiguousPeriod::english).collect(Collectors.joining(" or ")));
  }

  private AmbiguousPeriod(String text, String japanese, String english) {
    super(
        "period：「%s」は二通りに読めます（%sにしてください） / period: \"%s\" could mean two periods (expected: %s)"
            .formatted(text, japanese, text, english));
    this.japanese = japanese;
    this.english = english;
  }

  private static String english(Period period) {
    return "%s (%s to %s)"
        .formatted(period, Month.containing(period.start()), Month.containing(period.end()));
  }

  /// The periods that it could mean, of which one is to be written.
  public LocalizedText expected() {
    return new LocalizedText(japanese, english);
  }
}
