package dxpulse.publication.board;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of an indicator by municipality, of one period.
///
/// @param version the definition that says how the period is measured
/// @param periods those that some municipality has a value of, newest first
/// @param values by the codes of the areas; of one that is taken back nothing holds
public record AreaSheet(
    OrganizationCode organization,
    IndicatorCode code,
    IndicatorDefined.Version version,
    Period period,
    List<Period> periods,
    List<AreaValue> values) {
  public AreaSheet {
    periods = List.copyOf(periods);
    values = List.copyOf(values);
  }

  /// The sheet of an indicator, if a municipality has a value.
  ///
  /// @param wanted the period, or null for the newest one
  /// @param kind the kind of period that comes first where none is wanted
  public static Optional<AreaSheet> of(
      PlanState state, IndicatorCode code, @Nullable Period wanted, @Nullable Granularity kind) {
    return state.indicator(code).flatMap(definition -> of(state, definition, wanted, kind));
  }

  static Optional<AreaSheet> of(
      PlanState state,
      IndicatorDefined definition,
      @Nullable Period wanted,
      @Nullable Granularity kind) {
    List<Period> periods = state.areas().periodsOf(definition.code());
    return chosen(periods, wanted, kind)
        .map(period ->
            new AreaSheet(
                definition.organization(),
                definition.code(),
                definition.versionFor(period),
                period,
                periods,
                List.copyOf(state.areas().of(definition.code(), period).values())));
  }

  private static Optional<Period> chosen(
      List<Period> periods, @Nullable Period wanted, @Nullable Granularity kind) {
    if (wanted != null) {
      return periods.stream().filter(wanted::equals).findFirst();
    }
    return periods.stream()
        .filter(period -> period.granularity().filter(each -> each == kind).isPresent())
        .findFirst()
        .or(() -> periods.stream().findFirst());
  }
}
