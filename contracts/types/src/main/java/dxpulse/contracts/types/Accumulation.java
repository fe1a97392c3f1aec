package dxpulse.contracts.types;

/// How values of finer periods roll up to coarser ones.
public enum Accumulation {
  /// 期間の合計: summed; complete only when every part is there.
  FLOW,
  /// 時点の値: the last one.
  STOCK,
  /// 計画開始からの累計: the last one, never summed.
  CUMULATIVE,
  /// 割合: recomputed from summed numerators and denominators, else the last one; never a mean of
  /// rates.
  RATE,
  /// 平均: the mean.
  AVERAGE
}
