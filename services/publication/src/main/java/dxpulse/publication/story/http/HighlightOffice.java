package dxpulse.publication.story.http;

import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.story.Highlights;
import dxpulse.publication.story.PublicStories;
import dxpulse.publication.story.StoryDesk;
import dxpulse.publication.story.StoryDesk.Choice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What the office puts first on the overview.
@RestController
class HighlightOffice {
  private final StoryDesk stories;
  private final PublicStories shown;
  private final Desk desk;
  private final Clock clock;

  HighlightOffice(StoryDesk stories, PublicStories shown, Clock clock) {
    this.stories = stories;
    this.shown = shown;
    this.desk = new Desk(shown, clock);
    this.clock = clock;
  }

  @PutMapping("/api/highlights")
  Mono<ResponseEntity<byte[]>> choose(
      @AuthenticationPrincipal Jwt token, @RequestBody byte[] content) {
    return desk.asked(
        token,
        content,
        Set.of("revision", "cases"),
        (caller, body) -> {
          int seen = Desk.revision(body);
          List<String> cases = cases(body);
          return () -> answer(stories.highlight(cases, seen));
        });
  }

  private ResponseEntity<byte[]> answer(Choice choice) {
    return switch (choice) {
      case Choice.Made(var highlights) -> {
        shown.show(clock.millis());
        yield Desk.own(200, highlights);
      }
      case Choice.Refused(var why) -> Answers.problem(Desk.problem(why));
      case Choice.Outdated(var held) ->
          Answers.problem(
              Problem.conflict(
                  "ほかの人が先に選びました / somebody else chose first: revision " + held.revision()));
    };
  }

  private static List<String> cases(BodyReader body) {
    List<String> cases = new ArrayList<>();
    var node = body.node().path("cases");
    node.forEach(each -> cases.add(each.asString("")));
    if (!node.isArray()
        || cases.size() > Highlights.MOST
        || cases.stream().distinct().count() < cases.size()) {
      body.fault(
          "cases",
          "NOT_HIGHLIGHTS",
          "事例を%d件まで、重ならないように選んでください / choose up to %d cases, each once"
              .formatted(Highlights.MOST, Highlights.MOST),
          "[\"C1\", \"C2\"]");
    }
    return cases;
  }
}
