package dxpulse.contracts.types;

/// How component scores are combined into the index of a KPI.
public enum Aggregation {
  ARITHMETIC,
  GEOMETRIC,
  HARMONIC,
  MEDIAN
}
