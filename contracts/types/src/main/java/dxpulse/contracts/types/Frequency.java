package dxpulse.contracts.types;

/// The rhythm in which values of an indicator are expected. Values may also come for finer periods
/// and roll up.
public enum Frequency {
  MONTH,
  QUARTER,
  HALF,
  YEAR
}
