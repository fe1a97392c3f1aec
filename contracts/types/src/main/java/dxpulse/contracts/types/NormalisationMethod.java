package dxpulse.contracts.types;

/// How a value becomes comparable, scaled so that target = 100.
public enum NormalisationMethod {
  /// 100·x/T, or 100·T/x where lower is better.
  RATIO,
  /// 100·(x−B)/(T−B).
  DISTANCE,
  /// 100·(x−L)/(U−L), or 100·(U−x)/(U−L) where lower is better.
  GOALPOSTS,
  /// A table from named stage to score.
  STAGES
}
