package dxpulse.ingestion.submission;

import dxpulse.contracts.types.event.ObservationRejected;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What became of accepted observations.
public interface Fates {
  /// @param state RECORDED, UNCHANGED, SUPERSEDED or REJECTED
  record Fate(String observationId, String state) {}

  void note(Collection<Fate> fates);

  /// When it returns, every noted fate is stored. Whoever asks sees fates before that, too.
  void write();

  void quarantine(Collection<ObservationRejected> rejections);

  Optional<ObservationRejected> quarantined(String observationId);

  Optional<Fate> of(String observationId);

  /// Rejected observations that nobody has mended yet, newest first.
  List<ObservationRejected> quarantined();
}
