package dxpulse.ingestion.round.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.round.ListDue;
import dxpulse.ingestion.round.ListDue.Due;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the caller's department has to hand in now, period by period.
@RestController
class DueController {
  private final ListDue listDue;
  private final RoundViews views;
  private final Clock clock;

  DueController(ListDue listDue, RoundViews views, Clock clock) {
    this.listDue = listDue;
    this.views = views;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/sheet/due")
  ResponseEntity<byte[]> due() {
    Caller caller = Callers.current();
    if (!caller.maySubmitFor(caller.department())) {
      return Answers.problem(
          Problem.forbidden("値を提出するのは各課です / figures are handed in by departments"));
    }
    Map<Period, List<Due>> byPeriod = new LinkedHashMap<>();
    listDue
        .of(caller.organization(), caller.department(), clock.instant())
        .forEach(due -> byPeriod.computeIfAbsent(due.period(), each -> new ArrayList<>()).add(due));
    List<Map<String, Object>> periods = new ArrayList<>();
    byPeriod.forEach((period, dues) -> {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("period", period);
      shown.put("label", RoundViews.label(period));
      shown.put("due", dues.getFirst().by());
      shown.put(
          "indicators",
          dues.stream()
              .map(due ->
                  Map.of(
                      "indicator",
                      due.indicator(),
                      "name",
                      views.name(caller.organization(), due.indicator(), period)))
              .toList());
      periods.add(shown);
    });
    return Answers.json(
        200,
        Map.of("total", byPeriod.values().stream().mapToInt(List::size).sum(), "periods", periods));
  }
}
