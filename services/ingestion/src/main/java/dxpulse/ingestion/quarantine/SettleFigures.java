package dxpulse.ingestion.quarantine;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Settles refused figures of feeds at whose places a value was taken in later. One that somebody
/// calls back afterwards waits for a person.
public final class SettleFigures {
  private final Quarantine quarantine;
  private final RefusedFigures refusedFigures;

  public SettleFigures(Quarantine quarantine, RefusedFigures refusedFigures) {
    this.quarantine = quarantine;
    this.refusedFigures = refusedFigures;
  }

  /// Ends the quarantine of figures of feeds at whose places a value was taken in later, from the
  /// feed itself or from a person.
  public void recorded(Collection<ValueRecorded> values) {
    Map<OrganizationCode, Map<Place, List<ValueRecorded>>> asked = new HashMap<>();
    for (ValueRecorded value : values) {
      asked
          .computeIfAbsent(value.organization(), organization -> new HashMap<>())
          .computeIfAbsent(
              new Place(value.indicator(), value.area(), value.period()),
              place -> new ArrayList<>())
          .add(value);
    }
    asked.forEach((organization, places) -> {
      Map<RefusedFigure, Resolution> settled = new LinkedHashMap<>();
      for (RefusedFigure figure : refusedFigures.open(organization, places.keySet())) {
        places.getOrDefault(figure.place(), List.of()).stream()
            .filter(figure::isSettledBy)
            .findFirst()
            .ifPresent(value -> settled.put(figure, Resolution.replaced(figure, value)));
      }
      if (!settled.isEmpty()) {
        quarantine.resolve(settled.values());
        refusedFigures.settle(settled.keySet());
      }
    });
  }
}
