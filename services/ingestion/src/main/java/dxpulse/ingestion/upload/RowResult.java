package dxpulse.ingestion.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a row.
///
/// @param line of the file, from 1
/// @param gap why there is no figure, when there is none
/// @param tidied each as `column: as written → as read`
public record RowResult(
    long line,
    Outcome outcome,
    @Nullable String observationId,
    @Nullable String indicator,
    @Nullable String period,
    Cell.@Nullable Why gap,
    List<String> tidied,
    List<Fault> errors) {
  public RowResult {
    tidied = List.copyOf(tidied);
    errors = List.copyOf(errors);
  }

  /// The same row, whose figure was not taken after all.
  RowResult refused(Fault fault) {
    return new RowResult(
        line, Outcome.REFUSED, null, indicator, period, gap, tidied, List.of(fault));
  }

  /// A row without a figure changes nothing: a blank is neither zero nor an order to erase.
  public enum Outcome {
    ACCEPTED,
    REFUSED,
    /// Accepted when the same file came before; it is not applied again.
    TAKEN_BEFORE,
    WITHOUT_FIGURE
  }
}
