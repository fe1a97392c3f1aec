package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.event.KpiScored.Revises;
import dxpulse.kpiscoring.ledger.Causes.Told;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A score beside the one that stands for the same period.
final class Revision {
  private static final Told NOTHING = new Told(Cause.of(Cause.Kind.VALUE), List.of(), 0);

  private Revision() {}

  /// Whether two scores differ in nothing but revision, causes and time.
  static boolean saysTheSame(KpiScored one, KpiScored other) {
    return stripped(one).equals(stripped(other));
  }

  private static KpiScored stripped(KpiScored s) {
    return copy(s, s.forecast(), null, 0, NOTHING, Instant.EPOCH);
  }

  /// The whole score: with its forecast, and with what it takes the place of.
  static KpiScored of(KpiScored s, @Nullable Forecast forecast, @Nullable KpiScored held) {
    Revises revises = held == null ? null : new Revises(held.revision(), held.index());
    return copy(
        s, forecast, revises, s.revision(), new Told(s.cause(), List.of(), 0), s.scoredAt());
  }

  /// A score with everything that made it come about; what is alone, it names already.
  static KpiScored told(KpiScored s, Causes causes) {
    return causes.areSeveral()
        ? copy(s, s.forecast(), s.revises(), s.revision(), causes.told(), s.scoredAt())
        : s;
  }

  private static KpiScored copy(
      KpiScored s,
      @Nullable Forecast forecast,
      @Nullable Revises revises,
      int revision,
      Told causes,
      Instant scoredAt) {
    return new KpiScored(
        s.organization(),
        s.kpi(),
        s.granularity(),
        s.period(),
        s.index(),
        s.notScored(),
        s.change(),
        s.coverage(),
        s.provisional(),
        s.sample(),
        s.components(),
        s.contributions(),
        s.pace(),
        forecast,
        s.explanation(),
        s.link(),
        revises,
        s.kpiVersion(),
        revision,
        causes.cause(),
        causes.others(),
        causes.count(),
        scoredAt);
  }
}
