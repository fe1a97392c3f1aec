package dxpulse.ingestion.feed;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was sent last, as long as the test lasts: longer than the service.
final class InMemoryLastSent implements LastSent {
  private final Map<String, Sent> sent = new HashMap<>();

  @Override
  public Map<Place, Sent> of(FeedDefinition feed, Collection<Place> places) {
    return places.stream()
        .filter(place -> sent.containsKey(feed.id() + place))
        .collect(Collectors.toMap(Function.identity(), place -> sent.get(feed.id() + place)));
  }

  @Override
  public void note(FeedDefinition feed, Collection<ObservationSubmitted> figures, boolean surely) {
    for (ObservationSubmitted each : figures) {
      Place place = new Place(each.indicator(), each.area(), each.period());
      var _ = sent.put(feed.id() + place, Sent.of(each, surely));
    }
  }
}
