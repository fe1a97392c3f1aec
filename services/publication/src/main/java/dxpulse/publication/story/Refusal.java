package dxpulse.publication.story;

/// Why something cannot be done to a case.
public enum Refusal {
  CONSENT_LIES_AHEAD("/on", false, "同意の日はきょうまでの日付にしてください", "the day of the consent lies ahead"),
  NO_PICTURE_TO_DESCRIBE("/alt", false, "説明する画像がありません", "there is no picture to describe"),
  NOT_PUBLISHED("/cases", false, "公開していない事例です", "names a case that is not published"),
  NOTHING_NEW("", true, "公開中の内容と同じです", "everybody reads the same already"),
  NOTHING_TO_DISCARD("", true, "取り消す変更はありません", "there is no change to discard"),
  IS_WITHDRAWN("", true, "取り下げ済みです", "it is withdrawn already");

  private final String pointer;
  private final boolean conflict;
  private final String ja;
  private final String en;

  Refusal(String pointer, boolean conflict, String ja, String en) {
    this.pointer = pointer;
    this.conflict = conflict;
    this.ja = ja;
    this.en = en;
  }

  /// The place in the body that is wrong; empty when it is the state of the case.
  public String pointer() {
    return pointer;
  }

  /// Whether the case, not the body, stands in the way.
  public boolean isConflict() {
    return conflict;
  }

  /// Japanese, then English.
  public String message() {
    return ja + " / " + en;
  }
}
