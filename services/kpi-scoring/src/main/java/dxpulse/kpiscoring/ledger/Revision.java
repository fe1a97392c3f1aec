package dxpulse.kpiscoring.ledger;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import dxpulse.contracts.types.event.KpiScored.Forecast;
import dxpulse.contracts.types.event.KpiScored.Revises;
import dxpulse.kpiscoring.index.Effects;
import dxpulse.kpiscoring.index.KpiIndex;
import dxpulse.kpiscoring.ledger.Causes.Told;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    Revises revises = held == null ? null : new Revises(held.revision(), held.index(), null);
    return copy(
        s, forecast, revises, s.revision(), new Told(s.cause(), List.of(), 0), s.scoredAt());
  }

  /// A score with everything that made it come about, and what each value did to the one that
  /// stands. What came alone it names already, and the whole difference is of that.
  ///
  /// @param index what the score is made of
  static KpiScored told(
      KpiScored s, Causes causes, @Nullable KpiScored held, Supplier<KpiIndex> index) {
    if (!causes.areSeveral()) {
      return s;
    }
    Revises revises =
        held == null
            ? null
            : new Revises(
                held.revision(),
                held.index(),
                isMadeAlike(s, causes, held) ? effects(held, index.get()) : null);
    return copy(s, s.forecast(), revises, s.revision(), causes.told(), s.scoredAt());
  }

  /// Whether what stands was made by the same method, so that values alone can have moved it.
  private static boolean isMadeAlike(KpiScored s, Causes causes, KpiScored held) {
    return held.index() != null
        && held.kpiVersion() == s.kpiVersion()
        && switch (causes.newest().kind()) {
          case VALUE, REVISION -> true;
          case INDICATOR_DEFINITION, KPI_DEFINITION -> false;
        };
  }

  private static List<Contribution> effects(KpiScored held, KpiIndex index) {
    Map<IndicatorCode, Double> before = new HashMap<>();
    for (KpiScored.Component component : held.components()) {
      Double score = component.score();
      if (score != null && component.counts()) {
        before.put(component.indicator(), score);
      }
    }
    return Effects.of(before, index);
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
