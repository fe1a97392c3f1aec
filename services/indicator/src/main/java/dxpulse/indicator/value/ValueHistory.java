package dxpulse.indicator.value;

import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.event.ValueRecorded.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that was submitted for one value, in the order in which it was taken in, and which of
/// it holds.
///
/// The observation that holds is the greatest by, in this order: settled before unsettled, later
/// submitted before earlier, observation id. So repeats and disorder end in the same value.
///
/// An observation says the same as the one that holds only if its note and its reference are the
/// same, too. Another note on an equal figure becomes a revision of the same value, so that what
/// people read beside a figure is never lost, and what was known at an instant includes it.
///
/// A history may be shortened to what it takes to take in something new: a value that is revised
/// every minute costs no more than one that is new. Only a whole one tells of the past, and knows
/// every repeat.
///
/// @param taken how many observations changed the value or were superseded
/// @param entries those of them that are listed, in their order
/// @param confirmedBy the latest repeats of what held; bounded, because a feed may repeat itself
///   for years
/// @param repeats how many there ever were, those that are no longer listed included
/// @param newestId the greatest identifier of an observation that was taken in; empty before the
///   first
/// @param confirmedAt when the content that holds was last submitted
public record ValueHistory(
    ValueKey key,
    int taken,
    List<Entry> entries,
    List<Confirmation> confirmedBy,
    int repeats,
    String newestId,
    Instant confirmedAt) {
  /// So many repeats are listed.
  public static final int MOST_CONFIRMATIONS = 200;

  public ValueHistory {
    entries = List.copyOf(entries);
    confirmedBy = List.copyOf(confirmedBy);
  }

  /// @param place how many entries came before it
  /// @param revision the revision that held after it
  public record Entry(
      int place,
      ObservationSubmitted observation,
      Outcome outcome,
      int revision,
      Instant recordedAt) {}

  /// A repeat of what held at a revision.
  ///
  /// @param source and `submittedAt` are absent for repeats from before they were kept
  public record Confirmation(
      String observationId,
      int revision,
      Instant recordedAt,
      ObservationSubmitted.@Nullable Source source,
      @Nullable Instant submittedAt) {}

  /// What came of an observation: the history after it, and the answer.
  public record Receipt(ValueHistory history, ValueRecorded answer, boolean changed) {}

  public static ValueHistory empty(ValueKey key) {
    return new ValueHistory(key, 0, List.of(), List.of(), 0, "", Instant.EPOCH);
  }

  /// What of it is needed to take in an observation that is surely new: the entry that holds, and
  /// the one that held before.
  public ValueHistory shortened() {
    int held = current().map(Entry::revision).orElse(0);
    List<Entry> needed =
        entries.stream()
            .filter(entry -> entry.outcome() == Outcome.RECORDED && entry.revision() >= held - 1)
            .toList();
    return new ValueHistory(key, taken, needed, List.of(), repeats, newestId, confirmedAt);
  }

  /// Whether an observation cannot be a repeat of one that is not listed. Identifiers grow with
  /// time, as a rule; one that came late is looked for in the whole history.
  public boolean isSurelyNew(String observationId) {
    return isWhole() || observationId.compareTo(newestId) > 0;
  }

  private boolean isWhole() {
    return entries.size() == taken && confirmedBy.size() == Math.min(repeats, MOST_CONFIRMATIONS);
  }

  /// The entry that holds, if anything was ever recorded.
  public Optional<Entry> current() {
    return entries.reversed().stream()
        .filter(entry -> entry.outcome() == Outcome.RECORDED)
        .findFirst();
  }

  /// The entry that held at an instant.
  public Optional<Entry> asOf(Instant instant) {
    return entries.reversed().stream()
        .filter(entry -> entry.outcome() == Outcome.RECORDED)
        .filter(entry -> !entry.recordedAt().isAfter(instant))
        .findFirst();
  }

  /// What held when an entry came in; nothing before the first. An entry that was superseded came
  /// in while the revision held that it names.
  public Optional<Entry> before(Entry entry) {
    return recorded(entry.outcome() == Outcome.RECORDED ? entry.revision() - 1 : entry.revision());
  }

  /// A line for each observation that was taken in by an instant, in that order.
  public List<AuditLine> trail(Instant known) {
    List<AuditLine> lines = new ArrayList<>();
    for (Entry entry : entries) {
      lines.add(AuditLine.of(entry, before(entry).orElse(null)));
    }
    for (Confirmation confirmation : confirmedBy) {
      recorded(confirmation.revision())
          .map(held -> AuditLine.of(confirmation, held.observation()))
          .ifPresent(lines::add);
    }
    lines.removeIf(line -> line.recordedAt().isAfter(known));
    // What was taken in together has one moment.
    lines.sort(
        Comparator.comparing(AuditLine::recordedAt)
            .thenComparing(AuditLine::revision)
            .thenComparing(line -> Objects.requireNonNullElse(line.submittedAt(), Instant.EPOCH)));
    return lines;
  }

  /// Takes in an observation. One that was taken in before gets the same answer and changes
  /// nothing.
  ///
  /// @param observation one that [#isSurelyNew], unless this is the whole history
  public Receipt receive(ObservationSubmitted observation, Instant recordedAt) {
    Optional<Receipt> repeated = repeat(observation);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    Entry held = current().orElse(null);
    if (held != null && saysTheSame(held.observation(), observation)) {
      return confirm(held, observation, recordedAt);
    }
    boolean wins = held == null || wins(observation, held.observation());
    int revision = held == null ? 1 : wins ? held.revision() + 1 : held.revision();
    Entry entry =
        new Entry(
            taken, observation, wins ? Outcome.RECORDED : Outcome.SUPERSEDED, revision, recordedAt);
    List<Entry> longer = new ArrayList<>(entries);
    longer.add(entry);
    ValueHistory next =
        new ValueHistory(
            key,
            taken + 1,
            longer,
            confirmedBy,
            repeats,
            newest(observation),
            wins ? observation.submittedAt() : confirmedAt);
    return new Receipt(next, next.answer(observation, entry.outcome(), revision, recordedAt), true);
  }

  private Optional<Receipt> repeat(ObservationSubmitted observation) {
    String id = observation.observationId();
    for (Entry entry : entries) {
      if (entry.observation().observationId().equals(id)) {
        return Optional.of(
            new Receipt(
                this,
                answer(observation, entry.outcome(), entry.revision(), entry.recordedAt()),
                false));
      }
    }
    return confirmedBy.stream()
        .filter(confirmation -> confirmation.observationId().equals(id))
        .findFirst()
        .map(confirmation ->
            new Receipt(
                this,
                answer(
                    observation,
                    Outcome.UNCHANGED,
                    confirmation.revision(),
                    confirmation.recordedAt()),
                false));
  }

  private Receipt confirm(Entry held, ObservationSubmitted observation, Instant recordedAt) {
    List<Confirmation> confirmations = new ArrayList<>(confirmedBy);
    confirmations.add(
        new Confirmation(
            observation.observationId(),
            held.revision(),
            recordedAt,
            observation.source(),
            observation.submittedAt()));
    if (confirmations.size() > MOST_CONFIRMATIONS) {
      confirmations.removeFirst();
    }
    Instant latest =
        observation.submittedAt().isAfter(confirmedAt) ? observation.submittedAt() : confirmedAt;
    ValueHistory next =
        new ValueHistory(
            key, taken, entries, confirmations, repeats + 1, newest(observation), latest);
    return new Receipt(
        next, next.answer(observation, Outcome.UNCHANGED, held.revision(), recordedAt), true);
  }

  private String newest(ObservationSubmitted observation) {
    String id = observation.observationId();
    return id.compareTo(newestId) > 0 ? id : newestId;
  }

  private boolean wins(ObservationSubmitted incoming, ObservationSubmitted held) {
    if (incoming.status().isSettled() != held.status().isSettled()) {
      return incoming.status().isSettled();
    }
    int later = incoming.submittedAt().compareTo(confirmedAt);
    return later != 0 ? later > 0 : incoming.observationId().compareTo(held.observationId()) > 0;
  }

  private static boolean saysTheSame(ObservationSubmitted one, ObservationSubmitted other) {
    return one.status() == other.status()
        && one.sample() == other.sample()
        && Objects.equals(one.stage(), other.stage())
        && Objects.equals(one.note(), other.note())
        && Objects.equals(one.source().reference(), other.source().reference())
        && sameNumber(one.value(), other.value())
        && sameNumber(one.numerator(), other.numerator())
        && sameNumber(one.denominator(), other.denominator());
  }

  private static boolean sameNumber(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }

  /// The answer shows what held at the revision, not the observation that was superseded or
  /// repeated.
  private ValueRecorded answer(
      ObservationSubmitted observation, Outcome outcome, int revision, Instant recordedAt) {
    ObservationSubmitted held = recorded(revision).map(Entry::observation).orElse(observation);
    return new ValueRecorded(
        key.organization(),
        key.indicator(),
        key.area(),
        key.period(),
        held.measuredValue(),
        held.numerator(),
        held.denominator(),
        held.stage(),
        held.status(),
        held.sample(),
        held.note(),
        held.source(),
        revision,
        recorded(revision - 1).map(entry -> entry.observation().measuredValue()).orElse(null),
        observation.observationId(),
        outcome,
        observation.submittedAt(),
        recordedAt);
  }

  private Optional<Entry> recorded(int revision) {
    return entries.stream()
        .filter(entry -> entry.outcome() == Outcome.RECORDED && entry.revision() == revision)
        .findFirst();
  }
}
