package dxpulse.ingestion.upload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a row.
///
/// @param line of the file, from 1
/// @param gap why there is no figure, when there is none
/// @param tidied each as `column: as written → as read`
/// @param warnings what was read leniently, or looks unlike what it was meant to be; none stops it
public record RowResult(
    long line,
    Outcome outcome,
    @Nullable String observationId,
    @Nullable String indicator,
    @Nullable String period,
    Cell.@Nullable Why gap,
    List<String> tidied,
    List<Fault> warnings,
    List<Fault> errors) {
  // Those that an earlier build kept have no warnings.
  @SuppressWarnings({"NullAway", "ConstantValue"})
  public RowResult {
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    tidied = List.copyOf(tidied);
    errors = List.copyOf(errors);
  }

  /// The same row, whose figure was not taken after all.
  RowResult refused(Fault fault) {
    return new RowResult(
        line, Outcome.REFUSED, null, indicator, period, gap, tidied, warnings, List.of(fault));
  }

  /// A row without a figure changes nothing: a blank is neither zero nor an order to erase.
  public enum Outcome {
    ACCEPTED,
    REFUSED,
    /// Accepted when the same file came before; it is not applied again.
    TAKEN_BEFORE,
    /// The same figure holds already, or is on its way: it is not sent again.
    UNCHANGED,
    WITHOUT_FIGURE
  }

  /// The row with another end and further warnings.
  RowResult ending(Outcome other, @Nullable String id, List<Fault> further) {
    List<Fault> all = new ArrayList<>(warnings);
    all.addAll(further);
    return new RowResult(line, other, id, indicator, period, gap, tidied, all, errors);
  }
}
