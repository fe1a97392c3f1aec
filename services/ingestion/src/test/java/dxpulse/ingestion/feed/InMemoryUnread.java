package dxpulse.ingestion.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Answers that wait as long as the test lasts.
final class InMemoryUnread implements UnreadAnswers {
  private final Map<String, UnreadAnswer> answers = new TreeMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();

  @Override
  public List<UnreadAnswer> of(FeedDefinition feed) {
    return answers.entrySet().stream()
        .filter(each -> each.getKey().startsWith(feed.id() + "|"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public Optional<byte[]> content(FeedDefinition feed, String run) {
    return Optional.ofNullable(contents.get(feed.id() + "|" + run));
  }

  @Override
  public boolean keep(FeedDefinition feed, UnreadAnswer answer, byte[] content) {
    var _ = contents.put(feed.id() + "|" + answer.run(), content);
    change(feed, answer);
    return true;
  }

  @Override
  public void change(FeedDefinition feed, UnreadAnswer answer) {
    String id = feed.id() + "|" + answer.run();
    var _ = answers.put(id, answer);
    if (!answer.waits()) {
      var _ = contents.remove(id);
    }
  }
}
