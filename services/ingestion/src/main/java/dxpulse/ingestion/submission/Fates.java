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

  /// Notes what the record answered. Whoever asks here sees it at once; it is stored with [#write].
  void note(Collection<Fate> answers);

  /// When it returns, every noted fate is stored.
  void write();

  /// Stores what people decided before the record answers; what it has answered stays.
  void tell(Collection<Fate> decided);

  void quarantine(Collection<ObservationRejected> rejections);

  /// Those that were rejected, in no order.
  List<ObservationRejected> quarantined(Collection<String> observationIds);

  Optional<Fate> of(String observationId);

  /// Those that are known, by the id of their observation.
  Map<String, Fate> of(Collection<String> observationIds);
}
