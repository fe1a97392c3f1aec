package dxpulse.publication.story;

import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.BoardView.Case;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.LivePlan.Effect;
import java.util.List;

/// Puts what is published into the plan, whoever published it: a request of this node or another
/// node.
public final class PublicStories {
  private final StoryStore store;
  private final LivePlan plan;
  private final BoardPublisher publisher;

  public PublicStories(StoryStore store, LivePlan plan, BoardPublisher publisher) {
    this.store = store;
    this.plan = plan;
    this.publisher = publisher;
  }

  /// Shows what the store has now. One at a time: an older reading must not follow a newer one.
  ///
  /// @param now milliseconds since 1970
  public synchronized void show(long now) {
    List<Case> published =
        store.all().stream().flatMap(story -> story.published().stream()).toList();
    Effect effect = plan.show(published, store.highlights().cases());
    if (effect.isNews()) {
      publisher.touch(effect.boards(), null, null, now);
    }
  }
}
