package dxpulse.ingestion.feed;

import dxpulse.contracts.types.OrganizationCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Feeds that last as long as the test.
final class InMemoryFeeds implements Feeds {
  private final Map<String, Feed> byId = new HashMap<>();
  private final Map<String, byte[]> answers = new HashMap<>();
  private final Map<String, FeedDefinition> looked = new HashMap<>();
  private final Map<String, Right> rights = new HashMap<>();

  private record Right(String holder, Instant until) {}

  @Override
  public List<Feed> all() {
    return List.copyOf(byId.values());
  }

  @Override
  public Optional<Feed> find(OrganizationCode organization, String name) {
    return Optional.ofNullable(byId.get(organization + "|" + name));
  }

  @Override
  public void keep(FeedDefinition definition, @Nullable String file) {
    Feed before = byId.get(definition.id());
    var _ =
        byId.put(
            definition.id(),
            new Feed(
                definition,
                file,
                before == null ? FeedState.OFF : before.state(),
                before == null ? List.of() : before.runs(),
                null));
  }

  @Override
  public void remove(FeedDefinition of, Feed.Removal removal) {
    var _ =
        byId.computeIfPresent(
            of.id(),
            (id, feed) ->
                new Feed(feed.definition(), feed.file(), feed.state(), feed.runs(), removal));
  }

  @Override
  public void change(FeedDefinition of, UnaryOperator<FeedState> change) {
    var _ =
        byId.computeIfPresent(
            of.id(),
            (id, feed) ->
                new Feed(
                    feed.definition(),
                    feed.file(),
                    change.apply(feed.state()),
                    feed.runs(),
                    feed.removal()));
  }

  @Override
  public void note(FeedDefinition of, FeedRun run, byte @Nullable [] raw) {
    if (raw != null) {
      var _ = answers.put(run.id(), raw);
    }
    var _ =
        byId.computeIfPresent(
            of.id(),
            (id, feed) ->
                new Feed(
                    feed.definition(),
                    feed.file(),
                    feed.state(),
                    Feed.with(run, feed.runs()),
                    feed.removal()));
  }

  @Override
  public Optional<byte[]> raw(FeedDefinition of, String run) {
    return Optional.ofNullable(answers.get(run));
  }

  @Override
  public void lookedAt(FeedDefinition definition) {
    var _ = looked.put(definition.id(), definition.essence());
  }

  @Override
  public boolean isLookedAt(FeedDefinition definition) {
    return definition.essence().equals(looked.get(definition.id()));
  }

  @Override
  public boolean take(String id, String holder, Instant now, Duration atMost) {
    Right held = rights.get(id);
    if (held != null && held.until().isAfter(now)) {
      return false;
    }
    var _ = rights.put(id, new Right(holder, now.plus(atMost)));
    return true;
  }

  @Override
  public void renew(String id, String holder, Instant now, Duration atMost) {
    var _ =
        rights.computeIfPresent(
            id,
            (same, held) ->
                held.holder().equals(holder) ? new Right(holder, now.plus(atMost)) : held);
  }

  @Override
  public void give(String id, String holder) {
    var _ = rights.computeIfPresent(id, (same, held) -> held.holder().equals(holder) ? null : held);
  }
}
