package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Accumulation;
import dxpulse.contracts.types.CountsRule;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import dxpulse.kpiscoring.whatif.HypotheticalValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads values that might be reported, by the rules of those that are. What cannot be used is left
/// out, and its faults are noted.
///
/// @param indicators everything that is defined
/// @param composed the indicators that the KPI has or would have
record HypotheticalReading(
    Map<IndicatorCode, IndicatorDefined> indicators, Set<IndicatorCode> composed) {
  private static final int LONGEST_TEXT = 2000;

  List<HypotheticalValue> values(List<BodyReader> items) {
    List<HypotheticalValue> values = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (BodyReader item : items) {
      item.onlyKnows(Set.of("indicator", "period", "value", "numerator", "denominator", "stage"));
      IndicatorCode indicator = MethodReading.indicator(item, indicators).orElse(null);
      Period period = item.period("period").orElse(null);
      BigDecimal value = item.decimal("value");
      BigDecimal numerator = item.decimal("numerator");
      BigDecimal denominator = item.decimal("denominator");
      String stage = item.text("stage", LONGEST_TEXT);
      checkOneForm(item);
      checkCounts(item, numerator, denominator, accumulation(indicator, period));
      if (indicator != null && !composed.contains(indicator)) {
        MethodReading.notAComponent(item, "indicator", composed);
      } else if (indicator != null && period != null && isFit(item, indicator, period)) {
        if (!seen.add(List.of(indicator, period))) {
          item.fault(
              "period", "EACH_PERIOD_ONCE", "同じ期間の値が2つあります / two values for one period", null);
        }
        values.add(new HypotheticalValue(indicator, period, value, numerator, denominator, stage));
      }
    }
    return values;
  }

  /// A number, or both counts, or a stage.
  private static void checkOneForm(BodyReader item) {
    boolean hasCounts = item.has("numerator") || item.has("denominator");
    long forms =
        Stream.of(item.has("value"), hasCounts, item.has("stage")).filter(form -> form).count();
    if (forms != 1) {
      item.fault(
          "",
          "ONE_FORM",
          "値・分子と分母・段階のどれか一つを書いてください / one of a value, both counts and a stage",
          "値、分子と分母、段階のどれか / value, or numerator and denominator, or stage");
    } else if (hasCounts && !(item.has("numerator") && item.has("denominator"))) {
      item.missing(item.has("numerator") ? "denominator" : "numerator");
    }
  }

  private static void checkCounts(
      BodyReader item,
      @Nullable BigDecimal numerator,
      @Nullable BigDecimal denominator,
      @Nullable Accumulation accumulation) {
    for (CountsRule rule : CountsRule.values()) {
      for (String member : rule.brokenAt(numerator, denominator, accumulation)) {
        item.fault(member, rule.name(), rule.message(), rule.expected().both());
      }
    }
  }

  private @Nullable Accumulation accumulation(
      @Nullable IndicatorCode indicator, @Nullable Period period) {
    IndicatorDefined definition = indicator == null ? null : indicators.get(indicator);
    return definition == null || period == null
        ? null
        : definition.versionFor(period).accumulation();
  }

  private boolean isFit(BodyReader item, IndicatorCode indicator, Period period) {
    IndicatorDefined definition = indicators.get(indicator);
    if (!OrganizationLedger.reachesTo(period) || period.start().isBefore(Period.EARLIEST)) {
      item.fault(
          "period",
          "PERIOD_OUT_OF_REACH",
          "扱える期間の外です / no board reaches it",
          "現在に近い期間 / about now");
      return false;
    }
    if (definition != null && !definition.versionFor(period).frequency().admits(period)) {
      item.fault(
          "period",
          "PERIOD_DOES_NOT_FIT",
          "期間が指標の頻度より粗いです / the period is coarser than the indicator's frequency",
          definition.versionFor(period).frequency() + " か、より細かい期間 / or finer");
      return false;
    }
    return true;
  }
}
