package dxpulse.ingestion.quarantine;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.sheet.LastValues.Place;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.submission.WaitingRoom.Ticket;
import dxpulse.ingestion.upload.Fault;
import dxpulse.ingestion.upload.ReadUpload;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import dxpulse.ingestion.upload.Uploads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What could not be used and waits for a person: observations that the record refused, figures of
/// feeds that were not accepted, and rows of files that nobody could read.
public final class Quarantine {
  private final Fates fates;
  private final Uploads uploads;
  private final RefusedFigures refusedFigures;
  private final Resolutions resolutions;
  private final WaitingRoom room;
  private final KnownIndicators indicators;
  private final AcceptSubmission acceptSubmission;
  private final ReadUpload readUpload;

  public Quarantine(
      Fates fates,
      Uploads uploads,
      RefusedFigures refusedFigures,
      Resolutions resolutions,
      WaitingRoom room,
      KnownIndicators indicators,
      AcceptSubmission acceptSubmission,
      ReadUpload readUpload) {
    this.fates = fates;
    this.uploads = uploads;
    this.refusedFigures = refusedFigures;
    this.resolutions = resolutions;
    this.room = room;
    this.indicators = indicators;
    this.acceptSubmission = acceptSubmission;
    this.readUpload = readUpload;
  }

  /// Something in quarantine.
  public sealed interface Item {
    record Observation(ObservationRejected rejection) implements Item {}

    record Row(RejectedRow row) implements Item {}

    record Figure(RefusedFigure figure) implements Item {}

    /// How it waits.
    default Ticket ticket() {
      return switch (this) {
        case Observation(var rejection) -> Ticket.of(rejection);
        case Row(var row) -> row.ticket();
        case Figure(var figure) -> figure.ticket();
      };
    }

    default String id() {
      return ticket().id();
    }
  }

  /// What would become of an item that is sent again.
  public sealed interface Again {
    record Accepted(ObservationSubmitted observation) implements Again {}

    record Refused(Decision.Refused refused) implements Again {}

    /// @param errors none where the row says no figure at all
    record StillUnreadable(List<Fault> errors) implements Again {}
  }

  /// A part of what the caller may mend and somebody looks for, the newest first.
  public Page page(Caller caller, Waiting.Search search, int from, int limit) {
    Page.Turning turning = turned(caller, search, from, limit);
    List<String> ids = turning.tickets().stream().map(Ticket::id).toList();
    Map<String, Item> items = items(ids);
    Map<String, Resolution> ended = resolutions.find(ids);
    List<Waiting> shown = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    List<Ticket> lost = new ArrayList<>();
    List<Ticket> stale = new ArrayList<>();
    for (Ticket ticket : turning.tickets()) {
      Item item = items.get(ticket.id());
      Resolution resolution = ended.get(ticket.id());
      boolean stands =
          search.discarded()
              ? resolution != null && resolution.outcome().isSetAside()
              : resolution == null;
      if (item == null) {
        lost.add(ticket);
      } else if (!item.ticket().standsWhere(ticket)) {
        stale.add(ticket);
      } else if (stands) {
        shown.add(new Waiting(item, ticket, resolution));
      } else {
        moved.add(ticket.id());
      }
    }
    // The same file sent twice at once leaves a ticket that its row does not have any more. A fresh
    // one may be ahead of its row.
    var _ = room.sweep(stale);
    stale.forEach(ticket -> moved.add(ticket.id()));
    settle(moved);
    return turning.with(shown, moved.size() + room.sweep(lost).size());
  }

  /// Ids of what waits for the caller and somebody looks for, the newest first.
  ///
  /// @param left how many more there are
  /// @param passed how many lie before those that are left
  public record Chosen(List<String> ids, int left, int passed) {
    /// Those that somebody named.
    public static Chosen named(List<String> ids) {
      return new Chosen(ids, 0, ids.size());
    }
  }

  /// @param from how many are passed over
  /// @param most ids that are given
  public Chosen chosen(Caller caller, Waiting.Search search, int from, int most) {
    Page.Turning turning = turned(caller, search, from, most);
    List<String> ids = turning.tickets().stream().map(Ticket::id).distinct().toList();
    int passed = from + turning.tickets().size();
    return new Chosen(ids, Math.max(0, turning.total() - passed), passed);
  }

  private Page.Turning turned(Caller caller, Waiting.Search search, int from, int limit) {
    Page.Turning turning = new Page.Turning(search, from, limit);
    room.goThrough(
        caller.organization(),
        search.discarded(),
        ticket -> {
          if (isVisible(ticket, caller)) {
            turning.look(ticket);
          }
        });
    return turning;
  }

  /// An item that waits, if the caller may mend it.
  public Optional<Item> find(String id, Caller caller) {
    return Optional.ofNullable(find(List.of(id), caller).get(id));
  }

  /// Items that wait and that the caller may mend, by their ids.
  public Map<String, Item> find(Collection<String> ids, Caller caller) {
    Map<String, Item> found = look(ids, caller);
    found.keySet().removeAll(resolutions.find(found.keySet()).keySet());
    return found;
  }

  /// Items that the caller may see, whether they wait or have been ended, by their ids.
  public Map<String, Item> look(Collection<String> ids, Caller caller) {
    Map<String, Item> found = items(ids);
    found.values().removeIf(item -> !isVisible(item.ticket(), caller));
    return found;
  }

  private Map<String, Item> items(Collection<String> ids) {
    Map<String, Item> items = new HashMap<>();
    uploads.rejected(ids).forEach(row -> items.put(row.id(), new Item.Row(row)));
    refusedFigures.find(ids).forEach(figure -> items.put(figure.id(), new Item.Figure(figure)));
    fates
        .quarantined(ids)
        .forEach(each -> items.put(each.observation().observationId(), new Item.Observation(each)));
    return items;
  }

  public Optional<Resolution> resolutionOf(String id) {
    return resolutions.find(id);
  }

  /// How things were ended that were, by their ids.
  public Map<String, Resolution> resolutionsOf(Collection<String> ids) {
    return resolutions.find(ids);
  }

  /// Decides an item anew as a person mended it. The same item mended in the same way is the same
  /// observation.
  ///
  /// @param id of the observation, if it is accepted
  public Again mended(Item item, Draft draft, String id, Caller caller, Instant now) {
    return decided(
        acceptSubmission.decide(
            draft, caller, Source.Kind.ENTRY, "quarantine:" + item.id(), id, now));
  }

  /// Decides a rejected observation anew, because what it needed is known by now.
  public Again asItWas(ObservationRejected rejection, String id, Caller caller, Instant now) {
    ObservationSubmitted o = rejection.observation();
    Draft draft =
        new Draft(
            o.indicator(),
            o.area(),
            o.period(),
            o.value(),
            o.numerator(),
            o.denominator(),
            o.stage(),
            o.status(),
            o.sample(),
            o.note(),
            o.source().reference());
    return decided(
        acceptSubmission.decide(draft, caller, o.source().kind(), o.source().system(), id, now));
  }

  /// Decides a feed's figure anew, as it was.
  public Again asItWas(RefusedFigure figure, Draft draft, String id, Caller caller, Instant now) {
    return decided(
        acceptSubmission.decide(draft, caller, Source.Kind.FEED, figure.submittedBy(), id, now));
  }

  /// Reads a row of a file anew, as it was.
  public Again asItWas(RejectedRow row, String id, Caller caller, Instant now) {
    Table table = new Table("", row.headings(), List.of(row.asLine()));
    ReadUpload.Reading reading =
        readUpload.read(table, row.file(), line -> id, Set.of(), caller, now);
    return reading.observations().isEmpty()
        ? new Again.StillUnreadable(
            reading.rows().stream().flatMap(result -> result.errors().stream()).toList())
        : new Again.Accepted(reading.observations().getFirst());
  }

  private static Again decided(Decision decision) {
    return switch (decision) {
      case Decision.Accepted(var observation) -> new Again.Accepted(observation);
      case Decision.Refused refused -> new Again.Refused(refused);
    };
  }

  /// Ends the quarantine of an item.
  ///
  /// @return the resolution that holds: another one when somebody was faster
  public Resolution resolve(Resolution resolution) {
    Resolution holds = resolutions.keep(resolution);
    settle(List.of(resolution.id()));
    return holds;
  }

  /// Ends the quarantine of many, each unless somebody was faster.
  public void resolve(Collection<Resolution> many) {
    resolutions.keep(many);
    settle(many.stream().map(Resolution::id).toList());
  }

  /// Ends the quarantine of rows that came back mended, as far as they are the caller's.
  ///
  /// @param observations that took their places, by the ids of the rows
  public void cameBack(Map<String, String> observations, String file, Caller caller, Instant now) {
    List<Resolution> many = new ArrayList<>();
    items(observations.keySet())
        .forEach((id, item) -> {
          if (item instanceof Item.Row && isVisible(item.ticket(), caller)) {
            many.add(
                new Resolution(
                    id,
                    Resolution.Outcome.SENT_AGAIN,
                    observations.get(id),
                    "「%s」で直して送り直し / mended and sent again in \"%s\"".formatted(file, file),
                    caller.id(),
                    now));
          }
        });
    if (!many.isEmpty()) {
      resolve(many);
    }
  }

  /// A figure that was refused at the place of a value.
  ///
  /// @param resolution absent while it waits
  public record Refused(RefusedFigure figure, @Nullable Resolution resolution) {
    /// As it was at an instant; nothing when the figure came later.
    public Optional<Refused> asOf(Instant known) {
      if (figure.refusedAt().isAfter(known)) {
        return Optional.empty();
      }
      return resolution != null && resolution.at().isAfter(known)
          ? Optional.of(new Refused(figure, null))
          : Optional.of(this);
    }

    /// Where its value belongs: without that nobody would find it here.
    public Place place() {
      return Objects.requireNonNull(figure.place());
    }
  }

  /// What was discarded waits again.
  public void takeBack(Collection<String> ids) {
    resolutions.forget(ids);
    settle(ids);
  }

  /// Brings things to where their resolutions say that they are.
  private void settle(Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Map<String, Resolution> ended = resolutions.find(ids);
    List<Ticket> waiting = new ArrayList<>();
    List<Ticket> discarded = new ArrayList<>();
    List<Ticket> gone = new ArrayList<>();
    items(ids)
        .forEach((id, item) -> {
          Resolution resolution = ended.get(id);
          List<Ticket> where =
              resolution == null
                  ? waiting
                  : switch (resolution.outcome()) {
                    case DISCARDED, REPLACED -> discarded;
                    case SENT_AGAIN -> gone;
                  };
          where.add(item.ticket());
        });
    room.callBack(waiting);
    room.setAside(discarded);
    room.leave(gone);
  }

  /// The office sees all of its organization; others what their department or they themselves sent.
  boolean isVisible(Ticket ticket, Caller caller) {
    return ticket.organization().equals(caller.organization())
        && (caller.is(Role.OFFICE)
            || ticket.sentBy().equals(caller.id())
            || isOfDepartment(ticket, caller));
  }

  private boolean isOfDepartment(Ticket ticket, Caller caller) {
    return switch (ticket.kind()) {
      case FIGURE, ROW ->
          (caller.is(Role.CLERK) || caller.is(Role.APPROVER))
              && caller.department().equals(ticket.department());
      case OBSERVATION ->
          ticket.indicator() != null
              && !caller.is(Role.FEED)
              && indicators
                  .find(ticket.organization(), ticket.indicator())
                  .map(indicator -> indicator.newest().department())
                  .filter(caller::maySubmitFor)
                  .isPresent();
    };
  }
}
