package dxpulse.ingestion.feed;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.feed.LastSent.Sent;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What holds of the values that an answer is about, and what the feed sent of them last.
final class Known {
  private final Map<Place, ValueRecorded> held;
  private final Map<Place, Sent> sent;

  private Known(Map<Place, ValueRecorded> held, Map<Place, Sent> sent) {
    this.held = held;
    this.sent = sent;
  }

  /// What was sent is read first: what comes back in between is seen as the value that holds.
  static Known of(FeedDefinition feed, Set<Place> places, LastSent lastSent, LastValues values) {
    Map<Place, Sent> sent = lastSent.of(feed, places);
    return new Known(held(feed, places, values), sent);
  }

  @Nullable ValueRecorded held(Place place) {
    return held.get(place);
  }

  @Nullable Sent sent(Place place) {
    return sent.get(place);
  }

  private static Map<Place, ValueRecorded> held(
      FeedDefinition feed, Set<Place> places, LastValues values) {
    Map<IndicatorCode, Map<AreaCode, Set<Period>>> asked = new HashMap<>();
    for (Place place : places) {
      asked
          .computeIfAbsent(place.indicator(), code -> new HashMap<>())
          .computeIfAbsent(place.area(), area -> new HashSet<>())
          .add(place.period());
    }
    Map<Place, ValueRecorded> held = new HashMap<>();
    asked.forEach((indicator, areas) ->
        areas.forEach((area, periods) ->
            values
                .of(feed.organization(), indicator, area, periods)
                .forEach((period, value) -> held.put(new Place(indicator, area, period), value))));
    return held;
  }
}
