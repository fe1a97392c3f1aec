package dxpulse.contracts.types;

/// Which target is in force between two dated targets.
public enum TargetPath {
  /// The first target dated at or after the period, else the last.
  STEP,
  /// A straight line from the baseline through the dated targets.
  LINEAR
}
