package dxpulse.indicator.value;

import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.indicator.catalogue.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes in a batch of observations: reads the histories they touch, decides one after the other,
/// writes what changed once.
public final class RecordObservations {
  private final Catalogue catalogue;
  private final Values values;

  public RecordObservations(Catalogue catalogue, Values values) {
    this.catalogue = catalogue;
    this.values = values;
  }

  /// The answer to one observation.
  public sealed interface Answer {
    record Recorded(ValueRecorded value) implements Answer {}

    record Rejected(ObservationRejected rejection) implements Answer {}
  }

  /// One answer for each observation, in their order. When it returns, what the answers say is
  /// stored.
  public List<Answer> record(List<ObservationSubmitted> observations, Instant now) {
    Map<ValueKey, ValueHistory> histories = histories(observations);
    Map<ValueKey, ValueHistory> changed = new LinkedHashMap<>();
    List<Answer> answers = new ArrayList<>(observations.size());
    for (ObservationSubmitted observation : observations) {
      Optional<ObservationRule> broken =
          ObservationRule.brokenBy(
              observation,
              catalogue
                  .find(observation.organization(), observation.indicator())
                  .map(indicator -> indicator.versionFor(observation.period()))
                  .orElse(null));
      if (broken.isPresent()) {
        answers.add(
            new Answer.Rejected(
                new ObservationRejected(
                    observation.organization(),
                    observation,
                    broken.get().name(),
                    broken.get().reason(),
                    now)));
        continue;
      }
      ValueKey key = ValueKey.of(observation);
      ValueHistory.Receipt receipt =
          histories.getOrDefault(key, ValueHistory.empty(key)).receive(observation, now);
      if (receipt.changed()) {
        histories.put(key, receipt.history());
        changed.put(key, receipt.history());
      }
      answers.add(new Answer.Recorded(receipt.answer()));
    }
    if (!changed.isEmpty()) {
      values.save(changed.values());
    }
    return answers;
  }

  /// The histories that exist of what is observed: short, unless something may have been taken in
  /// before.
  private Map<ValueKey, ValueHistory> histories(List<ObservationSubmitted> observations) {
    Set<ValueKey> keys = new HashSet<>();
    observations.forEach(observation -> keys.add(ValueKey.of(observation)));
    Map<ValueKey, ValueHistory> histories = new HashMap<>(values.find(keys));
    Set<ValueKey> questionable = new HashSet<>();
    for (ObservationSubmitted observation : observations) {
      ValueHistory history = histories.get(ValueKey.of(observation));
      if (history != null && !history.isSurelyNew(observation.observationId())) {
        questionable.add(history.key());
      }
    }
    histories.putAll(values.findWhole(questionable));
    return histories;
  }
}
