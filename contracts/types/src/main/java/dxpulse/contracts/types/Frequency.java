package dxpulse.contracts.types;

import dxpulse.contracts.types.time.Period;

/// The rhythm in which values of an indicator are expected. Values may also come for finer periods
/// and roll up.
public enum Frequency {
  MONTH(1),
  QUARTER(3),
  HALF(6),
  YEAR(12);

  private final int months;

  Frequency(int months) {
    this.months = months;
  }

  /// Length of the rhythm in months.
  public int months() {
    return months;
  }

  /// Whether a value for the period fits the rhythm: it is as long or finer, never coarser.
  public boolean admits(Period period) {
    return period.months() <= months;
  }
}
