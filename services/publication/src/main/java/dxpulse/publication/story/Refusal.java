package dxpulse.publication.story;

/// Why something cannot be done to a case.
public enum Refusal {
  CONSENT_LIES_AHEAD("/on", false, "同意の日はきょうまでの日付にしてください", "the day of the consent lies ahead"),
  NO_PICTURE_TO_DESCRIBE("/alt", false, "説明する画像がありません", "there is no picture to describe"),
  UNKNOWN_KPI("/kpi", false, "KPIカタログにないKPIです", "names a KPI that the catalogue does not have"),
  NOT_PUBLISHED("/cases", false, "公開していない事例です", "names a case that is not published"),
  NOTHING_NEW("", true, "公開中の内容と同じです", "everybody reads the same already"),
  NOTHING_TO_DISCARD("", true, "取り消す変更はありません", "there is no change to discard"),
  IS_WITHDRAWN("", true, "取り下げ済みです", "it is withdrawn already"),
  WAS_PUBLISHED(
      "", true, "一度公開した事例は削除できません。取り下げてください", "it was published once: withdraw it instead"),
  IS_DELETED("", true, "削除されています。元に戻してから変更してください", "it is deleted: restore it first"),
  IS_NOT_DELETED("", true, "削除されていません", "it is not deleted");

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
