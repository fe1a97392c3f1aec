package dxpulse.contracts.types;

/// How a target is meant.
public enum TargetForm {
  /// The value or more.
  AT_LEAST,
  /// The value or less.
  AT_MOST,
  /// Within two ends, both included.
  RANGE,
  /// Better than the baseline, without a number (現状より増加): shown as better or worse, never scored.
  IMPROVE
}
