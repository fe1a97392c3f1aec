package dxpulse.ingestion.submission;

import dxpulse.contracts.types.event.ObservationRejected;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of accepted observations.
public interface Fates {
  /// @param state RECORDED, UNCHANGED, SUPERSEDED or REJECTED, as the record answered; before that
  ///   AWAITING_APPROVAL, RETURNED or WITHDRAWN
  record Fate(String observationId, String state) {}

  void note(Collection<Fate> fates);

  /// When it returns, every noted fate is stored. Whoever asks sees fates before that, too.
  void write();

  void quarantine(Collection<ObservationRejected> rejections);

  /// Those that were rejected, in no order.
  List<ObservationRejected> quarantined(Collection<String> observationIds);

  Optional<Fate> of(String observationId);

  /// Those that are known, by the id of their observation.
  Map<String, Fate> of(Collection<String> observationIds);
}
