package dxpulse.ingestion.submission;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.sheet.LastValues.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Figures of feeds that were refused, as they came: nobody sits at a feed to send them again.
public interface RefusedFigures {
  /// A figure that was refused.
  ///
  /// @param id follows from sender, place and content: the same figure sent again is kept once
  /// @param raw the item as JSON text, cut if it is longer than any figure
  /// @param submittedBy the feed
  /// @param department that answers for the feed; absent where an earlier build did not note it
  /// @param place of the value that it is about, as far as that could be read
  record RefusedFigure(
      String id,
      OrganizationCode organization,
      String raw,
      List<Fault> errors,
      String submittedBy,
      Instant refusedAt,
      @Nullable String department,
      @Nullable Place place) {
    private static final int LONGEST_RAW = 10_000;

    /// It contradicts another figure of the same answer, which does not settle it.
    private static final Set<String> CONTRADICTIONS =
        Set.of("REPEATED_IN_ANSWER", "REPEATED_IN_REQUEST");

    public RefusedFigure {
      errors = List.copyOf(errors);
      raw = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw;
    }

    /// The same under another id.
    public RefusedFigure under(String other) {
      return new RefusedFigure(
          other, organization, raw, errors, submittedBy, refusedAt, department, place);
    }

    /// Whether a figure that was accepted at its place settles it: one of the same feed, or one
    /// that a person reported, that is not older.
    public boolean isSettledBy(ValueRecorded value) {
      ObservationSubmitted.Source source = value.source();
      Instant approved = source.approvedAt();
      Instant accepted =
          approved == null || approved.isBefore(value.submittedAt())
              ? value.submittedAt()
              : approved;
      boolean contradicts = errors.stream().map(Fault::code).anyMatch(CONTRADICTIONS::contains);
      return value.outcome() != ValueRecorded.Outcome.SUPERSEDED
          && (isOfItsSender(source) || source.kind() != ObservationSubmitted.Source.Kind.FEED)
          && (contradicts ? accepted.isAfter(refusedAt) : !accepted.isBefore(refusedAt));
    }

    private boolean isOfItsSender(ObservationSubmitted.Source source) {
      return source.submittedBy().equals(submittedBy) || submittedBy.equals(source.system());
    }

    /// Whether its sender had said something usable since it was settled, and takes that back by
    /// saying it again: the figure that settled it, or the one that holds.
    ///
    /// @param held the value that holds at its place
    public boolean isSaidAnew(WaitingRoom.Settled settled, @Nullable ValueRecorded held) {
      boolean hasSettled = settled.by().equals(submittedBy) && settled.at().isBefore(refusedAt);
      return hasSettled
          || (held != null
              && isOfItsSender(held.source())
              && held.recordedAt().isAfter(settled.at())
              && held.recordedAt().isBefore(refusedAt));
    }

    /// How it waits: the office and the feed's department mend what feeds send, and a feed sees its
    /// own.
    public WaitingRoom.Ticket ticket() {
      Map<String, String> reasons = new LinkedHashMap<>();
      errors.forEach(fault -> reasons.putIfAbsent(fault.code(), fault.message()));
      return new WaitingRoom.Ticket(
          id,
          WaitingRoom.Kind.FIGURE,
          organization,
          refusedAt,
          0,
          reasons,
          submittedBy,
          null,
          submittedBy,
          department,
          null);
    }
  }

  /// @param pointer to the place in the item
  /// @param message Japanese, then English
  record Fault(String pointer, String code, String message) {}

  /// Keeps them; one that is kept already stays as it came first.
  void keep(Collection<RefusedFigure> figures);

  /// The same as they are to be kept: one that was refused before, that a later figure settled, and
  /// that is refused again now after its feed had said something usable is another one, so that it
  /// waits anew: the feed has changed its word. A feed that only repeats itself says nothing new:
  /// what a person reported, mended or discarded stays what it is.
  Collection<RefusedFigure> anew(Collection<RefusedFigure> figures);

  /// Those that are there, in no order.
  List<RefusedFigure> find(Collection<String> ids);

  /// Those at some places that nobody has looked after yet.
  List<RefusedFigure> open(OrganizationCode organization, Collection<Place> places);

  /// These are settled: what is accepted later says nothing of them any more.
  void settle(Collection<RefusedFigure> figures);

  /// Those that were ever refused at the places of an indicator, by areas, periods and ids.
  ///
  /// @param area the only one that is asked for; absent for all
  List<Placed> placed(
      OrganizationCode organization, IndicatorCode indicator, @Nullable AreaCode area);

  /// Where a figure was refused.
  record Placed(AreaCode area, Period period, String id) {
    /// Its place in the order.
    public String key() {
      return area + "|" + period + "|" + id;
    }
  }
}
