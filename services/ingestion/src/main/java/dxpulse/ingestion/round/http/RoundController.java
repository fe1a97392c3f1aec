package dxpulse.ingestion.round.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.time.JapanTime;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.types.time.PeriodReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.infra.edge.Answers;
import dxpulse.infra.edge.Callers;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.department.Directory;
import dxpulse.ingestion.edge.Bodies;
import dxpulse.ingestion.round.Board;
import dxpulse.ingestion.round.DrawBoard;
import dxpulse.ingestion.round.Round;
import dxpulse.ingestion.round.Round.Act;
import dxpulse.ingestion.round.Round.Asked;
import dxpulse.ingestion.round.RoundRule;
import dxpulse.ingestion.round.Rounds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Rounds: the office opens, changes and closes them; departments see what they owe.
@RestController
class RoundController {
  private static final String ITEMS = "items";

  private final Rounds rounds;
  private final DrawBoard drawBoard;
  private final KnownIndicators indicators;
  private final RoundViews views;
  private final Clock clock;

  RoundController(
      Rounds rounds,
      DrawBoard drawBoard,
      KnownIndicators indicators,
      RoundViews views,
      Clock clock) {
    this.rounds = rounds;
    this.drawBoard = drawBoard;
    this.indicators = indicators;
    this.views = views;
    this.clock = clock;
  }

  @GetMapping("/api/ingestion/rounds")
  ResponseEntity<byte[]> list() {
    Reach reach = new Reach(Callers.current());
    Optional<Problem> refusal = reach.refusal();
    if (refusal.isPresent()) {
      return Answers.problem(refusal.get());
    }
    List<Map<String, Object>> seen = new ArrayList<>();
    for (Round round : rounds.all(reach.caller().organization())) {
      reach.part(board(round)).map(views::round).ifPresent(seen::add);
    }
    return Answers.json(200, Map.of(ITEMS, seen));
  }

  /// What the caller's department owes, over all open rounds; what is due first comes first.
  @GetMapping("/api/ingestion/rounds/due")
  ResponseEntity<byte[]> due() {
    Caller caller = Callers.current();
    Optional<Problem> refusal = new Reach(caller).refusal();
    if (refusal.isPresent()) {
      return Answers.problem(refusal.get());
    }
    List<Map<String, Object>> owed = new ArrayList<>();
    rounds.all(caller.organization()).stream()
        .filter(Round::isOpen)
        .sorted(Comparator.comparing((Round round) -> round.asked().due()).thenComparing(Round::id))
        .map(round -> board(round).only(caller.department()))
        .filter(own -> !own.missing().isEmpty())
        .forEach(own -> owed.add(views.owed(own)));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("department", caller.department());
    shown.put("name", views.names(caller.organization()).of(caller.department()).name());
    shown.put(ITEMS, owed);
    return Answers.json(200, shown);
  }

  /// The indicators that a round for a period may ask for.
  @GetMapping("/api/ingestion/rounds/indicators")
  ResponseEntity<byte[]> choices(@RequestParam String period) {
    Reach reach = new Reach(Callers.current());
    Optional<Problem> refusal = reach.refusalToChange();
    if (refusal.isPresent()) {
      return Answers.problem(refusal.get());
    }
    Period chosen;
    try {
      chosen = PeriodReader.read(period);
    } catch (IllegalArgumentException refused) {
      return Answers.problem(Problem.malformed(String.valueOf(refused.getMessage())));
    }
    Directory names = views.names(reach.caller().organization());
    List<Map<String, Object>> choices = new ArrayList<>();
    for (IndicatorDefined indicator : indicators.all(reach.caller().organization())) {
      if (indicator.versionFor(chosen).frequency().admits(chosen)) {
        String department = indicator.newest().department();
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("indicator", indicator.code());
        choice.put("name", indicator.versionFor(chosen).name());
        choice.put("frequency", indicator.versionFor(chosen).frequency());
        choice.put("department", department);
        choice.put("departmentName", names.of(department).name());
        choices.add(choice);
      }
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("period", chosen);
    shown.put("label", RoundViews.label(chosen));
    shown.put("reminderDays", Asked.USUAL_REMINDERS);
    shown.put(ITEMS, choices);
    return Answers.json(200, shown);
  }

  @GetMapping("/api/ingestion/rounds/{id}")
  ResponseEntity<byte[]> one(@PathVariable String id) {
    Reach reach = new Reach(Callers.current());
    Optional<Problem> refusal = reach.refusal();
    if (refusal.isPresent()) {
      return Answers.problem(refusal.get());
    }
    return rounds
        .find(reach.caller().organization(), id)
        .flatMap(round -> reach.part(board(round)))
        .map(part -> Answers.json(200, views.round(part)))
        .orElseGet(() -> gone(id));
  }

  @PostMapping("/api/ingestion/rounds")
  ResponseEntity<byte[]> open(HttpServletRequest request) throws IOException {
    return changing(
        request,
        (json, caller) -> {
          RoundBody body = new RoundBody(json);
          String given = body.id();
          Optional<Asked> asked = body.asked();
          if (asked.isEmpty()) {
            return Answers.problem(Problem.invalid(body.faults()));
          }
          Instant now = clock.instant();
          List<Problem.Fault> faults = faults(caller, asked.get(), JapanTime.day(now));
          if (!faults.isEmpty()) {
            return Answers.problem(Problem.invalid(faults));
          }
          String id = given == null ? UUID.randomUUID().toString() : given;
          Round round =
              Round.opened(id, caller.organization(), asked.get(), new Act(caller.id(), now));
          if (rounds.keep(round)) {
            return Answers.json(201, views.round(board(round)));
          }
          Round held = rounds.find(caller.organization(), id).orElseThrow();
          return held.version() == 1 && held.asked().equals(asked.get())
              ? Answers.json(200, views.round(board(held)))
              : Answers.problem(
                  Problem.conflict(
                      "照会 %s は、ほかの内容で始まっています / round %s asks for something else already"
                          .formatted(id, id)));
        });
  }

  @PutMapping("/api/ingestion/rounds/{id}")
  ResponseEntity<byte[]> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return changing(
        request,
        (json, caller) -> {
          RoundBody body = new RoundBody(json);
          Integer version = body.version();
          Optional<Asked> asked = body.asked();
          if (asked.isEmpty() || version == null) {
            return Answers.problem(Problem.invalid(body.faults()));
          }
          Optional<Round> held = rounds.find(caller.organization(), id);
          if (held.isEmpty()) {
            return gone(id);
          }
          Round round = held.get();
          if (!round.isOpen() || round.version() != version) {
            return stale(round);
          }
          Asked before = round.asked();
          if (!asked.get().period().equals(before.period())) {
            return Answers.problem(
                Problem.invalid(
                    List.of(
                        new Problem.Fault(
                            "/period",
                            "PERIOD_STAYS",
                            "対象期は変えられません。新しい照会を作ってください / a round keeps its period",
                            asked.get().period().toString(),
                            before.period().toString()))));
          }
          Instant now = clock.instant();
          LocalDate today = JapanTime.day(now);
          // A due date that has passed may stay while something else is changed.
          LocalDate earliest = before.due().isBefore(today) ? before.due() : today;
          List<Problem.Fault> faults =
              faults(
                  caller, asked.get(), asked.get().due().equals(before.due()) ? earliest : today);
          return faults.isEmpty()
              ? kept(round.changed(asked.get(), new Act(caller.id(), now)))
              : Answers.problem(Problem.invalid(faults));
        });
  }

  /// To close a closed one changes nothing.
  @PostMapping("/api/ingestion/rounds/{id}/close")
  ResponseEntity<byte[]> close(@PathVariable String id) {
    Reach reach = new Reach(Callers.current());
    Optional<Problem> refusal = reach.refusalToChange();
    if (refusal.isPresent()) {
      return Answers.problem(refusal.get());
    }
    Optional<Round> held = rounds.find(reach.caller().organization(), id);
    if (held.isEmpty()) {
      return gone(id);
    }
    return held.get().isOpen()
        ? kept(held.get().closed(new Act(reach.caller().id(), clock.instant())))
        : Answers.json(200, views.round(board(held.get())));
  }

  private ResponseEntity<byte[]> kept(Round round) {
    return rounds.keep(round)
        ? Answers.json(200, views.round(board(round)))
        : Answers.problem(
            Problem.conflict(
                "照会 %s は同時にほかの人が変更しました / round %s was changed at the same moment"
                    .formatted(round.id(), round.id())));
  }

  private interface Change {
    ResponseEntity<byte[]> by(JsonNode json, Caller caller);
  }

  private static ResponseEntity<byte[]> changing(HttpServletRequest request, Change change)
      throws IOException {
    Reach reach = new Reach(Callers.current());
    Optional<Problem> refusal = reach.refusalToChange();
    if (refusal.isPresent()) {
      return Answers.problem(refusal.get());
    }
    return Bodies.of(
        request, content -> Answers.reading(content, json -> change.by(json, reach.caller())));
  }

  private List<Problem.Fault> faults(Caller caller, Asked asked, LocalDate earliest) {
    return RoundRule.breaches(
            asked, new RoundRule.Situation(caller.organization(), indicators, earliest))
        .stream()
        .map(breach ->
            new Problem.Fault(
                breach.pointer(),
                breach.rule().name(),
                breach.message(),
                breach.value(),
                breach.expected()))
        .toList();
  }

  private Board board(Round round) {
    return drawBoard.of(round, clock.instant());
  }

  private static ResponseEntity<byte[]> stale(Round round) {
    return Answers.problem(
        Problem.conflict(
            round.isOpen()
                ? "照会 %s は第%d版になっています / round %s is at version %d"
                    .formatted(round.id(), round.version(), round.id(), round.version())
                : "照会 %s は締め切られています / round %s is closed".formatted(round.id(), round.id())));
  }

  private static ResponseEntity<byte[]> gone(String id) {
    return Answers.problem(Problem.notFound("照会 %s はありません / no round %s".formatted(id, id)));
  }
}
