package dxpulse.publication.release;

/// Why something cannot be done to a release.
public enum Refusal {
  NOT_ENDED("/period", false, "期間がまだ終わっていません", "The period has not ended yet"),
  NO_FIGURES("/period", false, "この期の値がまだありません", "There are no figures of this period yet"),
  EMBARGO_NOT_AHEAD("/until", false, "公開日時はこれから先の時刻にしてください", "The time must lie ahead"),
  EMBARGO_TOO_FAR("/until", false, "公開日時は1年以内の時刻にしてください", "The time must lie within one year"),
  UNKNOWN_HIGHLIGHT(
      "/highlights", false, "このリリースにないKPIです", "A highlight is no KPI of this release"),
  NOTHING_NEW("/period", true, "公開済みの版と同じ内容です", "The published edition has the same content"),
  IS_EMBARGOED("", true, "公開待ちです。先に公開待ちを取り消してください", "It is embargoed: lift the embargo first"),
  IS_NOT_EMBARGOED("", true, "公開待ちではありません", "It is not embargoed"),
  IS_PUBLIC("", true, "公開済みです", "It is published already"),
  IS_NOT_PUBLISHED("", true, "公開中ではありません", "It is not published, or no longer");

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

  /// The place in the body that is wrong; empty when it is the state of the release.
  public String pointer() {
    return pointer;
  }

  /// Whether the release, not the body, stands in the way.
  public boolean isConflict() {
    return conflict;
  }

  /// Japanese, then English.
  public String message() {
    return ja + " / " + en;
  }
}
