package dxpulse.kpiscoring.index;

import org.jspecify.annotations.Nullable;

/// Floor and cap of scores: a cap keeps one runaway count from hiding a failure. Absent means none.
public record Bounds(@Nullable Double floor, @Nullable Double cap) {
  public static final Bounds NONE = new Bounds(null, null);

  /// What enters the index.
  public double clamp(double achievement) {
    double lifted = floor == null ? achievement : Math.max(floor, achievement);
    return cap == null ? lifted : Math.min(cap, lifted);
  }
}
