package dxpulse.ingestion.upload;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.ObservationSubmitted;
import dxpulse.contracts.types.event.ObservationSubmitted.Source;
import dxpulse.contracts.types.time.Period;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.draft.Draft;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.AcceptSubmission.Decision;
import dxpulse.ingestion.submission.SubmissionRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Decides what becomes of each row of a table.
public final class ReadUpload {
  private static final Set<String> FIGURES = Set.of("value", "numerator", "denominator", "stage");

  private final AcceptSubmission acceptSubmission;
  private final KnownIndicators indicators;

  public ReadUpload(AcceptSubmission acceptSubmission, KnownIndicators indicators) {
    this.acceptSubmission = acceptSubmission;
    this.indicators = indicators;
  }

  /// All rows, and the observations of those that are accepted. With faults in the heading no row
  /// is read.
  public record Reading(
      Heading heading, List<RowResult> rows, List<ObservationSubmitted> observations) {
    /// The same, when some of its figures were not taken after all.
    ///
    /// @param refused why, by the id of the observation
    public Reading without(Map<String, Fault> refused) {
      return new Reading(
          heading,
          rows.stream()
              .map(row -> {
                Fault fault = row.observationId() == null ? null : refused.get(row.observationId());
                return fault == null ? row : row.refused(fault);
              })
              .toList(),
          observations.stream()
              .filter(observation -> !refused.containsKey(observation.observationId()))
              .toList());
    }

    public long count(RowResult.Outcome outcome) {
      return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
  }

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
    List<RowResult> rows = new ArrayList<>();
    List<ObservationSubmitted> observations = new ArrayList<>();
    if (heading.faults().isEmpty()) {
      Map<String, Long> seen = new HashMap<>();
      for (Table.Line line : table.lines()) {
        if (line.cells().stream().allMatch(String::isBlank)) {
          continue;
        }
        RowReader reader = new RowReader(heading, line);
        Draft draft = reader.sketch((code, period) -> unit(caller, code, period));
        if (!reader.faults().isEmpty()) {
          Set<String> unread = new HashSet<>(reader.unread());
          if (reader.gap() != null) {
            unread.addAll(FIGURES);
          }
          blame(acceptSubmission.breachesOf(draft, unread, caller, now), reader);
          rows.add(result(line, reader, RowResult.Outcome.REFUSED, null));
        } else if (reader.gap() != null) {
          rows.add(result(line, reader, RowResult.Outcome.WITHOUT_FIGURE, null));
        } else {
          repeated(draft, caller, line, reader, seen);
          String id = ids.apply(line.number());
          Decision decision =
              acceptSubmission.decide(draft, caller, Source.Kind.IMPORT, file, id, now);
          if (decision instanceof Decision.Refused(var breaches)) {
            blame(breaches, reader);
          }
          if (decision instanceof Decision.Accepted(var observation) && reader.faults().isEmpty()) {
            if (taken.contains(line.number())) {
              rows.add(result(line, reader, RowResult.Outcome.TAKEN_BEFORE, id));
            } else {
              observations.add(observation.from(observation.source().in(file, line.number())));
              rows.add(result(line, reader, RowResult.Outcome.ACCEPTED, id));
            }
          } else {
            rows.add(result(line, reader, RowResult.Outcome.REFUSED, null));
          }
        }
      }
    }
    return new Reading(heading, List.copyOf(rows), List.copyOf(observations));
  }

  private String unit(Caller caller, IndicatorCode code, Period period) {
    return indicators
        .find(caller.organization(), code)
        .map(indicator -> indicator.versionFor(period).unit())
        .orElse("");
  }

  private static void blame(List<SubmissionRule.Breach> breaches, RowReader reader) {
    for (var breach : breaches) {
      Column column = Column.valueOf(breach.pointer().substring(1).toUpperCase(Locale.ROOT));
      reader
          .faults()
          .add(
              new Fault(
                  column.japanese(), breach.rule().name(), breach.message(), reader.cell(column)));
    }
  }

  private static void repeated(
      Draft draft, Caller caller, Table.Line line, RowReader reader, Map<String, Long> seen) {
    String place =
        draft.indicator()
            + "|"
            + (draft.area() == null ? caller.organization().asArea() : draft.area())
            + "|"
            + draft.period();
    Long earlier = seen.putIfAbsent(place, line.number());
    if (earlier != null) {
      reader
          .faults()
          .add(
              new Fault(
                  Column.PERIOD.japanese(),
                  "ROW_TWICE",
                  "%d行目と同じ指標・地域・期間です / line %d is about the same figure"
                      .formatted(earlier, earlier),
                  reader.cell(Column.PERIOD)));
    }
  }

  private static RowResult result(
      Table.Line line, RowReader reader, RowResult.Outcome outcome, @Nullable String id) {
    return new RowResult(
        line.number(),
        outcome,
        id,
        CellReader.plain(reader.cell(Column.INDICATOR)),
        CellReader.plain(reader.cell(Column.PERIOD)),
        outcome == RowResult.Outcome.WITHOUT_FIGURE ? reader.gap() : null,
        reader.tidied(),
        reader.faults());
  }
}
