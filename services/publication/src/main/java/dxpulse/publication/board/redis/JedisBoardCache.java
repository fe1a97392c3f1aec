package dxpulse.publication.board.redis;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.BoardCache;
import dxpulse.publication.board.BoardChange;
import dxpulse.publication.board.BoardKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/// Boards under `dxpulse:board:{organization}:{board}:{granularity}:{period}`, the latest changes
/// in a list, new ones on a channel. Keeps to the commands of Redis 6.2.
public final class JedisBoardCache implements BoardCache, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JedisBoardCache.class);
  private static final int KEPT_CHANGES = 1000;

  private final RedisClient redis;
  private final String prefix;
  private final String channel;
  private final String recent;
  private final String filled;
  private final String following;

  public JedisBoardCache(String address, OrganizationCode organization) {
    redis = RedisClient.create(address);
    prefix = "dxpulse:board:" + organization + ":";
    channel = "dxpulse:boards:" + organization;
    recent = "dxpulse:changes:" + organization;
    filled = "dxpulse:filled:" + organization;
    following = "dxpulse:following:" + organization;
  }

  @Override
  public void publish(
      Map<BoardKey, byte[]> boards, List<BoardChange> changes, Set<BoardKey> toFollow) {
    try (var pipeline = redis.pipelined()) {
      boards.forEach((key, body) -> {
        var _ = pipeline.set(bytes(prefix + key), body);
      });
      for (BoardChange change : changes) {
        String text = HttpFormat.mapper().writeValueAsString(change);
        var _ = pipeline.lpush(recent, text);
        var _ = pipeline.publish(channel, text);
      }
      var _ = pipeline.ltrim(recent, 0, KEPT_CHANGES - 1L);
      var _ = pipeline.set(filled, "1");
      if (!boards.isEmpty()) {
        var _ = pipeline.srem(following, texts(boards.keySet()));
      }
      if (!toFollow.isEmpty()) {
        var _ = pipeline.sadd(following, texts(toFollow));
      }
      pipeline.sync();
    } catch (JedisException away) {
      throw new Away(away);
    }
  }

  @Override
  public Set<BoardKey> following() {
    try {
      return redis.smembers(following).stream()
          .map(BoardKey::parse)
          .collect(Collectors.toUnmodifiableSet());
    } catch (JedisException away) {
      throw new Away(away);
    }
  }

  @Override
  public Optional<byte[]> read(BoardKey key) {
    try {
      return Optional.ofNullable(redis.get(bytes(prefix + key)));
    } catch (JedisException away) {
      throw new Away(away);
    }
  }

  @Override
  public boolean isFilled() {
    try {
      return redis.exists(filled);
    } catch (JedisException away) {
      throw new Away(away);
    }
  }

  @Override
  public List<BoardChange> changesAfter(long id) {
    try {
      List<BoardChange> later = new ArrayList<>();
      for (String text : redis.lrange(recent, 0, -1).reversed()) {
        BoardChange change = HttpFormat.mapper().readValue(text, BoardChange.class);
        if (change.id() > id) {
          later.add(change);
        }
      }
      return later;
    } catch (JedisException away) {
      throw new Away(away);
    }
  }

  @Override
  public AutoCloseable subscribe(Consumer<BoardChange> listener) {
    Subscription subscription = new Subscription(listener);
    Thread thread = Thread.ofPlatform().daemon().name("board-changes").start(subscription);
    return () -> {
      subscription.end();
      thread.interrupt();
    };
  }

  @Override
  public void close() {
    redis.close();
  }

  private static String[] texts(Set<BoardKey> keys) {
    return keys.stream().map(BoardKey::toString).toArray(String[]::new);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Listens to the channel, again and again when the connection breaks.
  private final class Subscription extends JedisPubSub implements Runnable {
    private final Consumer<BoardChange> listener;
    private volatile boolean running = true;

    Subscription(Consumer<BoardChange> listener) {
      this.listener = listener;
    }

    @Override
    public void run() {
      while (running) {
        try {
          redis.subscribe(this, channel);
        } catch (JedisException broken) {
          LOG.warn("subscription broken, opened again soon: {}", broken.getMessage());
          rest();
        }
      }
    }

    @Override
    public void onMessage(String from, String text) {
      listener.accept(HttpFormat.mapper().readValue(text, BoardChange.class));
    }

    void end() {
      running = false;
      if (isSubscribed()) {
        unsubscribe();
      }
    }

    private void rest() {
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException ended) {
        running = false;
      }
    }
  }
}
