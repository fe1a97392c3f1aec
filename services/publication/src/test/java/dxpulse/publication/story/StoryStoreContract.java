package dxpulse.publication.story;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.publication.board.BoardView.Case;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of cases does.
public abstract class StoryStoreContract {
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  protected abstract StoryStore store();

  @Test
  void whatIsSavedIsReadAsItWas() {
    Story first = Story.of("C1", SampleStories.text(), "office", NOW);
    Story whole =
        first
            .pictured(
                new Case.Picture("abc", 800, 600, new LocalizedText("りんご", null)), "office", NOW)
            .consented(SampleStories.CONSENT, "office", NOW)
            .published("office", NOW);

    assertThat(store().save(first)).isTrue();
    assertThat(store().find("C1")).contains(first);
    Story second = first.written(whole.text(), "office", NOW);
    assertThat(store().save(second)).isTrue();
    assertThat(store().save(second.withdrawn("誤り", "office", NOW))).isTrue();

    assertThat(store().find("C1").orElseThrow().withdrawn()).isEqualTo("誤り");
    assertThat(store().find("C1").orElseThrow().text()).isEqualTo(whole.text());
    assertThat(store().find("C2")).isEmpty();
  }

  @Test
  void theSecondOfTwoWhoSawTheSameRevisionIsRefused() {
    Story first = Story.of("C1", SampleStories.text(), "office", NOW);
    assertThat(store().save(first)).isTrue();
    assertThat(store().save(first)).isFalse();
    Story mine = first.consented(SampleStories.CONSENT, "mine", NOW);
    Story theirs = first.withdrawn("誤り", "theirs", NOW);

    assertThat(store().save(mine)).isTrue();
    assertThat(store().save(theirs)).isFalse();

    assertThat(store().find("C1")).contains(mine);
  }

  @Test
  void allAreGivenInTheOrderOfTheirIds() {
    for (String id : List.of("C3", "C1", "C2")) {
      assertThat(store().save(Story.of(id, SampleStories.text(), "office", NOW))).isTrue();
    }

    assertThat(store().all()).extracting(Story::id).containsExactly("C1", "C2", "C3");
  }

  @Test
  void ofTwoChoicesOfHighlightsTheSecondIsRefused() {
    assertThat(store().highlights()).isEqualTo(Highlights.NONE);
    Highlights first = new Highlights(1, List.of("C2", "C1"));

    assertThat(store().save(first)).isTrue();
    assertThat(store().save(new Highlights(1, List.of("C3")))).isFalse();
    assertThat(store().highlights()).isEqualTo(first);
    assertThat(store().save(new Highlights(2, List.of()))).isTrue();
    assertThat(store().highlights().cases()).isEmpty();
  }

  @Test
  void aPictureIsKeptUntilItIsDropped() {
    store().keep("abc", new byte[] {1, 2, 3});
    store().keep("abc", new byte[] {1, 2, 3});

    assertThat(store().picture("abc")).hasValue(new byte[] {1, 2, 3});
    store().drop("abc");
    assertThat(store().picture("abc")).isEmpty();
  }
}
