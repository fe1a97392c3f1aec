package dxpulse.ingestion.upload;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.SampleIndicators;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Values and rows that are known as long as the test.
final class InMemorySaidBefore implements SaidBefore {
  private final Map<Place, ValueRecorded> held = new HashMap<>();
  private final Map<Place, TakenRow> taken = new HashMap<>();
  boolean rejected;

  void hold(String period, String value) {
    Place place =
        new Place(new IndicatorCode("I19"), SampleIndicators.AOMORI.asArea(), Period.parse(period));
    held.put(
        place,
        new ValueRecorded(
            SampleIndicators.AOMORI,
            place.indicator(),
            place.area(),
            place.period(),
            new BigDecimal(value),
            null,
            null,
            null,
            ValueStatus.FINAL,
            false,
            null,
            new ObservationSubmitted.Source(
                ObservationSubmitted.Source.Kind.ENTRY,
                "entry",
                null,
                "clerk",
                null,
                null,
                null,
                null),
            1,
            null,
            "held",
            ValueRecorded.Outcome.RECORDED,
            TakeFileTest.NOW,
            TakeFileTest.NOW));
  }

  @Override
  public Map<Place, ValueRecorded> held(OrganizationCode organization, Collection<Place> places) {
    return held;
  }

  @Override
  public Map<Place, TakenRow> taken(OrganizationCode organization, Collection<Place> places) {
    return taken;
  }

  @Override
  public void take(OrganizationCode organization, Collection<ObservationSubmitted> all) {
    all.forEach(each ->
        taken.put(
            new Place(each.indicator(), each.area(), each.period()),
            new TakenRow(each.observationId(), Sameness.print(each), each.submittedAt())));
  }

  @Override
  public Set<String> onTheirWay(Collection<String> observationIds) {
    return rejected ? Set.of() : Set.copyOf(observationIds);
  }
}
