package dxpulse.kpiscoring.sensitivity;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.kpiscoring.index.ComponentScore;
import dxpulse.kpiscoring.index.KpiIndex;
import dxpulse.kpiscoring.index.Score;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an index of one period stands to the choices that it rests on.
///
/// @param normalisations each method that changes a component
/// @param components the one that matters most first: by the spread of the index when its weight
///   alone varies, then by what the index moves without it
/// @param interval from the lowest to the highest of the index, the 5th and 95th percentile under
///   other weights, and the indexes by other aggregations and normalisations; none without an index
public record Sensitivity(
    KpiIndex index,
    UnderWeights weights,
    List<ByAggregation> aggregations,
    List<ByNormalisation> normalisations,
    List<Importance> components,
    @Nullable Interval interval) {
  public Sensitivity {
    aggregations = List.copyOf(aggregations);
    normalisations = List.copyOf(normalisations);
    components = List.copyOf(components);
  }

  /// The component that matters most, if any is scored.
  public Optional<IndicatorCode> mostImportant() {
    return components.stream()
        .filter(component -> component.component().counts())
        .map(component -> component.component().indicator())
        .findFirst();
  }

  public record Interval(double low, double high) {}

  /// The index when every weight is multiplied by a factor of its own.
  ///
  /// @param scored how many draws gave an index
  /// @param spread what they gave; absent where none did
  /// @param notScored why a draw gave none, where one did not
  public record UnderWeights(
      int draws,
      long seed,
      int scored,
      @Nullable Percentiles spread,
      @Nullable NotScoredReason notScored) {}

  public record ByAggregation(Aggregation aggregation, boolean current, Score score) {}

  /// @param changed components that it was applied to
  /// @param kept components that it could not be applied to, and which keep their own
  public record ByNormalisation(
      NormalisationMethod method,
      Score score,
      List<IndicatorCode> changed,
      List<IndicatorCode> kept) {
    public ByNormalisation {
      changed = List.copyOf(changed);
      kept = List.copyOf(kept);
    }
  }

  /// What one component does to the index.
  ///
  /// @param share of the weight that counts, 0 to 1
  /// @param alone the index when its weight alone is a quarter less and a quarter more; absent
  ///   where it is not scored, or where one of the two is no index
  /// @param without the KPI without it
  public record Importance(
      ComponentScore component, double share, @Nullable Interval alone, KpiIndex without) {
    public @Nullable Double spread() {
      return alone == null ? null : alone.high() - alone.low();
    }
  }
}
