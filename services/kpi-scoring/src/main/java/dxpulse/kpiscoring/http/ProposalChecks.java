package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.NormalisationMethod;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.IndicatorDefined.Normalisation;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.time.Month;
import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.kpiscoring.definition.KpiRule;
import dxpulse.kpiscoring.whatif.MethodRule;
import dxpulse.kpiscoring.whatif.Proposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Holds a proposal against the rules of KPIs and of methods, once it could be read.
final class ProposalChecks {
  private final BodyReader body;
  private final KpiDefined kpi;
  private final Map<IndicatorCode, IndicatorDefined> indicators;
  private final Proposal proposal;
  private final LocalDate today;

  /// @param body takes the faults
  ProposalChecks(
      BodyReader body,
      KpiDefined kpi,
      Map<IndicatorCode, IndicatorDefined> indicators,
      Proposal proposal,
      LocalDate today) {
    this.body = body;
    this.kpi = kpi;
    this.indicators = indicators;
    this.proposal = proposal;
    this.today = today;
  }

  /// @param hypothetical the values as they were written
  void check(List<BodyReader> hypothetical) {
    checkKpi();
    proposal.redefined().forEach(this::checkIndicator);
    checkStages(hypothetical);
  }

  /// The rules of KPIs, as far as they are not about one component, where each was checked. What is
  /// broken today is no fault of a proposal that does not speak of it.
  private void checkKpi() {
    Map<IndicatorCode, IndicatorDefined> redefined = new HashMap<>(indicators);
    redefined.replaceAll((code, definition) -> proposal.appliedTo(definition, today));
    Set<KpiRule> brokenToday =
        KpiRule.breachesOf(Proposal.basis(kpi, today), indicators).stream()
            .map(KpiRule.Breach::rule)
            .collect(Collectors.toSet());
    for (KpiRule.Breach breach :
        KpiRule.breachesOf(proposal.appliedTo(kpi, today).newest(), redefined)) {
      String place = place(breach);
      if (breach.component() == null
          && (body.node().has(place) || !brokenToday.contains(breach.rule()))
          && isRead(place)) {
        body.faults()
            .add(
                new Problem.Fault(
                    "/" + place,
                    breach.rule().name(),
                    breach.message(),
                    breach.value(),
                    breach.expected()));
      }
    }
  }

  private String place(KpiRule.Breach breach) {
    String member = breach.member().substring(1);
    return switch (member) {
      case "components" ->
          body.has("components")
              ? "components"
              : breach.rule() == KpiRule.WEIGHTS_HAVE_A_SUM && body.has("weights")
                  ? "weights"
                  : "remove";
      case "cap" -> body.node().has("cap") ? "cap" : "floor";
      default -> member;
    };
  }

  /// Whether everything could be read that the rule is about.
  private boolean isRead(String place) {
    return body.faults().stream().noneMatch(known -> known.pointer().startsWith("/" + place));
  }

  /// The rules of an indicator's method, where every part of it could be read.
  private void checkIndicator(IndicatorCode code) {
    IndicatorDefined definition = indicators.get(code);
    List<String> places =
        Stream.of(WhatIfBody.TARGETS, WhatIfBody.BASELINES, WhatIfBody.NORMALISATION)
            .filter(member -> body.node().path(member).has(code.value()))
            .toList();
    boolean isRead =
        places.stream()
            .map(member -> "/" + member + "/" + code)
            .noneMatch(place ->
                body.faults().stream()
                    .anyMatch(known ->
                        known.pointer().equals(place) || known.pointer().startsWith(place + "/")));
    if (definition == null || !isRead) {
      return;
    }
    for (MethodRule rule : MethodRule.brokenBy(proposal.appliedTo(definition, today).newest())) {
      String own =
          switch (rule.part()) {
            case TARGETS -> WhatIfBody.TARGETS;
            case BASELINES -> WhatIfBody.BASELINES;
            case NORMALISATION -> WhatIfBody.NORMALISATION;
          };
      String member = places.contains(own) ? own : places.getFirst();
      BodyReader map = body.inner(member);
      map.fault(code.value(), rule.name(), rule.message(), rule.expected());
    }
  }

  /// A stage is one of those that the indicator would have, and such an indicator has no numbers.
  private void checkStages(List<BodyReader> hypothetical) {
    Map<IndicatorCode, Map<String, BigDecimal>> tables = new HashMap<>();
    indicators.forEach((code, definition) -> {
      Normalisation by =
          proposal.appliedTo(definition, today).versionFor(Month.containing(today)).normalisation();
      Map<String, BigDecimal> stages = by.stages();
      if (by.method() == NormalisationMethod.STAGES && stages != null) {
        tables.put(code, stages);
      }
    });
    for (BodyReader item : hypothetical) {
      JsonNode named = item.node().path("indicator");
      Optional<IndicatorCode> code =
          named.isString() ? MethodReading.code(named.asString()) : Optional.empty();
      if (code.isEmpty() || !indicators.containsKey(code.get())) {
        continue;
      }
      Map<String, BigDecimal> table = tables.get(code.get());
      JsonNode stage = item.node().path("stage");
      if (stage.isString() && (table == null || !table.containsKey(stage.asString()))) {
        item.fault(
            "stage",
            "UNKNOWN_STAGE",
            "段階が登録されていません / the stage is not in the indicator's table",
            table == null ? "値 / a value" : String.join(", ", table.keySet()));
      } else if (!item.has("stage") && table != null) {
        item.fault(
            item.has("numerator") ? "numerator" : "value",
            "STAGE_IS_MISSING",
            "段階で表す指標です / the indicator is measured by a stage, not by a number",
            String.join(", ", table.keySet()));
      }
    }
  }
}
