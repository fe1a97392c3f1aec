package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Component;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import dxpulse.kpiscoring.ledger.Facts;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.ValueBook;
import dxpulse.kpiscoring.whatif.Proposal;
import dxpulse.kpiscoring.whatif.WhatIf;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What an index would be if something were decided or reported otherwise, for those who decide.
@RestController
class WhatIfController {
  private static final List<String> STANDING =
      List.of("index", "notScored", "notScoredLabel", "coverage");
  private static final List<String> EXPLAINED =
      Stream.concat(STANDING.stream(), Stream.of("components", "contributions")).toList();

  private final KpiCatalogue catalogue;
  private final IndicatorNames names;
  private final ValueBook values;
  private final Clock clock;

  WhatIfController(KpiCatalogue catalogue, IndicatorNames names, ValueBook values, Clock clock) {
    this.catalogue = catalogue;
    this.names = names;
    this.values = values;
    this.clock = clock;
  }

  @PostMapping("/api/kpis/{code}/what-if")
  ResponseEntity<byte[]> preview(@PathVariable String code, @RequestBody byte[] content) {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE) && !caller.is(Role.COMMITTEE) && !caller.is(Role.APPROVER)) {
      return Answers.problem(
          Problem.forbidden(
              "試算は事務局・委員会・承認者だけができます / what-if is for the roles office, committee and approver"));
    }
    if (!catalogue.isComplete()) {
      return Answers.problem(KpiController.loading());
    }
    Optional<KpiDefined> kpi =
        KpiController.kpiCode(code).flatMap(known -> catalogue.find(caller.organization(), known));
    if (kpi.isEmpty()) {
      return Answers.problem(KpiController.unknown(code));
    }
    return Answers.reading(
        content,
        json -> {
          LocalDate today = JapanTime.day(clock.instant());
          WhatIfBody body =
              new WhatIfBody(json, kpi.get(), names.definitions(caller.organization()), today);
          return body.question()
              .map(question -> Answers.json(200, answer(kpi.get(), question, today)))
              .orElseGet(() -> Answers.problem(Problem.invalid(body.faults())));
        });
  }

  private Map<String, Object> answer(
      KpiDefined kpi, WhatIfBody.Question question, LocalDate today) {
    Facts facts = KpiFacts.of(kpi, others(question.proposal()), names, values);
    return answer(
        kpi.code(), question, WhatIf.of(facts, question.proposal(), question.granularity(), today));
  }

  private static Set<IndicatorCode> others(Proposal proposal) {
    Set<IndicatorCode> others = new HashSet<>();
    List<Component> components = proposal.components();
    if (components != null) {
      components.forEach(component -> others.add(component.indicator()));
    }
    proposal.added().forEach(component -> others.add(component.indicator()));
    return others;
  }

  private static Map<String, Object> answer(
      KpiCode kpi, WhatIfBody.Question question, List<WhatIf.Compared> series) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kpi", kpi);
    answer.put("granularity", question.granularity());
    answer.put(
        "series",
        series.stream()
            .filter(each -> question.asksFor(each.period()))
            .map(WhatIfController::shown)
            .toList());
    answer.put("stored", false);
    return answer;
  }

  private static Map<String, Object> shown(WhatIf.Compared compared) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("period", compared.period());
    shown.put("today", members(compared.today(), STANDING));
    shown.put("preview", members(compared.preview(), EXPLAINED));
    shown.put("difference", compared.difference());
    return shown;
  }

  private static Map<String, Object> members(KpiScored score, List<String> wanted) {
    Map<String, Object> all = ScoresController.shown(score);
    Map<String, Object> members = new LinkedHashMap<>();
    wanted.forEach(member -> members.put(member, all.get(member)));
    return members;
  }
}
