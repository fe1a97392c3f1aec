package dxpulse.ingestion.submission;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What waits for a person, in short: it is found, narrowed down and counted without the things
/// themselves being read.
public interface WaitingRoom {
  enum Kind {
    OBSERVATION,
    FIGURE,
    ROW
  }

  /// Something that waits.
  ///
  /// @param line of the file, 0 for what is no row of one
  /// @param reasons the codes of what was wrong, each with the words for it
  /// @param feed who sent it, for what came from a feed
  /// @param file the name of the file, for a row of one
  /// @param department whose people may see it, where that was known when it came
  /// @param indicator whose department may see it, as it is known now
  record Ticket(
      String id,
      Kind kind,
      OrganizationCode organization,
      Instant since,
      long line,
      Map<String, String> reasons,
      @Nullable String feed,
      @Nullable String file,
      String sentBy,
      @Nullable String department,
      @Nullable IndicatorCode indicator) {
    public Ticket {
      reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    /// Whether both stand at one place: what came again at another time has another ticket.
    public boolean standsWhere(Ticket other) {
      return since.equals(other.since) && line == other.line && Objects.equals(file, other.file);
    }

    public static Ticket of(ObservationRejected rejection) {
      ObservationSubmitted observation = rejection.observation();
      return new Ticket(
          observation.observationId(),
          Kind.OBSERVATION,
          rejection.organization(),
          rejection.rejectedAt(),
          0,
          Map.of(rejection.code(), rejection.reason().ja() + " / " + rejection.reason().english()),
          observation.source().submittedBy(),
          observation.source().file(),
          observation.source().submittedBy(),
          null,
          observation.indicator());
    }
  }

  /// Lets things in, before they are kept: one that nobody can find waits for ever, while a ticket
  /// of nothing is swept away. What a person has discarded before goes to what was discarded, so
  /// that it can still be called back; what was sent again stays away.
  void enter(Collection<Ticket> tickets);

  /// Lets in what an earlier build kept without tickets, once.
  ///
  /// @param name of what is let in
  /// @param tickets are not asked for when it was done before
  void enterOnce(String name, Iterable<Ticket> tickets);

  /// What was mended.
  void leave(Collection<Ticket> tickets);

  /// Tickets leave whose things are not there, unless they came just now: the thing may be on its
  /// way.
  ///
  /// @return ids of those that left
  Set<String> sweep(Collection<Ticket> lost);

  /// What came again waits once: its earlier tickets leave, unless they are those of now.
  ///
  /// @param now tickets that were let in
  default void replace(Collection<Ticket> before, Collection<Ticket> now) {
    Map<String, Ticket> standing = new HashMap<>();
    now.forEach(ticket -> standing.put(ticket.id(), ticket));
    leave(
        before.stream()
            .filter(ticket -> !ticket.standsWhere(standing.getOrDefault(ticket.id(), ticket)))
            .toList());
  }

  /// What somebody discarded: it waits no longer, and can be called back.
  void setAside(Collection<Ticket> tickets);

  /// Those that a later figure settled, by their ids: whose, and when.
  Map<String, Settled> settled(Collection<Ticket> tickets);

  /// @param by who said what was taken in later
  record Settled(String by, Instant at) {}

  /// What was discarded waits again.
  void callBack(Collection<Ticket> tickets);

  /// Goes through what waits for people of an organization, the newest first, rows of a file in
  /// their order. Never is all of it in memory.
  ///
  /// @param discarded whether it is what was discarded, instead of what waits
  void goThrough(OrganizationCode organization, boolean discarded, Consumer<Ticket> look);
}
