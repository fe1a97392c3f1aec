package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.kpiscoring.definition.KpiRule;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import dxpulse.kpiscoring.whatif.HypotheticalValue;
import dxpulse.kpiscoring.whatif.Proposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the body of `POST /api/kpis/{code}/what-if`, or finds everything that is wrong with it.
final class WhatIfBody {
  private static final int LONGEST_MAX_AGE = 120;
  private static final int MOST_ITEMS = 500;
  private static final int LONGEST_TEXT = 2000;
  static final String TARGETS = "targets";
  static final String BASELINES = "baselines";
  static final String NORMALISATION = "normalisation";
  private static final Set<String> MEMBERS =
      Set.of(
          "granularity",
          "from",
          "to",
          "components",
          "weights",
          "add",
          "remove",
          "aggregation",
          "cap",
          "floor",
          "minimumCoverage",
          "maxAgeMonths",
          TARGETS,
          BASELINES,
          NORMALISATION,
          "values");

  private final BodyReader body;
  private final LocalDate today;
  private final KpiDefined kpi;
  private final Map<IndicatorCode, IndicatorDefined> indicators;
  private final Set<IndicatorCode> composed = new HashSet<>();
  private List<BodyReader> hypothetical = List.of();

  /// @param indicators everything that is defined
  /// @param today the day whose method is changed
  WhatIfBody(
      JsonNode json,
      KpiDefined kpi,
      Map<IndicatorCode, IndicatorDefined> indicators,
      LocalDate today) {
    this.today = today;
    this.body = new BodyReader(json);
    this.kpi = kpi;
    this.indicators = indicators;
  }

  /// What is asked for.
  ///
  /// @param from first period, `to` last period; absent where everything is asked for
  record Question(
      Granularity granularity, @Nullable Period from, @Nullable Period to, Proposal proposal) {
    boolean asksFor(Period period) {
      return (from == null || !period.start().isBefore(from.start()))
          && (to == null || !period.end().isAfter(to.end()));
    }
  }

  List<Problem.Fault> faults() {
    return body.faults();
  }

  /// The question, if every member could be read and no rule is broken.
  Optional<Question> question() {
    if (!body.node().isObject()) {
      body.fault("", "NOT_AN_OBJECT", "オブジェクトで書いてください / must be an object", "{…}");
      return Optional.empty();
    }
    body.onlyKnows(MEMBERS);
    Granularity granularity = granularity();
    Period from = body.has("from") ? body.period("from").orElse(null) : null;
    Period to = body.has("to") ? body.period("to").orElse(null) : null;
    if (from != null && to != null && to.end().isBefore(from.start())) {
      body.fault("to", "RUNS_BACKWARD", "終わりが始まりより前です / to lies before from", "from or later");
    }
    Proposal proposal = proposal();
    new ProposalChecks(body, kpi, indicators, proposal, today).check(hypothetical);
    return faults().isEmpty()
        ? Optional.of(new Question(granularity, from, to, proposal))
        : Optional.empty();
  }

  private Granularity granularity() {
    String text = body.text("granularity");
    Optional<Granularity> known = text == null ? Optional.empty() : Granularity.ofCode(text);
    if (text != null && known.isEmpty()) {
      body.fault(
          "granularity",
          "UNKNOWN_WORD",
          "決められた語ではありません / not one of the words",
          "month, quarter, half, year");
    }
    return known.orElse(Granularity.QUARTER);
  }

  private Proposal proposal() {
    List<Component> standing = Proposal.basis(kpi, today).components();
    List<Component> components = body.has("components") ? components("components") : null;
    (components == null ? standing : components).forEach(each -> composed.add(each.indicator()));
    Set<IndicatorCode> removed = removed();
    List<Component> added = components("add");
    added.forEach(each -> composed.add(each.indicator()));
    Map<IndicatorCode, BigDecimal> weights = weights();
    // What is taken out may be redefined all the same: that does no harm.
    standing.forEach(each -> composed.add(each.indicator()));
    return new Proposal(
        components,
        weights,
        added,
        removed,
        body.oneOf("aggregation", Aggregation.class),
        limit("cap"),
        limit("floor"),
        body.decimal("minimumCoverage"),
        body.integer("maxAgeMonths", 0, LONGEST_MAX_AGE),
        byIndicator(TARGETS, this::targets),
        byIndicator(BASELINES, MethodReading::baseline),
        byIndicator(NORMALISATION, MethodReading::normalisation),
        values());
  }

  private Proposal.@Nullable Limit limit(String member) {
    return body.node().has(member) ? new Proposal.Limit(body.decimal(member)) : null;
  }

  private List<Component> components(String member) {
    List<Component> components = new ArrayList<>();
    Set<IndicatorCode> seen = new HashSet<>();
    if (member.equals("add")) {
      seen.addAll(composed);
    }
    for (BodyReader item : items(member)) {
      item.onlyKnows(Set.of("indicator", "weight"));
      Optional<IndicatorCode> indicator = indicator(item);
      BigDecimal weight = item.has("weight") ? item.decimal("weight") : BigDecimal.ONE;
      if (weight != null && weight.signum() <= 0) {
        fault(item, "weight", KpiRule.WEIGHTS_ARE_POSITIVE);
      } else if (indicator.isPresent() && !seen.add(indicator.get())) {
        fault(item, "indicator", KpiRule.EACH_INDICATOR_ONCE);
      } else if (indicator.isPresent() && weight != null) {
        components.add(new Component(indicator.get(), weight));
      }
    }
    return components;
  }

  private Set<IndicatorCode> removed() {
    Set<IndicatorCode> removed = new HashSet<>();
    JsonNode list = body.node().path("remove");
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      body.fault("remove", "NOT_AN_ARRAY", "配列で書いてください / must be an array", "[…]");
    }
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      String place = "remove/" + i;
      Optional<IndicatorCode> code =
          list.get(i).isString() ? MethodReading.code(list.get(i).asString()) : Optional.empty();
      if (code.isEmpty() || !composed.contains(code.get())) {
        faults()
            .add(
                new Problem.Fault(
                    "/" + place,
                    "NOT_A_COMPONENT",
                    "このKPIの構成要素ではありません / not a component of this KPI",
                    list.get(i).toString(),
                    codes(composed)));
      } else {
        removed.add(code.get());
      }
    }
    composed.removeAll(removed);
    return removed;
  }

  private Map<IndicatorCode, BigDecimal> weights() {
    BodyReader map = body.inner("weights");
    Map<IndicatorCode, BigDecimal> weights = new LinkedHashMap<>();
    for (String name : MethodReading.names(map)) {
      BigDecimal weight = map.decimal(name);
      Optional<IndicatorCode> code = MethodReading.code(name).filter(composed::contains);
      if (code.isEmpty()) {
        notAComponent(map, name);
      } else if (weight == null) {
        if (!map.has(name)) {
          map.missing(name);
        }
      } else if (weight.signum() <= 0) {
        fault(map, name, KpiRule.WEIGHTS_ARE_POSITIVE);
      } else {
        weights.put(code.get(), weight);
      }
    }
    return weights;
  }

  /// A map whose keys are indicators of this KPI, as it is or as it would be.
  private <T> Map<IndicatorCode, T> byIndicator(
      String member, BiFunction<BodyReader, String, @Nullable T> reading) {
    BodyReader map = body.inner(member);
    Map<IndicatorCode, T> read = new LinkedHashMap<>();
    for (String name : MethodReading.names(map)) {
      Optional<IndicatorCode> code = MethodReading.code(name);
      if (code.isEmpty() || !indicators.containsKey(code.get())) {
        unknown(map, name);
      } else if (!composed.contains(code.get())) {
        notAComponent(map, name);
      } else {
        T value = reading.apply(map, name);
        if (value != null) {
          read.put(code.get(), value);
        }
      }
    }
    return read;
  }

  private Proposal.@Nullable Targets targets(BodyReader map, String name) {
    JsonNode node = map.node().path(name);
    if (node.isArray()) {
      List<Target> targets = new ArrayList<>();
      List<BodyReader> items = map.items(name);
      for (BodyReader item : items) {
        Target target = MethodReading.target(item);
        if (target != null) {
          targets.add(target);
        }
      }
      targets.sort(Comparator.comparing(Target::period));
      return targets.size() == items.size() ? new Proposal.Targets.Dated(targets) : null;
    }
    if (!node.isNumber()) {
      map.fault(
          name,
          "NOT_A_TARGET",
          "数値か目標値の一覧で書いてください / must be a number or a list of targets",
          "60, or [{\"period\": \"FY2028\", \"value\": 60}]");
      return null;
    }
    BigDecimal level = map.decimal(name);
    IndicatorDefined definition = indicators.get(new IndicatorCode(name));
    if (definition != null
        && definition.newest().targets().stream().allMatch(target -> target.value() == null)) {
      map.fault(
          name,
          "NO_TARGET_TO_REPLACE",
          "置き換える数値の目標値がありません / there is no target in numbers to replace",
          "a list: [{\"period\": \"FY2028\", \"value\": 60}]");
      return null;
    }
    return level == null ? null : new Proposal.Targets.Level(level);
  }

  private List<HypotheticalValue> values() {
    List<HypotheticalValue> values = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    hypothetical = items("values");
    for (BodyReader item : hypothetical) {
      item.onlyKnows(Set.of("indicator", "period", "value", "numerator", "denominator", "stage"));
      IndicatorCode indicator = indicator(item).orElse(null);
      Period period = item.period("period").orElse(null);
      BigDecimal value = item.decimal("value");
      BigDecimal numerator = item.decimal("numerator");
      BigDecimal denominator = item.decimal("denominator");
      String stage = item.text("stage", LONGEST_TEXT);
      checkOneForm(item);
      if (denominator != null && denominator.signum() <= 0) {
        item.fault(
            "denominator",
            "DENOMINATOR_IS_POSITIVE",
            "分母は0より大きい数にしてください / the denominator must be above zero",
            "above 0");
      }
      if (indicator != null && !composed.contains(indicator)) {
        notAComponent(item, "indicator");
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
          "value, or numerator and denominator, or stage");
    } else if (hasCounts && !(item.has("numerator") && item.has("denominator"))) {
      item.missing(item.has("numerator") ? "denominator" : "numerator");
    }
  }

  private boolean isFit(BodyReader item, IndicatorCode indicator, Period period) {
    IndicatorDefined definition = indicators.get(indicator);
    if (!OrganizationLedger.reachesTo(period) || period.start().isBefore(Period.EARLIEST)) {
      item.fault("period", "PERIOD_OUT_OF_REACH", "扱える期間の外です / no board reaches it", "about now");
      return false;
    }
    if (definition != null && !definition.versionFor(period).frequency().admits(period)) {
      item.fault(
          "period",
          "PERIOD_DOES_NOT_FIT",
          "期間が指標の頻度より粗いです / the period is coarser than the indicator's frequency",
          definition.versionFor(period).frequency() + " or finer");
      return false;
    }
    return true;
  }

  private List<BodyReader> items(String member) {
    List<BodyReader> items = body.items(member);
    if (items.size() > MOST_ITEMS) {
      body.fault(member, "TOO_MANY", "多すぎます / too many", "at most " + MOST_ITEMS);
      return List.of();
    }
    return items;
  }

  /// The indicator that an item is about, if it is defined.
  private Optional<IndicatorCode> indicator(BodyReader item) {
    Optional<IndicatorCode> code = item.code("indicator", IndicatorCode::new);
    if (code.isPresent() && !indicators.containsKey(code.get())) {
      unknown(item, "indicator");
      return Optional.empty();
    }
    return code;
  }

  private static void fault(BodyReader at, String member, KpiRule rule) {
    at.fault(member, rule.name(), rule.message(), rule.expected());
  }

  private void notAComponent(BodyReader at, String member) {
    at.fault(
        member,
        "NOT_A_COMPONENT",
        "このKPIの構成要素ではありません / not a component of this KPI",
        codes(composed));
  }

  private static void unknown(BodyReader at, String member) {
    at.fault(
        member,
        "UNKNOWN_INDICATOR",
        "指標が登録されていません / the indicator is not in the catalogue",
        "an indicator that is defined");
  }

  private static String codes(Set<IndicatorCode> known) {
    return String.join(", ", known.stream().map(IndicatorCode::value).sorted().toList());
  }
}
