package dxpulse.publication.story.http;

import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.edge.Answers;
import dxpulse.publication.edge.HtmlAnswers;
import dxpulse.publication.page.Lang;
import dxpulse.publication.page.Renderer;
import dxpulse.publication.story.Story;
import dxpulse.publication.story.StoryStore;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What is written, as everybody would read it.
@RestController
class StoryPreview {
  private final StoryStore store;
  private final Renderer renderer;

  StoryPreview(StoryStore store, Renderer renderer) {
    this.store = store;
    this.renderer = renderer;
  }

  @GetMapping("/api/cases/{id}/preview")
  Mono<ResponseEntity<byte[]>> preview(
      @AuthenticationPrincipal @Nullable Jwt token,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String lang) {
    Lang read = "en".equals(lang) ? Lang.EN : Lang.JA;
    return Desk.own(
        token,
        () ->
            store
                .find(id)
                .map(story -> page(story, read))
                .orElseGet(() -> Answers.problem(Desk.noCase())));
  }

  private ResponseEntity<byte[]> page(Story story, Lang lang) {
    BoardView.Case written = story.text().asCase(story.id());
    if (written == null) {
      return Answers.problem(
          Problem.conflict("分野・団体名・要約を書くと下見できます / write field, organisation and summary first"));
    }
    String html = renderer.casePreview(written, "/api/cases/" + story.id() + "/picture", lang);
    return HtmlAnswers.ownPage(HttpStatus.OK, html.getBytes(StandardCharsets.UTF_8));
  }
}
