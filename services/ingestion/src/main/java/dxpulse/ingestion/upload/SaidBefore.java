package dxpulse.ingestion.upload;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What is known of figures before a file brings them.
public interface SaidBefore {
  /// The values that hold.
  Map<Place, ValueRecorded> held(OrganizationCode organization, Collection<Place> places);

  /// The last rows of files that were taken for these places.
  Map<Place, TakenRow> taken(OrganizationCode organization, Collection<Place> places);

  /// Remembers rows that were taken.
  void take(OrganizationCode organization, Collection<ObservationSubmitted> observations);

  /// Those of observations that were taken which may still become the value by themselves: nobody
  /// has rejected, given back or overtaken them, and they wait for nobody.
  Set<String> onTheirWay(Collection<String> observationIds);

  /// @param print of everything that the row said, see [Sameness]
  record TakenRow(String observationId, String print, Instant at) {}
}
