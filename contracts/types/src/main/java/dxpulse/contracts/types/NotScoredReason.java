package dxpulse.contracts.types;

/// Why there is no score or no index: a value that travels in place of a number.
public enum NotScoredReason {
  NO_VALUE("値がありません", "There is no value"),
  TOO_OLD("値が古すぎます", "The latest value is too old"),
  NO_TARGET("目標値のない参考値です", "A reference value without a target"),
  NO_BASELINE("基準値がありません", "There is no baseline"),
  NOT_YET_DEFINED("この期間には指標の定義がありません", "The indicator is not defined for this period"),
  TARGET_EQUALS_BASELINE("目標値と基準値が同じです", "The target equals the baseline"),
  TARGET_ON_WRONG_SIDE("目標値が基準値より悪い側にあります", "The target lies on the worse side of the baseline"),
  ZERO_TARGET("目標値が0以下です", "The target is zero or negative"),
  ZERO_VALUE(
      "値が0以下のため比を計算できません", "The value is zero or negative, so the inverse ratio is undefined"),
  GOALPOSTS_ARE_EQUAL("上限と下限が同じです", "The goalposts are equal"),
  UNKNOWN_STAGE("段階が定義されていません", "The stage is not in the table"),
  NOT_FINITE("数値が大きすぎて計算できません", "The result is not a finite number"),
  KPI_NOT_IN_FORCE("この期間にはKPIの定義がありません", "The KPI is not defined for this period"),
  NO_SCORED_INDICATOR("得点を計算する指標がありません", "No indicator of this KPI is scored"),
  NO_DATA("使える値がありません", "There are no usable values"),
  BELOW_MIN_COVERAGE("算定率が基準を下回っています", "Coverage is below the minimum"),
  NON_POSITIVE_SCORE("0以下の得点があるため計算できません", "A score is zero or negative");

  private final String japanese;
  private final String english;

  NotScoredReason(String japanese, String english) {
    this.japanese = japanese;
    this.english = english;
  }

  public LocalizedText label() {
    return new LocalizedText(japanese, english);
  }
}
