package dxpulse.contracts.types;

import org.jspecify.annotations.Nullable;

/// A text that people see. Japanese always exists; English may still be missing.
public record LocalizedText(String ja, @Nullable String en) {
  public LocalizedText {
    if (ja.isBlank()) {
      throw new IllegalArgumentException("text.ja: \"\" (expected: a Japanese text)");
    }
  }

  /// The English text, or the Japanese one where nobody has translated it.
  public String english() {
    return en == null || en.isBlank() ? ja : en;
  }

  /// Japanese, then English; once where they are the same.
  public String both() {
    return english().equals(ja) ? ja : ja + " / " + english();
  }
}
