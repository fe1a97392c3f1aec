package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Aggregation;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Target;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.kpiscoring.definition.KpiRule;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the body of `POST /api/kpis/{code}/what-if`, or finds everything that is wrong with it.
final class WhatIfBody {
  private static final int LONGEST_MAX_AGE = 120;
  private static final int MOST_ITEMS = 500;
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
    if (!body.requireObject()) {
      return Optional.empty();
    }
    body.onlyKnows(MEMBERS);
    Granularity granularity = granularity();
    Period from = body.has("from") ? body.period("from").orElse(null) : null;
    Period to = body.has("to") ? body.period("to").orElse(null) : null;
    if (from != null && to != null && to.end().isBefore(from.start())) {
      body.fault(
          "to", "RUNS_BACKWARD", "終わりが始まりより前です / to lies before from", "from 以降 / from or later");
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
      Optional<IndicatorCode> indicator = MethodReading.indicator(item, indicators);
      BigDecimal weight = item.decimal("weight");
      if (weight != null && weight.signum() < 0) {
        fault(item, "weight", KpiRule.WEIGHTS_ARE_NOT_NEGATIVE);
      }
      if (indicator.isPresent() && !seen.add(indicator.get())) {
        fault(item, "indicator", KpiRule.EACH_INDICATOR_ONCE);
      } else if (indicator.isPresent()) {
        // A weight that cannot be read has its fault, and the indicator is part of the KPI.
        components.add(new Component(indicator.get(), weight == null ? BigDecimal.ONE : weight));
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
                    MethodReading.codes(composed)));
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
        MethodReading.notAComponent(map, name, composed);
      }
      if (weight == null) {
        if (!map.has(name)) {
          map.missing(name);
        }
      } else if (weight.signum() < 0) {
        fault(map, name, KpiRule.WEIGHTS_ARE_NOT_NEGATIVE);
      } else {
        code.ifPresent(known -> weights.put(known, weight));
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
        MethodReading.unknown(map, name);
      } else if (!composed.contains(code.get())) {
        MethodReading.notAComponent(map, name, composed);
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
      if (items.size() > MethodReading.MOST_TARGETS) {
        map.fault(
            name, "TOO_MANY", "多すぎます / too many", MethodReading.atMost(MethodReading.MOST_TARGETS));
        return null;
      }
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
        && definition.versionFor(Month.containing(today)).targets().stream()
            .allMatch(target -> target.value() == null)) {
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
    hypothetical = items("values");
    return new HypotheticalReading(indicators, composed).values(hypothetical);
  }

  private List<BodyReader> items(String member) {
    List<BodyReader> items = body.items(member);
    if (items.size() > MOST_ITEMS) {
      body.fault(member, "TOO_MANY", "多すぎます / too many", MethodReading.atMost(MOST_ITEMS));
      return List.of();
    }
    return items;
  }

  private static void fault(BodyReader at, String member, KpiRule rule) {
    at.fault(member, rule.name(), rule.message(), rule.expected());
  }
}
