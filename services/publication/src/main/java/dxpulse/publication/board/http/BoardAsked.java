package dxpulse.publication.board.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// What a query asks for; a quarter unless the period says otherwise. A period of another kind than
/// the one asked for is refused.
record BoardAsked(Granularity granularity, @Nullable Period period) {
  private static final LocalizedText OTHERS_TELL =
      new LocalizedText(
          "指定なし。ボードは最新の値だけを示します。過去のある時点で把握していた値は /api/kpis/{code}/scores と /api/indicators/{code}/values で取得できます",
          "nothing: boards tell what holds now; /api/kpis/{code}/scores and /api/indicators/{code}/values tell what was known at an instant");

  /// @throws IllegalArgumentException when boards cannot answer the query
  static BoardAsked of(MultiValueMap<String, String> query) {
    String moment = query.getFirst("asOf");
    if (moment != null && !moment.isBlank()) {
      throw Refused.of("asOf", moment, OTHERS_TELL);
    }
    return of(query.getFirst("granularity"), query.getFirst("period"));
  }

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
