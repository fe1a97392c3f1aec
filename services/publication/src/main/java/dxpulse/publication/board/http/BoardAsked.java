package dxpulse.publication.board.http;

import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import org.jspecify.annotations.Nullable;

/// What a query asks for; a quarter unless the period says otherwise.
record BoardAsked(Granularity granularity, @Nullable Period period) {
  static BoardAsked of(@Nullable String granularity, @Nullable String period) {
    Period chosen = period == null || period.isBlank() ? null : PeriodReader.read(period);
    Granularity kind =
        granularity == null || granularity.isBlank()
            ? chosen == null
                ? Granularity.QUARTER
                : chosen.granularity().orElse(Granularity.QUARTER)
            : Granularity.ofCode(granularity)
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "granularity (expected: month, quarter, half or year)"));
    return new BoardAsked(kind, chosen);
  }
}
