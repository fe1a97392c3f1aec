package dxpulse.kpiscoring.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.UnitNames;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiDefined.Version;
import dxpulse.contracts.wire.KafkaClients.NotAcknowledged;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.kpiscoring.definition.DefineKpi;
import dxpulse.kpiscoring.definition.Indicators;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import dxpulse.kpiscoring.reading.IndicatorNames;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// KPI definitions: everybody who is signed in reads them, the DX office writes them.
@RestController
class KpiController {
  private final KpiCatalogue catalogue;
  private final IndicatorNames names;
  private final DefineKpi defineKpi;
  private final Clock clock;

  KpiController(KpiCatalogue catalogue, IndicatorNames names, DefineKpi defineKpi, Clock clock) {
    this.catalogue = catalogue;
    this.names = names;
    this.defineKpi = defineKpi;
    this.clock = clock;
  }

  @GetMapping("/api/kpis")
  ResponseEntity<byte[]> all() {
    if (!catalogue.isComplete()) {
      return Answers.problem(loading());
    }
    Caller caller = Callers.current();
    List<Map<String, Object>> kpis =
        catalogue.all(caller.organization()).stream().map(KpiController::shown).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("writable", caller.is(Role.OFFICE));
    answer.put("indicators", described(caller.organization()));
    answer.put("kpis", kpis);
    return Answers.json(200, answer);
  }

  @GetMapping("/api/kpis/{code}")
  ResponseEntity<byte[]> one(@PathVariable String code) {
    if (!catalogue.isComplete()) {
      return Answers.problem(loading());
    }
    Caller caller = Callers.current();
    return kpiCode(code)
        .flatMap(kpi -> catalogue.find(caller.organization(), kpi))
        .map(definition -> Answers.json(200, shown(definition)))
        .orElseGet(() -> Answers.problem(unknown(code)));
  }

  @PutMapping("/api/kpis/{code}")
  ResponseEntity<byte[]> define(@PathVariable String code, @RequestBody byte[] content) {
    Caller caller = Callers.current();
    if (!caller.is(Role.OFFICE)) {
      return Answers.problem(
          Problem.forbidden("KPIは事務局だけが定義できます / KPIs are defined by the role office"));
    }
    if (!catalogue.isComplete()) {
      return Answers.problem(loading());
    }
    Optional<KpiCode> kpi = kpiCode(code);
    if (kpi.isEmpty()) {
      return Answers.problem(
          Problem.invalid(
              List.of(
                  new Problem.Fault(
                      "",
                      "NOT_A_CODE",
                      "KPIコードの形ではありません / not a KPI code",
                      code,
                      "a letter, then up to 31 letters, digits, - or _"))));
    }
    return Answers.reading(
        content,
        json -> {
          KpiBody body = new KpiBody(json);
          KpiDefined current = defineKpi.current(caller.organization(), kpi.get()).orElse(null);
          Integer basis = body.basis();
          try {
            return body.draft(
                    caller.id(),
                    clock.instant(),
                    draft -> defineKpi.breaches(caller.organization(), current, basis, draft))
                .map(draft -> define(caller, kpi.get(), current, basis, draft))
                .orElseGet(() -> Answers.problem(Problem.invalid(body.faults())));
          } catch (Indicators.Unreadable away) {
            return Answers.problem(
                Problem.unavailable(
                    "Kafkaが応答しないため、指標があるかどうか確かめられません / Kafka is away, so that it cannot be told whether every indicator exists"));
          }
        });
  }

  private ResponseEntity<byte[]> define(
      Caller caller,
      KpiCode code,
      @Nullable KpiDefined current,
      @Nullable Integer basis,
      Version draft) {
    try {
      return switch (defineKpi.define(caller.organization(), code, current, basis, draft)) {
        case DefineKpi.Defined(var definition, var created) ->
            Answers.json(created ? 201 : 200, shown(definition));
        case DefineKpi.Overtaken() ->
            Answers.problem(
                Problem.conflict(
                    "KPI %s は同時にほかの人が変更しました。読み直してください / KPI %s was changed by somebody else at the same moment; read it again"
                        .formatted(code, code)));
        case DefineKpi.Behind(var newest) ->
            Answers.problem(
                Problem.conflict(
                    "KPI %s はほかの人が変更しました（最新は第%d版）。読み直してください / KPI %s was changed by somebody else: version: %s (expected: %d, the newest); read it again"
                        .formatted(code, newest, code, basis, newest)));
      };
    } catch (NotAcknowledged away) {
      return Answers.problem(
          Problem.unavailable(
              "Kafkaが応答しません。応答しだい、定義が有効になります / Kafka does not acknowledge the definition; it takes effect once Kafka does"));
    }
  }

  /// What a reader of a composition wants to know of each indicator, by their codes.
  private Map<String, Map<String, Object>> described(OrganizationCode organization) {
    Map<String, Map<String, Object>> indicators = new TreeMap<>();
    names
        .definitions(organization)
        .forEach((code, definition) -> {
          IndicatorDefined.Version newest = definition.newest();
          Map<String, Object> members = new LinkedHashMap<>(Answers.members(newest.name()));
          members.put("unit", newest.unit());
          members.put("unitName", UnitNames.of(newest.unit()).orElse(null));
          members.put("unitOne", UnitNames.one(newest.unit()));
          members.put("decimals", newest.decimals());
          members.put("reference", newest.isReference());
          members.put("normalisation", newest.normalisation().method());
          members.put("lower", newest.normalisation().lower());
          members.put("upper", newest.normalisation().upper());
          members.put("direction", newest.direction());
          members.put("baseline", newest.baseline());
          members.put("targets", newest.targets());
          indicators.put(code.value(), members);
        });
    return indicators;
  }

  static Problem unknown(String code) {
    return Problem.notFound("KPI %s はありません / no KPI %s".formatted(code, code));
  }

  static Problem loading() {
    return Problem.unavailable("KPIの定義を読み込んでいます / the definitions of KPIs are being read");
  }

  static Optional<KpiCode> kpiCode(String text) {
    try {
      return Optional.of(new KpiCode(text));
    } catch (IllegalArgumentException notACode) {
      return Optional.empty();
    }
  }

  /// The newest version flat, as it was put, with all versions beside it.
  static Map<String, Object> shown(KpiDefined definition) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("code", definition.code());
    shown.putAll(Answers.members(definition.newest()));
    shown.put("versions", definition.versions());
    return shown;
  }
}
