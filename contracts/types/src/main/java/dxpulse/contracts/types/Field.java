package dxpulse.contracts.types;

import java.util.Optional;
import java.util.stream.Stream;

/// 分野: one of the plan's three fields.
public enum Field {
  INDUSTRY("industry", "産業・しごと", "Industry and work"),
  LIVING("living", "暮らし・まち", "Living and community"),
  ADMINISTRATION("administration", "行政経営", "Public administration");

  private final String code;
  private final String japanese;
  private final String english;

  Field(String code, String japanese, String english) {
    this.code = code;
    this.japanese = japanese;
    this.english = english;
  }

  /// The text form in addresses and events.
  public String code() {
    return code;
  }

  public LocalizedText label() {
    return new LocalizedText(japanese, english);
  }

  public static Optional<Field> ofCode(String code) {
    return Stream.of(values()).filter(field -> field.code.equals(code)).findFirst();
  }
}
