package dxpulse.publication.story.http;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.wire.BodyReader;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.Problem;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.story.Text;
import org.junit.jupiter.api.Test;

/// The words of a case in English beside the Japanese ones.
class StoryBodyTest {
  @Test
  void englishWordsAreReadAndBlankOnesAreNone() {
    Text text =
        StoryBody.text(
            body("{\"organisation\":\"森羽紙業\",\"en\":{\"place\":\" Aomori \",\"effect\":\" \"}}"));

    assertThat(text.en()).isEqualTo(new Case.English("Aomori", null, null, null, null));
    assertThat(StoryBody.text(body("{\"en\":{\"place\":\"\",\"after\":null}}")).en()).isNull();
    assertThat(StoryBody.text(body("{\"en\":null}")).en()).isNull();
    assertThat(StoryBody.text(body("{}")).en()).isNull();
  }

  @Test
  void whatIsNoEnglishMemberIsNamedAtItsPlace() {
    BodyReader body = body("{\"en\":{\"summary\":\"AI\",\"after\":7}}");

    var _ = StoryBody.text(body);

    assertThat(body.faults())
        .extracting(Problem.Fault::pointer)
        .containsExactlyInAnyOrder("/en/summary", "/en/after");
  }

  private static BodyReader body(String json) {
    return new BodyReader(HttpFormat.mapper().readTree(json));
  }
}
