package dxpulse.ingestion.feed;

import java.util.List;
import java.util.Optional;

/// Where answers are kept that could not be read.
public interface UnreadAnswers {
  /// Those of a feed that wait, and the last ones that ended; the oldest first.
  List<UnreadAnswer> of(FeedDefinition feed);

  default List<UnreadAnswer> waiting(FeedDefinition feed) {
    return of(feed).stream().filter(UnreadAnswer::waits).toList();
  }

  default Optional<UnreadAnswer> find(FeedDefinition feed, String run) {
    return of(feed).stream().filter(answer -> answer.run().equals(run)).findFirst();
  }

  /// As it came, while it waits.
  Optional<byte[]> content(FeedDefinition feed, String run);

  /// @return whether it could be kept
  boolean keep(FeedDefinition feed, UnreadAnswer answer, byte[] content);

  /// Says something else of an answer; of one that has ended the content goes.
  void change(FeedDefinition feed, UnreadAnswer answer);
}
