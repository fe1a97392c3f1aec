package dxpulse.portal.page;

import dxpulse.contracts.types.LocalizedText;
import org.jspecify.annotations.Nullable;

/// The languages of the portal's own pages.
public enum Language {
  JAPANESE("ja"),
  ENGLISH("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public String of(LocalizedText text) {
    return this == ENGLISH ? text.english() : text.ja();
  }

  public String of(String japanese, String english) {
    return this == ENGLISH ? english : japanese;
  }

  /// Japanese unless English is asked for.
  public static Language named(@Nullable String code) {
    return ENGLISH.code.equals(code) ? ENGLISH : JAPANESE;
  }
}
