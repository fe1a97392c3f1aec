package dxpulse.contracts.types;

/// Whether more of an indicator is better.
public enum Direction {
  HIGHER_IS_BETTER,
  LOWER_IS_BETTER
}
