package dxpulse.contracts.types;

/// How certain a value is, as its source declares it.
public enum ValueStatus {
  FINAL("確報", "Final"),
  PROVISIONAL("速報", "Provisional"),
  ESTIMATED("推計", "Estimated"),
  HEARING("聞き取り", "By hearing"),
  CORRECTED("訂正", "Corrected");

  private final String japanese;
  private final String english;

  ValueStatus(String japanese, String english) {
    this.japanese = japanese;
    this.english = english;
  }

  public LocalizedText label() {
    return new LocalizedText(japanese, english);
  }

  /// Whether a value of this status settles its period: only a settled value may replace a settled
  /// one.
  public boolean isSettled() {
    return this == FINAL || this == CORRECTED;
  }
}
