package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.KpiScored.Cause;
import dxpulse.contracts.types.event.KpiScored.Contribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can have moved an index among what made its score come about: not the values of reference
/// indicators, which stand beside it and never enter it.
public final class Movers {
  private final KpiScored score;
  private final List<Cause> newestFirst;
  // Most of those who ask need no order.
  private @Nullable List<Cause> strongestFirst;

  public Movers(KpiScored score) {
    this.score = score;
    this.newestFirst = told().reversed();
  }

  private List<Cause> strongestFirst() {
    if (strongestFirst == null) {
      strongestFirst =
          newestFirst.stream()
              .filter(cause -> isDefinition(cause) || !isReference(cause.indicator()))
              .sorted(Comparator.comparingDouble(this::points).reversed())
              .toList();
    }
    return strongestFirst;
  }

  /// What is to be told first: a correction where one moved the index, a changed definition where
  /// that was the last thing, or else a value of the indicator that moved it most. Of an index that
  /// moved while only references changed it is time that passed.
  public Cause first() {
    Cause newest = score.cause();
    return correction()
        .or(() ->
            isDefinition(newest) ? Optional.of(newest) : strongestFirst().stream().findFirst())
        .orElseGet(() -> isMoved(score) ? Cause.of(Cause.Kind.VALUE) : newest);
  }

  /// The correction that moved the index, or one of a reference where nothing moved it.
  Optional<Cause> correction() {
    if (newestFirst.stream().noneMatch(Movers::isCorrection)) {
      return Optional.empty();
    }
    Optional<Cause> moving =
        strongestFirst().stream()
            .filter(cause -> isCorrection(cause) && (effects().isEmpty() || points(cause) > 0))
            .findFirst();
    return moving.isPresent() || isMoved(score)
        ? moving
        : newestFirst.stream().filter(Movers::isCorrection).findFirst();
  }

  /// All others beside one that is told first, oldest first: those that can have moved the index.
  List<Cause> beside(Cause first) {
    return told().stream()
        .filter(cause -> !cause.equals(first) && strongestFirst().contains(cause))
        .toList();
  }

  /// How many others there are, with those that the score did not tell.
  public int countBeside(Cause first) {
    Integer all = score.othersCount();
    return beside(first).size() + (all == null ? 0 : all - score.others().size());
  }

  private List<Cause> told() {
    List<Cause> told = new ArrayList<>(score.others());
    told.add(score.cause());
    return told;
  }

  /// Whether a reader sees another index than the one that a score revises.
  static boolean isMoved(KpiScored score) {
    KpiScored.Revises revises = score.revises();
    if (revises == null) {
      return false;
    }
    Double before = revises.index();
    Double after = score.index();
    return before == null || after == null
        ? (before == null) != (after == null)
        : Shown.change(before, after).signum() != 0;
  }

  private boolean isReference(@Nullable IndicatorCode indicator) {
    return score.components().stream()
        .anyMatch(part -> part.indicator().equals(indicator) && isReference(part.notScored()));
  }

  /// Whether that is why a value stands beside the index and never enters it.
  public static boolean isReference(@Nullable NotScoredReason why) {
    return why == NotScoredReason.NO_TARGET;
  }

  /// By how much the indicator of a value moved the index from what stood before; where the score
  /// does not tell, its part in the change since the period before.
  private double points(Cause cause) {
    IndicatorCode indicator = cause.indicator();
    if (indicator == null) {
      return 0;
    }
    List<Contribution> parts = effects().isEmpty() ? score.contributions() : effects();
    double points = 0;
    for (Contribution part : parts) {
      if (part.cause().equals(indicator.value())) {
        points += Math.abs(part.points());
      }
    }
    return points;
  }

  private List<Contribution> effects() {
    KpiScored.Revises revises = score.revises();
    return revises == null ? List.of() : revises.effects();
  }

  private static boolean isCorrection(Cause cause) {
    return cause.kind() == Cause.Kind.REVISION;
  }

  private static boolean isDefinition(Cause cause) {
    return switch (cause.kind()) {
      case INDICATOR_DEFINITION, KPI_DEFINITION -> true;
      case VALUE, REVISION -> false;
    };
  }
}
