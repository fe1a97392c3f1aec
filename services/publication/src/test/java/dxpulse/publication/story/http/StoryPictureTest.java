package dxpulse.publication.story.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.publication.board.LivePlan;
import dxpulse.publication.page.SampleCase;
import dxpulse.publication.story.InMemoryStories;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class StoryPictureTest {
  private static final String SHOWN = "/cases/pictures/abc123.jpg";

  private final LivePlan plan = new LivePlan();
  private final InMemoryStories store = new InMemoryStories();
  private final WebTestClient client =
      WebTestClient.bindToController(new StoryController(plan, store)).build();

  @BeforeEach
  void publish() {
    plan.show(List.of(SampleCase.get()), List.of());
    store.keep("abc123", new byte[] {1, 2, 3});
  }

  @Test
  void whoHasAPictureIsNotSentItAgain() {
    HttpHeaders first =
        client
            .get()
            .uri(SHOWN)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseHeaders();
    assertThat(first.getCacheControl()).contains("max-age=86400", "public", "immutable");

    client
        .get()
        .uri(SHOWN)
        .header("If-None-Match", Objects.requireNonNull(first.getETag()))
        .exchange()
        .expectStatus()
        .isNotModified()
        .expectBody()
        .isEmpty();
  }

  @Test
  void aPictureOfNoPublishedCaseIsAProblem() {
    plan.show(List.of(), List.of());

    client
        .get()
        .uri(SHOWN)
        .header("If-None-Match", "*")
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
