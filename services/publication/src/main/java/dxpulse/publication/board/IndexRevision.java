package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// That the index of a period became another one after it had been told. It names no person.
///
/// @param revision the number of the score that stands since
/// @param before as it stood; absent where it could not be scored
/// @param method the version of the KPI's definition that the new one is scored by
/// @param indicator whose value did it, where one did
/// @param others how many other values that can have moved it came with it
public record IndexRevision(
    Granularity granularity,
    Period period,
    int revision,
    @Nullable Double before,
    @Nullable Double after,
    int method,
    Instant at,
    KpiScored.Cause.Kind kind,
    @Nullable IndicatorCode indicator,
    @Nullable Period valuePeriod,
    int others) {

  /// What a score revises, if a reader would see a difference, by what moved it.
  static Optional<IndexRevision> of(KpiScored score) {
    KpiScored.Revises revises = score.revises();
    if (revises == null || !Movers.isMoved(score)) {
      return Optional.empty();
    }
    Movers movers = new Movers(score);
    KpiScored.Cause cause = movers.first();
    return Optional.of(
        new IndexRevision(
            score.granularity(),
            score.period(),
            score.revision(),
            revises.index(),
            score.index(),
            score.kpiVersion(),
            score.scoredAt(),
            cause.kind(),
            cause.indicator(),
            cause.valuePeriod(),
            movers.countBeside(cause)));
  }
}
