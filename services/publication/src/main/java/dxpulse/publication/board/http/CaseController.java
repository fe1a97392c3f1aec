package dxpulse.publication.board.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.Role;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Fact;
import dxpulse.publication.edge.Answers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Cases: everybody reads them, the DX office writes them.
@RestController
class CaseController {
  private final LivePlan plan;
  private final FactStore store;
  private final BoardPublisher publisher;
  private final Clock clock;

  CaseController(LivePlan plan, FactStore store, BoardPublisher publisher, Clock clock) {
    this.plan = plan;
    this.store = store;
    this.publisher = publisher;
    this.clock = clock;
  }

  @GetMapping("/api/cases")
  ResponseEntity<byte[]> all() {
    return Answers.json(200, Map.of("cases", plan.cases()));
  }

  @PutMapping("/api/cases/{id}")
  Mono<ResponseEntity<byte[]>> put(
      @AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody byte[] content) {
    return Mono.fromCallable(() -> keep(Caller.of(token.getClaims()), id, content))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private ResponseEntity<byte[]> keep(Caller caller, String id, byte[] content) {
    if (!caller.is(Role.OFFICE)) {
      return Answers.problem(Problem.forbidden("cases are kept by the role office"));
    }
    BoardView.Case story;
    try {
      ObjectNode body = HttpFormat.mapper().readValue(content, ObjectNode.class);
      story = HttpFormat.mapper().treeToValue(body.put("id", id), BoardView.Case.class);
    } catch (JacksonException malformed) {
      return Answers.problem(Problem.malformed(String.valueOf(malformed.getOriginalMessage())));
    }
    List<Problem.Fault> faults = CaseRule.faultsOf(story);
    if (!faults.isEmpty()) {
      return Answers.problem(Problem.invalid(faults));
    }
    Fact fact = new Fact.Story(story);
    store.save(fact, EventCodec.encode(story));
    store.write();
    publisher.touch(plan.apply(fact).boards(), null, null, clock.millis());
    return Answers.json(200, story);
  }
}
