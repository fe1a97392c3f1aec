package dxpulse.publication.board;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.ValueStatus;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values of municipalities as of a period: of each indicator that has such values those of the
/// newest period that had ended by then, one of the same kind before one of another.
///
/// @param indicators by their codes
public record AreaTables(List<Table> indicators) {
  public AreaTables {
    indicators = List.copyOf(indicators);
  }

  /// An indicator by municipality, by the codes of the areas.
  ///
  /// @param decimals digits that are shown
  public record Table(
      IndicatorCode code,
      LocalizedText name,
      String unit,
      int decimals,
      Period period,
      List<Value> values) {
    public Table {
      values = List.copyOf(values);
    }
  }

  /// A number or a named stage.
  public record Value(
      AreaCode area,
      @Nullable BigDecimal value,
      @Nullable String stage,
      ValueStatus status,
      boolean sample) {}

  static AreaTables of(PlanState state, Granularity kind, Period period) {
    return new AreaTables(
        state.areas().indicators().stream()
            .flatMap(code -> state.indicator(code).stream())
            .flatMap(each -> table(state, each, kind, period).stream())
            .toList());
  }

  private static Optional<Table> table(
      PlanState state, IndicatorDefined indicator, Granularity kind, Period until) {
    List<Period> ended =
        state.areas().periodsOf(indicator.code()).stream()
            .filter(each -> each.endMonth() <= until.endMonth())
            .toList();
    Stream<Period> ofKind =
        ended.stream().filter(each -> each.granularity().filter(kind::equals).isPresent());
    return ofKind
        .max(Comparator.naturalOrder())
        .or(() -> ended.stream().max(Comparator.naturalOrder()))
        .map(period -> {
          IndicatorDefined.Version version = indicator.versionFor(period);
          return new Table(
              indicator.code(),
              version.name(),
              version.unit(),
              version.decimals(),
              period,
              state.areas().of(indicator.code(), period).values().stream()
                  .filter(AreaValue::isThere)
                  .map(held ->
                      new Value(
                          held.area(), held.value(), held.stage(), held.status(), held.sample()))
                  .toList());
        });
  }
}
