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
import java.util.List;
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

  /// Observations that the caller may mend, newest first.
  public List<ObservationRejected> observations(Caller caller) {
    Set<String> resolved = resolutions.ids();
    return fates.quarantined().stream()
        .filter(item -> !resolved.contains(item.observation().observationId()))
        .filter(item -> isVisible(item, caller))
        .toList();
  }

  /// Rows that the caller may mend, newest file first.
  public List<RejectedRow> rows(Caller caller) {
    Set<String> resolved = resolutions.ids();
    return uploads.rejected().stream()
        .filter(row -> !resolved.contains(row.id()))
        .filter(row -> row.isVisibleTo(caller))
        .toList();
  }

  /// Figures of feeds that the caller may mend, newest first.
  public List<RefusedFigure> figures(Caller caller) {
    Set<String> resolved = resolutions.ids();
    return refusedFigures.all().stream()
        .filter(figure -> !resolved.contains(figure.id()))
        .filter(figure -> figure.isVisibleTo(caller))
        .toList();
  }

  /// An item that waits, if the caller may mend it.
  public Optional<Item> find(String id, Caller caller) {
    if (resolutions.find(id).isPresent()) {
      return Optional.empty();
    }
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
