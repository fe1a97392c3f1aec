package dxpulse.ingestion.quarantine;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.ObservationRejected;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.RefusedFigures.RefusedFigure;
import dxpulse.ingestion.upload.ReadUpload;
import dxpulse.ingestion.upload.RowResult;
import dxpulse.ingestion.upload.Table;
import dxpulse.ingestion.upload.Upload.RejectedRow;
import dxpulse.ingestion.upload.Uploads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What could not be used and waits for a person: observations that the record refused, figures of
/// feeds that were not accepted, and rows of files that nobody could read.
public final class Quarantine {
  private final Fates fates;
  private final Uploads uploads;
  private final RefusedFigures refusedFigures;
  private final Resolutions resolutions;
  private final KnownIndicators indicators;
  private final AcceptSubmission acceptSubmission;
  private final ReadUpload readUpload;

  public Quarantine(
      Fates fates,
      Uploads uploads,
      RefusedFigures refusedFigures,
      Resolutions resolutions,
      KnownIndicators indicators,
      AcceptSubmission acceptSubmission,
      ReadUpload readUpload) {
    this.fates = fates;
    this.uploads = uploads;
    this.refusedFigures = refusedFigures;
    this.resolutions = resolutions;
    this.indicators = indicators;
    this.acceptSubmission = acceptSubmission;
    this.readUpload = readUpload;
  }

  /// Something in quarantine.
  public sealed interface Item {
    record Observation(ObservationRejected rejection) implements Item {}

    record Row(RejectedRow row) implements Item {}

    record Figure(RefusedFigure figure) implements Item {}

    default String id() {
      return switch (this) {
        case Observation(var rejection) -> rejection.observation().observationId();
        case Row(var row) -> row.id();
        case Figure(var figure) -> figure.id();
      };
    }
  }

  /// What would become of an item that is sent again.
  public sealed interface Again {
    record Accepted(ObservationSubmitted observation) implements Again {}

    record Refused(Decision.Refused refused) implements Again {}

    record StillUnreadable(RowResult row) implements Again {}
  }

  /// What the caller may mend of what somebody looks for, the newest first.
  public List<Waiting> waiting(Caller caller, Waiting.Search search) {
    Map<String, Resolution> ended = resolutions.all();
    List<Waiting> waiting = new ArrayList<>();
    fates.quarantined().stream()
        .filter(item -> isVisible(item, caller))
        .map(item -> Waiting.of(item, ended.get(item.observation().observationId())))
        .forEach(waiting::add);
    refusedFigures.all().stream()
        .filter(figure -> figure.isVisibleTo(caller))
        .map(figure -> Waiting.of(figure, ended.get(figure.id())))
        .forEach(waiting::add);
    uploads.rejected().stream()
        .filter(row -> row.isVisibleTo(caller))
        .map(row -> Waiting.of(row, ended.get(row.id())))
        .forEach(waiting::add);
    return waiting.stream().filter(search::finds).sorted(Waiting.NEWEST_FIRST).toList();
  }

  /// An item that waits, if the caller may mend it.
  public Optional<Item> find(String id, Caller caller) {
    return resolutions.find(id).isPresent() ? Optional.empty() : look(id, caller);
  }

  /// An item that the caller may see, whether it waits or has been ended.
  public Optional<Item> look(String id, Caller caller) {
    Optional<Item> observation =
        fates.quarantined(id).filter(item -> isVisible(item, caller)).map(Item.Observation::new);
    return observation
        .or(() ->
            refusedFigures
                .find(id)
                .filter(figure -> figure.isVisibleTo(caller))
                .map(Item.Figure::new))
        .or(() -> uploads.rejected(id).filter(row -> row.isVisibleTo(caller)).map(Item.Row::new));
  }

  public Optional<Resolution> resolutionOf(String id) {
    return resolutions.find(id);
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
    Table table = new Table("", row.headings(), List.of(new Table.Line(row.line(), row.cells())));
    ReadUpload.Reading reading =
        readUpload.read(table, row.file(), line -> id, Set.of(), caller, now);
    return reading.observations().isEmpty()
        ? new Again.StillUnreadable(reading.rows().getFirst())
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
    return resolutions.keep(resolution);
  }

  /// Ends the quarantine of many, each unless somebody was faster.
  public void resolve(Collection<Resolution> many) {
    resolutions.keep(many);
  }

  /// What was discarded waits again.
  public void takeBack(Collection<String> ids) {
    resolutions.forget(ids);
  }

  private boolean isVisible(ObservationRejected item, Caller caller) {
    ObservationSubmitted observation = item.observation();
    boolean ofDepartment =
        indicators
            .find(item.organization(), observation.indicator())
            .map(indicator -> indicator.newest().department())
            .filter(department -> !caller.is(Role.FEED) && caller.maySubmitFor(department))
            .isPresent();
    return item.organization().equals(caller.organization())
        && (caller.is(Role.OFFICE)
            || ofDepartment
            || observation.source().submittedBy().equals(caller.id()));
  }
}
