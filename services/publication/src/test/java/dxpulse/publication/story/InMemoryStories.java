package dxpulse.publication.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps cases as long as the test.
public final class InMemoryStories implements StoryStore {
  private final Map<String, Story> byId = new TreeMap<>();
  private final Map<String, byte[]> pictures = new TreeMap<>();
  private Highlights chosen = Highlights.NONE;

  @Override
  public List<Story> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public Optional<Story> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public boolean save(Story story) {
    int held = find(story.id()).map(Story::revision).orElse(0);
    if (held != story.revision() - 1) {
      return false;
    }
    byId.put(story.id(), story);
    return true;
  }

  @Override
  public Highlights highlights() {
    return chosen;
  }

  @Override
  public boolean save(Highlights highlights) {
    if (chosen.revision() != highlights.revision() - 1) {
      return false;
    }
    chosen = highlights;
    return true;
  }

  @Override
  public void keep(String tag, byte[] picture) {
    pictures.put(tag, picture);
  }

  @Override
  public Optional<byte[]> picture(String tag) {
    return Optional.ofNullable(pictures.get(tag));
  }

  @Override
  public void drop(String tag) {
    pictures.remove(tag);
  }
}
