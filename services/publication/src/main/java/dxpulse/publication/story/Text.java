package dxpulse.publication.story;

import dxpulse.contracts.types.Field;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.Case;
import org.jspecify.annotations.Nullable;

/// What is written about a case; while it is only a draft, anything may be missing.
///
/// @param evidence an address that shows it, `http` or `https`
/// @param en the same in English, as far as it is written
public record Text(
    @Nullable Field field,
    @Nullable KpiCode kpi,
    @Nullable String place,
    @Nullable String organisation,
    @Nullable LocalizedText summary,
    @Nullable String effect,
    @Nullable String before,
    @Nullable String after,
    @Nullable Period from,
    @Nullable Period to,
    @Nullable String evidence,
    Case.@Nullable Picture picture,
    Case.@Nullable English en) {

  /// What a case says.
  public static Text of(Case told) {
    return new Text(
        told.field(),
        told.kpi(),
        told.place(),
        told.organisation(),
        told.summary(),
        told.effect(),
        told.before(),
        told.after(),
        told.from(),
        told.to(),
        told.evidence(),
        told.picture(),
        told.en());
  }

  Text with(Case.@Nullable Picture other) {
    return new Text(
        field,
        kpi,
        place,
        organisation,
        summary,
        effect,
        before,
        after,
        from,
        to,
        evidence,
        other,
        en);
  }

  /// The same words beside the picture of another text, with the words for that picture.
  Text besideThePictureOf(@Nullable Text held, @Nullable LocalizedText alt) {
    Case.@Nullable Picture kept = held == null ? null : held.picture;
    return with(
        kept == null ? null : new Case.Picture(kept.tag(), kept.width(), kept.height(), alt));
  }

  /// The case as boards and pages show it; absent while something is missing that it cannot do
  /// without.
  public @Nullable Case asCase(String id) {
    return field == null || organisation == null || summary == null
        ? null
        : new Case(
            id,
            field,
            kpi,
            place,
            organisation,
            summary,
            effect,
            before,
            after,
            from,
            to,
            evidence,
            picture,
            en);
  }
}
