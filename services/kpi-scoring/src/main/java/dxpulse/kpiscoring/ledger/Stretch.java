package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.time.Period;

/// A period and its months as numbers, as [Period#firstMonth()] and [Period#endMonth()] count them:
/// what is asked for many times is counted once.
record Stretch(Period period, int first, int end) {
  static Stretch of(Period period) {
    int first = period.firstMonth();
    return new Stretch(period, first, first + period.months());
  }

  int months() {
    return end - first;
  }
}
