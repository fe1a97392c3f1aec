package dxpulse.ingestion.feed;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.feed.SortFigures.Sorted;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes things for the quarantine of figures that could not be used.
final class Refusals {
  private static final Set<String> PLACE = Set.of("indicator", "area", "period");

  private Refusals() {}

  /// The same figure of the same feed is the same thing, whatever its line and however its period
  /// is written; one of which nobody can say which value is meant is the same in the same row.
  static RefusedFigure of(
      FeedDefinition feed, Sorted figure, DefinitionFormat format, Instant now) {
    String raw = format.members(figure.item(), feed.name());
    Place place = place(feed, figure.item());
    return new RefusedFigure(
        place == null
            ? idOfRow(feed, raw)
            : id(
                String.join(
                    "|",
                    feed.id(),
                    place.indicator().value(),
                    place.area().value(),
                    place.period().toString(),
                    content(figure.item()))),
        feed.organization(),
        raw,
        figure.faults().stream()
            .map(fault ->
                new RefusedFigures.Fault("/" + fault.column(), fault.code(), fault.message()))
            .toList(),
        SortFigures.caller(feed).id(),
        now,
        feed.department(),
        place);
  }

  /// Those that an earlier build kept under the ids of their rows keep them: what somebody has
  /// settled does not come again.
  static Collection<RefusedFigure> asKept(
      Collection<RefusedFigure> figures, FeedDefinition feed, RefusedFigures kept) {
    Map<String, RefusedFigure> byRow = new LinkedHashMap<>();
    figures.forEach(figure -> byRow.put(idOfRow(feed, figure.raw()), figure));
    Set<String> known =
        kept.find(byRow.keySet()).stream().map(RefusedFigure::id).collect(Collectors.toSet());
    List<RefusedFigure> all = new ArrayList<>();
    byRow.forEach((id, figure) -> all.add(known.contains(id) ? figure.under(id) : figure));
    return all;
  }

  private static String idOfRow(FeedDefinition feed, String raw) {
    return id(feed.id() + raw);
  }

  private static String id(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// What it says of its value, however it is written.
  private static String content(MapAnswer.Item item) {
    Draft draft = item.draft();
    if (draft == null) {
      Map<String, String> said = new TreeMap<>(item.said());
      said.keySet().removeAll(PLACE);
      // A sum that lacks parts says nothing itself: how many rows there were tells it apart.
      return said.isEmpty() ? item.place() + item.faults() : said.toString();
    }
    return String.join(
        "|",
        plain(draft.value()),
        plain(draft.numerator()),
        plain(draft.denominator()),
        draft.status().name());
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
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
