package dxpulse.ingestion.quarantine.http;

import dxpulse.contracts.types.AreaCode;
import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Problem;
import dxpulse.contracts.wire.QueryReader;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.quarantine.Quarantine.Refused;
import dxpulse.ingestion.quarantine.TellRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells staff what was refused at the places of values, and how it ended: a part of how a value
/// came about.
@RestController
class RefusedController {
  private static final String ALL = "all";
  private static final Set<Role> STAFF =
      Set.of(Role.CLERK, Role.APPROVER, Role.OFFICE, Role.COMMITTEE, Role.OPERATOR);

  private final TellRefused tellRefused;

  RefusedController(TellRefused tellRefused) {
    this.tellRefused = tellRefused;
  }

  @GetMapping("/api/ingestion/history/{indicator}/refused")
  ResponseEntity<byte[]> refused(
      @PathVariable String indicator,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String after) {
    Caller caller = Callers.current();
    if (STAFF.stream().noneMatch(caller::is)) {
      return Answers.problem(
          Problem.forbidden("使えなかった値は職員だけに示します / what was refused is told to staff only"));
    }
    IndicatorCode code;
    try {
      code = new IndicatorCode(indicator);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(
          Problem.notFound("指標 %s はありません / no indicator %s".formatted(indicator, indicator)));
    }
    try {
      AreaCode asked =
          area == null
              ? caller.organization().asArea()
              : area.equals(ALL) ? null : QueryReader.area("area", area);
      Period first = QueryReader.period("from", from);
      Period last = QueryReader.period("to", to);
      TellRefused.Part part =
          tellRefused.about(code, asked, period -> concerns(period, first, last), after, caller);
      Map<String, @Nullable Object> answer = new LinkedHashMap<>();
      answer.put("indicator", code);
      answer.put("refused", part.refused().stream().map(each -> shown(each, caller)).toList());
      answer.put("next", part.next());
      return Answers.json(200, answer);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
  }

  private static boolean concerns(Period period, @Nullable Period first, @Nullable Period last) {
    return (first == null || !period.start().isBefore(first.start()))
        && (last == null || !period.end().isAfter(last.end()));
  }

  private Map<String, @Nullable Object> shown(Refused refused, Caller caller) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("id", refused.figure().id());
    shown.put("area", refused.place().area());
    shown.put("period", refused.place().period());
    shown.put("at", refused.figure().refusedAt());
    shown.put("by", refused.figure().submittedBy());
    shown.put("department", refused.figure().department());
    shown.put("raw", refused.figure().raw());
    shown.put("errors", refused.figure().errors());
    shown.put("resolution", refused.resolution());
    shown.put("mendable", tellRefused.isTheirsToMend(refused, caller));
    return shown;
  }
}
