package dxpulse.publication.board.redis;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.publication.board.BoardCache;
import dxpulse.publication.board.BoardChange;
import dxpulse.publication.board.BoardKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.JedisURIHelper;

/// Boards in Redis.
///
/// `dxpulse:board:{organization}:{board}:{granularity}:{period}` holds the number of the newest
/// version, and the same key with `:{version}` behind it the board itself, which never changes. The
/// latest change of each board lies in the hash `dxpulse:changes:{organization}`, and new ones are
/// told on a channel. One script does all of it for a board in one step, so that no reader ever
/// sees a part of it, and an older version never takes the place of a newer one. Keeps to the
/// commands of Redis 6.2.
public final class JedisBoardCache implements BoardCache, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JedisBoardCache.class);
  private static final String BEGUN = "begun";
  private static final String FULL = "full";
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final byte[] PUBLISH =
      bytes(
          """
          local held = redis.call('GET', KEYS[1])
          if held and tonumber(held) >= tonumber(ARGV[1]) then return tonumber(held) end
          redis.call('SET', KEYS[1] .. ':' .. ARGV[1], ARGV[2])
          redis.call('SET', KEYS[1], ARGV[1])
          if held then redis.call('UNLINK', KEYS[1] .. ':' .. held) end
          redis.call('HSET', KEYS[2], ARGV[3], ARGV[4])
          redis.call('PUBLISH', KEYS[3], ARGV[4])
          return 0
          """);
  private static final byte[] TELL =
      bytes(
          """
          local held = redis.call('HGET', KEYS[1], ARGV[2])
          held = held and tonumber(string.match(held, '^{"id":(%d+)'))
          if held and held >= tonumber(ARGV[1]) then return held end
          redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
          redis.call('PUBLISH', KEYS[2], ARGV[3])
          return 0
          """);
  private static final byte[] READ =
      bytes(
          """
          local held = redis.call('GET', KEYS[1])
          if not held then return nil end
          return redis.call('GET', KEYS[1] .. ':' .. held)
          """);

  private final RedisClient redis;
  private final RedisClient listening;
  private final String prefix;
  private final String channel;
  private final String latest;
  private final String filled;
  private final AtomicBoolean away = new AtomicBoolean();

  public JedisBoardCache(String address, OrganizationCode organization) {
    redis = client(address, PATIENCE);
    // Whoever listens hears nothing for as long as nothing changes.
    listening = client(address, Duration.ZERO);
    prefix = "dxpulse:board:" + organization + ":";
    channel = "dxpulse:boards:" + organization;
    latest = "dxpulse:changes:" + organization;
    filled = "dxpulse:filled:" + organization;
  }

  private static RedisClient client(String address, Duration patience) {
    URI uri = URI.create(address);
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(uri))
        .clientConfig(
            DefaultJedisClientConfig.builder(uri)
                .connectionTimeoutMillis((int) PATIENCE.toMillis())
                .socketTimeoutMillis((int) patience.toMillis())
                .build())
        .build();
  }

  @Override
  public Map<BoardKey, Long> publish(List<Edition> editions) {
    return asked(() -> {
      Map<BoardKey, Response<Object>> answers = new HashMap<>();
      try (var pipeline = redis.pipelined()) {
        for (Edition edition : editions) {
          answers.put(
              edition.key(),
              pipeline.eval(
                  PUBLISH,
                  List.of(bytes(prefix + edition.key()), bytes(latest), bytes(channel)),
                  List.of(
                      bytes(Long.toString(edition.change().version())),
                      edition.body(),
                      bytes(edition.key().toString()),
                      HttpFormat.mapper().writeValueAsBytes(edition.change()))));
        }
        pipeline.sync();
      }
      return refused(answers);
    });
  }

  @Override
  public Map<BoardChange, Long> tell(Collection<BoardChange> changes) {
    return asked(() -> {
      Map<BoardChange, Response<Object>> answers = new HashMap<>();
      try (var pipeline = redis.pipelined()) {
        for (BoardChange change : changes) {
          answers.put(
              change,
              pipeline.eval(
                  TELL,
                  List.of(bytes(latest), bytes(channel)),
                  List.of(
                      bytes(Long.toString(change.id())),
                      bytes(change.board()),
                      HttpFormat.mapper().writeValueAsBytes(change))));
        }
        pipeline.sync();
      }
      return refused(answers);
    });
  }

  /// What the cache has under a later number, with that.
  private static <T> Map<T, Long> refused(Map<T, Response<Object>> answers) {
    Map<T, Long> refused = new HashMap<>();
    answers.forEach((asked, answer) -> {
      long held = (Long) answer.get();
      if (held > 0) {
        refused.put(asked, held);
      }
    });
    return refused;
  }

  @Override
  public Optional<byte[]> read(BoardKey key) {
    return asked(() ->
        Optional.ofNullable((byte[]) redis.eval(READ, List.of(bytes(prefix + key)), List.of())));
  }

  @Override
  public Filling filling() {
    String noted = asked(() -> Optional.ofNullable(redis.get(filled)).orElse(""));
    return switch (noted) {
      case "" -> Filling.EMPTY;
      case FULL -> Filling.FULL;
      default -> Filling.BEGUN;
    };
  }

  @Override
  public void beginFilling() {
    var _ = asked(() -> redis.set(filled, BEGUN));
  }

  @Override
  public void endFilling() {
    var _ = asked(() -> Optional.ofNullable(redis.set(filled, FULL, SetParams.setParams().xx())));
  }

  @Override
  public List<BoardChange> changes() {
    return asked(() -> {
      List<BoardChange> changes = new ArrayList<>();
      redis
          .hgetAll(latest)
          .values()
          .forEach(text -> changes.add(HttpFormat.mapper().readValue(text, BoardChange.class)));
      changes.sort(Comparator.comparingLong(BoardChange::id));
      return changes;
    });
  }

  @Override
  public boolean isAway() {
    return away.get();
  }

  private <T> T asked(Supplier<T> question) {
    try {
      T answer = question.get();
      if (away.getAndSet(false)) {
        LOG.info("the board cache answers again");
      }
      return answer;
    } catch (JedisException noAnswer) {
      if (!away.getAndSet(true)) {
        LOG.warn(
            "the board cache does not answer, boards come from the store: {}", noAnswer.toString());
      }
      throw new Away(noAnswer);
    }
  }

  @Override
  public AutoCloseable subscribe(Consumer<BoardChange> listener, Runnable opened) {
    Subscription subscription = new Subscription(listener, opened);
    Thread thread = Thread.ofPlatform().daemon().name("board-changes").start(subscription);
    return () -> {
      subscription.end();
      thread.interrupt();
    };
  }

  @Override
  public void close() {
    redis.close();
    listening.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Listens to the channel, again and again when the connection breaks.
  private final class Subscription extends JedisPubSub implements Runnable {
    private final Consumer<BoardChange> listener;
    private final Runnable opened;
    private volatile boolean running = true;

    Subscription(Consumer<BoardChange> listener, Runnable opened) {
      this.listener = listener;
      this.opened = opened;
    }

    @Override
    public void run() {
      while (running) {
        try {
          listening.subscribe(this, channel);
        } catch (RuntimeException broken) {
          LOG.warn("subscription broken, opened again soon: {}", broken.toString());
          rest();
        }
      }
    }

    @Override
    public void onSubscribe(String to, int channels) {
      opened.run();
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
        TimeUnit.MILLISECONDS.sleep(250);
      } catch (InterruptedException ended) {
        running = false;
      }
    }
  }
}
