package dxpulse.ingestion.feed;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.feed.SortFigures.Sorted;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes things for the quarantine of figures that could not be used.
final class Refusals {
  private Refusals() {}

  /// The same figure of the same feed is the same thing.
  static RefusedFigure of(
      FeedDefinition feed, Sorted figure, DefinitionFormat format, Instant now) {
    String raw = format.members(figure.item(), feed.name());
    return new RefusedFigure(
        UUID.nameUUIDFromBytes((feed.id() + raw).getBytes(StandardCharsets.UTF_8)).toString(),
        feed.organization(),
        raw,
        figure.faults().stream()
            .map(fault ->
                new RefusedFigures.Fault("/" + fault.column(), fault.code(), fault.message()))
            .toList(),
        SortFigures.caller(feed).id(),
        now,
        feed.department(),
        place(feed, figure.item()));
  }

  /// Where its value belongs, as far as the answer says so.
  private static @Nullable Place place(FeedDefinition feed, MapAnswer.Item item) {
    Draft draft = item.draft();
    if (draft != null) {
      return SortFigures.place(feed, draft);
    }
    Map<String, String> said = item.said();
    try {
      return new Place(
          new IndicatorCode(said.getOrDefault("indicator", "")),
          feed.mapping().area() == null && !said.containsKey("area")
              ? feed.organization().asArea()
              : new AreaCode(said.getOrDefault("area", "")),
          Period.parse(said.getOrDefault("period", "")));
    } catch (IllegalArgumentException unread) {
      return null;
    }
  }
}
