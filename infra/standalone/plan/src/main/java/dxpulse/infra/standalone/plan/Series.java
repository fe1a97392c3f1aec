package dxpulse.infra.standalone.plan;

import dxpulse.contracts.types.time.Period;

/// How the demonstration values of an indicator run.
///
/// @param first the first period, of the kind that is reported
/// @param start about where the series starts
/// @param step about how much it grows per period
/// @param scatter how far a value may lie off that line
/// @param denominator about how many cases a share is counted over, 0 when the value is no share of
///   counts
record Series(
    String indicator,
    Period first,
    double start,
    double step,
    double scatter,
    int decimals,
    boolean neverFalls,
    int denominator) {

  static Series count(String indicator, String first, double start, double step, double scatter) {
    return new Series(indicator, Period.parse(first), start, step, scatter, 0, false, 0);
  }

  static Series total(String indicator, String first, double start, double step, double scatter) {
    return new Series(indicator, Period.parse(first), start, step, scatter, 0, true, 0);
  }

  static Series rate(String indicator, String first, double start, double step, double scatter) {
    return new Series(indicator, Period.parse(first), start, step, scatter, 1, false, 0);
  }

  Series countedOver(int cases) {
    return new Series(indicator, first, start, step, scatter, decimals, neverFalls, cases);
  }
}
