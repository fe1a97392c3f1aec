package dxpulse.publication.board.http;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.Refused;
import org.jspecify.annotations.Nullable;

/// What a query asks for; a quarter unless the period says otherwise. A period of another kind than
/// the one asked for is refused.
record BoardAsked(Granularity granularity, @Nullable Period period) {
  static BoardAsked of(@Nullable String granularity, @Nullable String period) {
    Period chosen = period == null || period.isBlank() ? null : Refused.period("period", period);
    if (granularity == null || granularity.isBlank()) {
      return new BoardAsked(
          chosen == null ? Granularity.QUARTER : chosen.granularity().orElse(Granularity.QUARTER),
          chosen);
    }
    Granularity kind = Refused.granularity(granularity);
    if (chosen != null) {
      Refused.unlessOfKind(kind, chosen);
    }
    return new BoardAsked(kind, chosen);
  }
}
