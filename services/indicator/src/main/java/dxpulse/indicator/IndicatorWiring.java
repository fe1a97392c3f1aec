package dxpulse.indicator;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.indicator.catalogue.Announcements;
import dxpulse.indicator.catalogue.Catalogue;
import dxpulse.indicator.catalogue.DefineIndicator;
import dxpulse.indicator.catalogue.csv.CsvSheets;
import dxpulse.indicator.catalogue.csv.CsvTemplate;
import dxpulse.indicator.catalogue.kafka.KafkaAnnouncements;
import dxpulse.indicator.catalogue.kafka.RestoreCatalogue;
import dxpulse.indicator.catalogue.mongo.MongoCatalogue;
import dxpulse.indicator.catalogue.sheet.SheetReader;
import dxpulse.indicator.catalogue.sheet.SheetWriters;
import dxpulse.indicator.catalogue.workbook.WorkbookSheets;
import dxpulse.indicator.catalogue.workbook.WorkbookTemplate;
import dxpulse.indicator.edge.Readiness;
import dxpulse.indicator.value.Audit;
import dxpulse.indicator.value.RecordObservations;
import dxpulse.indicator.value.Values;
import dxpulse.indicator.value.csv.CsvAudit;
import dxpulse.indicator.value.kafka.ObservationListener;
import dxpulse.indicator.value.mongo.MongoValues;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;

/// Builds the pure parts from their ports.
@Factory
class IndicatorWiring {
  private static final String FLOW = "the flow of observations";

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  PrometheusMeterRegistry metrics() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    return registry;
  }

  @Singleton
  Readiness readiness() {
    return new Readiness(Set.of(FLOW));
  }

  @Singleton
  Breaks breaks() {
    return new Breaks();
  }

  @Singleton
  @Bean(preDestroy = "close")
  MongoClient mongo(@Value("${dxpulse.mongo}") String address, Breaks breaks) {
    return Stores.mongo(address, breaks);
  }

  @Singleton
  MongoDatabase database(MongoClient mongo) {
    return mongo.getDatabase("indicator");
  }

  @Singleton
  EventCodec codec() {
    return new EventCodec("/dxpulse/indicator");
  }

  @Singleton
  @Bean(preDestroy = "close")
  Producer<String, byte[]> producer(@Value("${dxpulse.kafka}") String kafka) {
    return KafkaClients.producer(kafka);
  }

  @Singleton
  Catalogue catalogue(MongoDatabase database) {
    return new MongoCatalogue(database.withWriteConcern(WriteConcern.JOURNALED));
  }

  @Singleton
  Announcements announcements(Producer<String, byte[]> producer, EventCodec codec) {
    return new KafkaAnnouncements(producer, codec);
  }

  @Singleton
  DefineIndicator defineIndicator(Catalogue catalogue, Announcements announcements) {
    return new DefineIndicator(catalogue, announcements);
  }

  @Singleton
  SheetReader sheets() {
    return SheetReader.firstOf(new WorkbookSheets(), new CsvSheets());
  }

  @Singleton
  SheetWriters templates() {
    return new SheetWriters(new WorkbookTemplate(), CsvTemplate.utf8(), CsvTemplate.cp932());
  }

  @Singleton
  Values values(MongoDatabase database) {
    return new MongoValues(database);
  }

  @Singleton
  Audit.Writer audits() {
    return new CsvAudit();
  }

  @Singleton
  RecordObservations recordObservations(Catalogue catalogue, Values values) {
    return new RecordObservations(catalogue, values);
  }

  /// Starts when the catalogue is complete: an observation must not be refused because a definition
  /// was not yet read.
  @Context
  @Requires(missingProperty = "dxpulse.trial")
  static final class Flow {
    private final BatchLoop loop;

    Flow(
        @Value("${dxpulse.kafka}") String kafka,
        MongoDatabase database,
        Breaks breaks,
        Catalogue catalogue,
        Announcements announcements,
        Values values,
        RecordObservations recordObservations,
        Producer<String, byte[]> producer,
        EventCodec codec,
        Clock clock,
        PrometheusMeterRegistry metrics,
        Readiness readiness) {
      try (KafkaConsumer<byte[], byte[]> reader =
          KafkaClients.consumer(kafka, "indicator-restore")) {
        new RestoreCatalogue(catalogue, announcements).from(reader);
      }
      KafkaConsumer<byte[], byte[]> consumer = KafkaClients.consumer(kafka, "indicator");
      new KafkaClientMetrics(consumer).bindTo(metrics);
      loop =
          new BatchLoop(
              List.of(Topics.OBSERVATION_SUBMITTED),
              consumer,
              new MongoPositions(database, breaks),
              new ObservationListener(recordObservations, producer, codec, clock, metrics),
              () -> {
                values.forget();
                readiness.reached(FLOW);
              });
      loop.whenBroken(() -> readiness.failed(FLOW));
      for (String topic : loop.topics()) {
        Gauge.builder("dxpulse.consumer.lag", loop, reading -> reading.lag(topic))
            .tag("consumer", loop.group())
            .tag("topic", topic)
            .register(metrics);
      }
      loop.start();
    }

    @PreDestroy
    void stop() {
      loop.close();
    }
  }
}
