package dxpulse.publication.board;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.Direction;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.NotScoredReason;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.DatedValue;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.Period;
import dxpulse.publication.board.BoardView.ComponentLine;
import dxpulse.publication.board.BoardView.IndicatorState;
import dxpulse.publication.board.BoardView.KpiCard;
import dxpulse.publication.board.BoardView.StateCount;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The components of a KPI as a card shows them, each by the definition that it was scored by.
final class ComponentLines {
  private static final double ACHIEVED = 100;
  private static final double ON_TRACK = 60;

  private final PlanState state;

  ComponentLines(PlanState state) {
    this.state = state;
  }

  ComponentLine line(KpiScored.Component c, Period period) {
    IndicatorDefined.Version v =
        state
            .indicator(c.indicator())
            .map(definition ->
                definition.versions().stream()
                    .filter(version -> version.version() == c.indicatorVersion())
                    .findFirst()
                    .orElseGet(definition::newest))
            .orElse(null);
    if (v == null) {
      return unknown(c);
    }
    DatedValue baseline = v.baseline();
    return new ComponentLine(
        c.indicator(),
        v.name(),
        v.definition(),
        v.unit(),
        v.decimals(),
        v.direction(),
        v.accumulation(),
        v.normalisation().method(),
        c.value(),
        c.valuePeriod(),
        c.carriedForward(),
        c.partial(),
        c.status(),
        c.sample(),
        baseline == null ? null : baseline.value(),
        c.target(),
        targetPeriod(v, c.target()),
        v.sample(),
        c.achievement(),
        c.score(),
        c.weight(),
        c.notScored(),
        v.department(),
        v.sourceStatistic(),
        c.stage(),
        v.targetInForce(period).orElse(null),
        c.comparison(),
        c.pace());
  }

  /// A value that no KPI counts, as it was reported.
  ComponentLine reference(AreaValue value, IndicatorDefined definition) {
    IndicatorDefined.Version v = definition.versionFor(value.period());
    DatedValue baseline = v.baseline();
    return new ComponentLine(
        definition.code(),
        v.name(),
        v.definition(),
        v.unit(),
        v.decimals(),
        v.direction(),
        v.accumulation(),
        v.normalisation().method(),
        value.value(),
        value.period(),
        false,
        false,
        value.status(),
        value.sample(),
        baseline == null ? null : baseline.value(),
        null,
        null,
        false,
        null,
        null,
        0,
        v.targets().isEmpty() ? NotScoredReason.NO_TARGET : null,
        v.department(),
        v.sourceStatistic(),
        value.stage(),
        v.targetInForce(value.period()).orElse(null),
        null,
        null);
  }

  private static @Nullable Period targetPeriod(
      IndicatorDefined.Version version, @Nullable BigDecimal target) {
    return version.targets().stream()
        .filter(dated ->
            target != null && dated.value() != null && dated.value().compareTo(target) == 0)
        .map(Target::period)
        .findFirst()
        .orElse(null);
  }

  /// A component whose definition has not been heard yet.
  private static ComponentLine unknown(KpiScored.Component c) {
    return new ComponentLine(
        c.indicator(),
        new LocalizedText(c.indicator().value(), null),
        null,
        "",
        1,
        Direction.HIGHER_IS_BETTER,
        Accumulation.STOCK,
        NormalisationMethod.RATIO,
        c.value(),
        c.valuePeriod(),
        c.carriedForward(),
        c.partial(),
        c.status(),
        c.sample(),
        null,
        c.target(),
        null,
        false,
        c.achievement(),
        c.score(),
        c.weight(),
        c.notScored(),
        "",
        null,
        c.stage(),
        null,
        c.comparison(),
        c.pace());
  }

  /// How many components of the cards are in each state.
  static List<StateCount> states(List<KpiCard> cards) {
    Map<IndicatorState, Integer> counts = new EnumMap<>(IndicatorState.class);
    cards.stream()
        .flatMap(card -> card.components().stream())
        .forEach(component -> counts.merge(stateOf(component), 1, Integer::sum));
    return Stream.of(IndicatorState.values())
        .map(each -> new StateCount(each, counts.getOrDefault(each, 0)))
        .toList();
  }

  static IndicatorState stateOf(ComponentLine component) {
    if (component.notScored() == NotScoredReason.NO_TARGET) {
      return IndicatorState.REFERENCE;
    }
    Double achievement = component.achievement();
    if (achievement == null) {
      return component.value() == null && component.stage() == null
          ? IndicatorState.NO_DATA
          : IndicatorState.NOT_SCORED;
    }
    return achievement >= ACHIEVED
        ? IndicatorState.ACHIEVED
        : achievement >= ON_TRACK ? IndicatorState.ON_TRACK : IndicatorState.BEHIND;
  }
}
