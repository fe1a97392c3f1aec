package dxpulse.ingestion.feed;

import dxpulse.contracts.types.OrganizationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where feeds are kept.
public interface Feeds {
  /// Those that were removed, too: what they did is kept.
  List<Feed> all();

  Optional<Feed> find(OrganizationCode organization, String name);

  /// Keeps a definition; where its feed stands stays as it is. One that was removed is back.
  ///
  /// @param file as in [Feed]
  void keep(FeedDefinition definition, @Nullable String file);

  /// Takes a feed out of the list. Its definition, its runs and their answers stay.
  void remove(FeedDefinition of, Feed.Removal removal);

  /// Changes where a feed stands. Whoever changes it at the same time is not overwritten.
  void change(FeedDefinition of, UnaryOperator<FeedState> change);

  /// Keeps a run with its answer in front of the earlier ones.
  void note(FeedDefinition of, FeedRun run, byte @Nullable [] raw);

  Optional<byte[]> raw(FeedDefinition of, String run);

  /// Remembers that a definition was looked at on a real answer, and that it could be used.
  void lookedAt(FeedDefinition definition);

  /// Whether just this was looked at: what decides which figures come of an answer is the same.
  boolean isLookedAt(FeedDefinition definition);

  /// Takes the only right to run a feed, for so long at most.
  ///
  /// @return whether nobody else has it
  boolean take(String id, String holder, Instant now, Duration atMost);

  /// Keeps a right that is held; one that somebody else has taken meanwhile stays theirs.
  void renew(String id, String holder, Instant now, Duration atMost);

  void give(String id, String holder);
}
