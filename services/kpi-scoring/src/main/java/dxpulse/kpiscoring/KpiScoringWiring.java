package dxpulse.kpiscoring;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.IndicatorCode;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.infra.edge.FlowReader;
import dxpulse.infra.edge.Readiness;
import dxpulse.infra.element.StaffElement;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import dxpulse.kpiscoring.definition.DefineKpi;
import dxpulse.kpiscoring.definition.Indicators;
import dxpulse.kpiscoring.definition.KpiAnnouncements;
import dxpulse.kpiscoring.definition.KpiCatalogue;
import dxpulse.kpiscoring.mongo.MongoKpiCatalogue;
import dxpulse.kpiscoring.mongo.MongoScoreBook;
import dxpulse.kpiscoring.mongo.MongoValueBook;
import dxpulse.kpiscoring.reading.IndicatorNames;
import dxpulse.kpiscoring.reading.ScoreBook;
import dxpulse.kpiscoring.reading.ValueBook;
import dxpulse.kpiscoring.reading.Waiting;
import dxpulse.kpiscoring.reading.kafka.Projection;
import dxpulse.kpiscoring.reading.kafka.StandingTopic;
import dxpulse.kpiscoring.reading.kafka.ValueProjection;
import dxpulse.kpiscoring.streams.Scoring;
import dxpulse.kpiscoring.streams.ScoringListener;
import dxpulse.kpiscoring.streams.ScoringTopology;
import dxpulse.kpiscoring.streams.StreamHealth;
import dxpulse.kpiscoring.streams.StreamLag;
import dxpulse.kpiscoring.streams.ToldScores;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

/// Builds the pure parts from their ports.
@Configuration(proxyBeanMethods = false)
class KpiScoringWiring {
  private static final String PROJECTION = "the readable scores";
  private static final String CATALOGUE = "the catalogue";
  private static final String STREAM = "the stream";

  @Bean
  Readiness readiness() {
    return new Readiness(Set.of(PROJECTION, CATALOGUE, STREAM));
  }

  @Bean
  EventCodec codec() {
    return new EventCodec("/dxpulse/kpi-scoring");
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
    return mongo.getDatabase("kpiscoring");
  }

  @Bean(destroyMethod = "close")
  Producer<String, byte[]> producer(@Value("${dxpulse.kafka}") String kafka) {
    return KafkaClients.producer(kafka);
  }

  @Bean
  MongoKpiCatalogue catalogue(MongoDatabase database) {
    return new MongoKpiCatalogue(Stores.promised(database));
  }

  @Bean
  KpiAnnouncements announcements(Producer<String, byte[]> producer, EventCodec codec) {
    return definition ->
        KafkaClients.sendAll(
            producer, List.of(codec.record(EventType.KPI_DEFINED, definition, null)));
  }

  @Bean
  DefineKpi defineKpi(
      KpiCatalogue catalogue, KpiAnnouncements announcements, Indicators indicators) {
    return new DefineKpi(catalogue, announcements, indicators);
  }

  @Bean
  Indicators indicators(IndicatorNames names, StandingTopic standing) {
    return new Indicators() {
      @Override
      public Map<IndicatorCode, IndicatorDefined> known(OrganizationCode organization) {
        return names.definitions(organization);
      }

      @Override
      public Map<IndicatorCode, IndicatorDefined> latest(OrganizationCode organization) {
        try {
          standing.read(EventType.INDICATOR_DEFINED, Partitioning.of(organization), names::learn);
        } catch (KafkaException away) {
          throw new Unreadable(away);
        }
        return known(organization);
      }
    };
  }

  @Bean
  IndicatorNames names() {
    return new IndicatorNames();
  }

  @Bean
  StandingTopic standing(@Value("${dxpulse.kafka}") String kafka) {
    return new StandingTopic(kafka);
  }

  @Bean
  CatalogueKeeper catalogueKeeper(
      MongoKpiCatalogue catalogue,
      IndicatorNames names,
      StandingTopic standing,
      DefineKpi defineKpi,
      Readiness readiness) {
    return new CatalogueKeeper(
        () -> {
          standing.read(EventType.INDICATOR_DEFINED, names::learn);
          List<KpiDefined> announced = new ArrayList<>();
          standing.read(EventType.KPI_DEFINED, announced::add);
          catalogue.load(announced);
          readiness.reached(CATALOGUE);
        },
        defineKpi::announceTheRest);
  }

  @Bean
  ScoreBook scoreBook(MongoDatabase database) {
    return new MongoScoreBook(database);
  }

  @Bean
  ValueBook valueBook(MongoDatabase database) {
    return new MongoValueBook(database);
  }

  @Bean
  Waiting waiting() {
    return new Waiting();
  }

  @Bean
  ScoringListener listener(Waiting waiting, MeterRegistry metrics) {
    return new ScoringNews(waiting, metrics);
  }

  @Bean
  ToldScores toldScores(StandingTopic standing) {
    return (partition, since, hearer) ->
        standing.read(EventType.KPI_SCORED, partition, since, hearer);
  }

  @Bean
  Consumer<KStream<String, byte[]>> scoring(
      EventCodec codec, Clock clock, ScoringListener listener, ToldScores toldScores) {
    return new ScoringTopology(new Scoring(codec, clock, listener, toldScores))::behind;
  }

  /// Takes the place of the one that only brings the metrics, of which there may be one alone.
  @Bean
  @Primary
  StreamsBuilderFactoryBeanConfigurer streamHealth(Readiness readiness, MeterRegistry metrics) {
    StreamHealth health =
        new StreamHealth(
            new StreamHealth.Observer() {
              @Override
              public void running() {
                readiness.reached(STREAM);
              }

              @Override
              public void interrupted() {
                readiness.lost(STREAM);
              }

              @Override
              public void failed() {
                readiness.failed(STREAM);
              }
            });
    return factory -> {
      // What clients measure is asked of them, not pushed to the broker. Kafka Streams takes this
      // setting for a Boolean and fails on text, such as a file would give it.
      Properties settings = Objects.requireNonNull(factory.getStreamsConfiguration());
      settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
      factory.setStreamsConfiguration(settings);
      factory.addListener(new KafkaStreamsMicrometerListener(metrics));
      factory.setStateListener(health);
      factory.setStreamsUncaughtExceptionHandler(health);
    };
  }

  @Bean
  StreamLag streamLag(ObjectProvider<StreamsBuilderFactoryBean> streams, MeterRegistry metrics) {
    return new StreamLag(
        () ->
            streams
                .orderedStream()
                .flatMap(factory -> Stream.ofNullable(factory.getKafkaStreams()))
                .flatMap(running -> running.metrics().values().stream())
                .toList(),
        metrics);
  }

  /// Brings scores and lost definitions into the store that readers are answered from.
  @Bean
  FlowReader projection(
      @Value("${dxpulse.kafka}") String kafka,
      MongoDatabase database,
      Breaks breaks,
      MongoKpiCatalogue catalogue,
      IndicatorNames names,
      ScoreBook scoreBook,
      Waiting waiting,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics,
      Readiness readiness) {
    return new FlowReader(() ->
        new BatchLoop(
                List.of(Topics.KPI_SCORED, Topics.KPI_DEFINED, Topics.INDICATOR_DEFINED),
                KafkaClients.consumer(kafka, "kpi-scoring-projection"),
                new MongoPositions(database, breaks).after(scoreBook::write),
                new Projection(catalogue, names, scoreBook, waiting, producer, clock, metrics),
                () -> readiness.reached(PROJECTION))
            .unhurried());
  }

  /// Brings the values that hold into a store of their own. It reads in a group of its own, so that
  /// no score waits for it; where nothing was read yet, it begins with the oldest value on the log.
  @Bean
  FlowReader valueProjection(
      @Value("${dxpulse.kafka}") String kafka,
      MongoDatabase database,
      Breaks breaks,
      ValueBook valueBook,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    return new FlowReader(() ->
        new BatchLoop(
                List.of(Topics.VALUE_RECORDED),
                KafkaClients.consumer(kafka, ValueProjection.GROUP),
                new MongoPositions(database, breaks).after(valueBook::write),
                new ValueProjection(valueBook, producer, clock, metrics),
                () -> {})
            .unhurried());
  }

  @Bean
  StaffElement element() {
    return new StaffElement(
        "dxp-method",
        new LocalizedText("KPIの算出方法", "KPI method"),
        List.of("office", "committee"),
        List.of(
            "dxp-frame",
            "dxp-method-words",
            "dxp-method-style",
            "dxp-method-page",
            "dxp-method-charts",
            "dxp-method-versions",
            "dxp-method-form",
            "dxp-method-whatif",
            "dxp-method-sensitivity"));
  }
}
