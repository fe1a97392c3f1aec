package dxpulse.publication;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.HttpFormat;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import dxpulse.publication.board.BoardFormat;
import dxpulse.publication.board.BoardPublisher;
import dxpulse.publication.board.BoardView;
import dxpulse.publication.board.FactStore;
import dxpulse.publication.board.IndicatorNews;
import dxpulse.publication.board.LivePlan;
import dxpulse.publication.board.ReadyBoards;
import dxpulse.publication.board.http.BoardStream;
import dxpulse.publication.board.http.BoardsAtHand;
import dxpulse.publication.board.kafka.AreaListener;
import dxpulse.publication.board.kafka.FactListener;
import dxpulse.publication.board.mongo.MongoFacts;
import dxpulse.publication.board.redis.JedisBoardCache;
import dxpulse.publication.edge.Readiness;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/// Builds the pure parts from their ports.
@Configuration(proxyBeanMethods = false)
class PublicationWiring {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  PrometheusMeterRegistry metrics() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    return registry;
  }

  @Bean
  Readiness readiness() {
    return new Readiness();
  }

  @Bean
  Breaks breaks() {
    return new Breaks();
  }

  @Bean(destroyMethod = "close")
  MongoClient mongo(@Value("${dxpulse.mongo}") String address, Breaks breaks) {
    return Stores.mongo(address, breaks);
  }

  @Bean
  MongoDatabase database(MongoClient mongo) {
    return mongo.getDatabase("publication");
  }

  @Bean(destroyMethod = "close")
  Producer<String, byte[]> producer(@Value("${dxpulse.kafka}") String kafka) {
    return KafkaClients.producer(kafka);
  }

  @Bean(destroyMethod = "close")
  JedisBoardCache cache(
      @Value("${dxpulse.redis}") String address,
      @Value("${dxpulse.organization}") String organization) {
    return new JedisBoardCache(address, new OrganizationCode(organization));
  }

  @Bean
  LivePlan plan() {
    return new LivePlan();
  }

  @Bean
  FactStore facts(MongoDatabase database) {
    return new MongoFacts(database, "facts");
  }

  @Bean(destroyMethod = "shutdown")
  ExecutorService streamRounds() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("stream-rounds").factory());
  }

  @Bean
  BoardStream stream(
      @Value("${dxpulse.streams}") int most,
      ExecutorService streamRounds,
      PrometheusMeterRegistry metrics) {
    BoardStream stream = new BoardStream(most, streamRounds);
    var _ = metrics.gauge("dxpulse.stream.subscribers", stream, BoardStream::size);
    return stream;
  }

  @Bean
  HttpHandlerDecoratorFactory streamAndBoardsFirst(
      BoardStream stream, LivePlan plan, ReadyBoards boards, PrometheusMeterRegistry metrics) {
    BoardsAtHand atHand = new BoardsAtHand(plan, boards, metrics);
    return others -> stream.before(atHand.before(others));
  }

  @Bean
  BoardFormat format() {
    return new JsonFormat();
  }

  @Bean
  ReadyBoards readyBoards(LivePlan plan, JedisBoardCache cache, BoardFormat format) {
    return new ReadyBoards(plan, cache, format);
  }

  @Bean
  BoardPublisher publisher(
      LivePlan plan,
      JedisBoardCache cache,
      BoardFormat format,
      ReadyBoards boards,
      BoardStream stream,
      PrometheusMeterRegistry metrics,
      Clock clock) {
    var _ = metrics.gauge("dxpulse.board.cache.away", cache, asked -> asked.isAway() ? 1 : 0);
    return new BoardPublisher(plan, cache, format, new BoardNews(boards, stream, metrics, clock));
  }

  @Bean
  IndicatorNews indicatorNews(LivePlan plan, JedisBoardCache cache, BoardStream stream) {
    return new IndicatorNews(plan, cache, stream::accept);
  }

  @Bean
  Flow flow(
      @Value("${dxpulse.kafka}") String kafka,
      LivePlan plan,
      FactStore facts,
      MongoDatabase database,
      Breaks breaks,
      BoardPublisher publisher,
      IndicatorNews news,
      JedisBoardCache cache,
      ReadyBoards boards,
      BoardStream stream,
      Producer<String, byte[]> producer,
      PrometheusMeterRegistry metrics,
      Readiness readiness,
      Clock clock) {
    return new Flow(
        kafka,
        plan,
        facts,
        new MongoPositions(database, breaks).after(facts::write),
        new FactListener(plan, publisher, facts, news, producer, clock, metrics),
        publisher,
        news,
        cache,
        boards,
        stream,
        readiness,
        metrics,
        clock);
  }

  @Bean
  AreaFlow areaFlow(
      @Value("${dxpulse.kafka}") String kafka,
      LivePlan plan,
      MongoDatabase database,
      Breaks breaks,
      IndicatorNews news,
      Producer<String, byte[]> producer,
      PrometheusMeterRegistry metrics,
      Clock clock) {
    FactStore areas = new MongoFacts(database, "areas");
    return new AreaFlow(
        kafka,
        plan,
        areas,
        new MongoPositions(database, "value-positions", breaks).after(areas::write),
        new AreaListener(plan, areas, news, producer, clock, metrics),
        news,
        metrics);
  }

  private static final class JsonFormat implements BoardFormat {
    @Override
    public byte[] encode(BoardView view) {
      return HttpFormat.mapper().writeValueAsBytes(view);
    }

    @Override
    public long versionOf(byte[] body) {
      return HttpFormat.mapper().readTree(body).at("/head/version").asLong(0);
    }
  }
}
