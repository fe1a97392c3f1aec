package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.submission.AcceptSubmission;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;

/// Decides what becomes of each row of a table.
public final class ReadUpload {
  private final AcceptSubmission acceptSubmission;
  private final KnownIndicators indicators;

  public ReadUpload(AcceptSubmission acceptSubmission, KnownIndicators indicators) {
    this.acceptSubmission = acceptSubmission;
    this.indicators = indicators;
  }

  /// All rows, and the observations of those that are accepted. With faults in the heading no row
  /// is read.
  public record Reading(
      Heading heading, List<RowResult> rows, List<ObservationSubmitted> observations) {}

  /// @param ids of the observations, by line
  /// @param taken lines that were accepted when the same file came before
  public Reading read(
      Table table,
      String file,
      LongFunction<String> ids,
      Set<Long> taken,
      Caller caller,
      Instant now) {
    Heading heading = Heading.of(table.headings());
    if (!heading.faults().isEmpty()) {
      return new Reading(heading, List.of(), List.of());
    }
    List<Judging.Judged> judged =
        new Judging(
                acceptSubmission,
                indicators,
                null,
                heading,
                new Judging.Sender(caller, file, ids, taken, now))
            .rows(table.lines());
    return new Reading(
        heading,
        judged.stream().map(Judging.Judged::result).toList(),
        judged.stream().map(Judging.Judged::observation).filter(Objects::nonNull).toList());
  }

  /// Looks at the rows of a file that comes in parts, and at what is known beside it.
  Judging judging(Heading heading, Settling settling, Judging.Sender sender) {
    return new Judging(acceptSubmission, indicators, settling, heading, sender);
  }
}
