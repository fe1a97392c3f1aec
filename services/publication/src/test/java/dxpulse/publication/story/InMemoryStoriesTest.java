package dxpulse.publication.story;

class InMemoryStoriesTest extends StoryStoreContract {
  private final InMemoryStories store = new InMemoryStories();

  @Override
  protected StoryStore store() {
    return store;
  }
}
