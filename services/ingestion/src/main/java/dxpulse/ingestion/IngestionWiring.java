package dxpulse.ingestion;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.edge.FlowReader;
import dxpulse.infra.edge.Readiness;
import dxpulse.infra.element.StaffElement;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.catalogue.kafka.DefinitionReader;
import dxpulse.ingestion.quarantine.Quarantine;
import dxpulse.ingestion.quarantine.Resolutions;
import dxpulse.ingestion.quarantine.SettleFigures;
import dxpulse.ingestion.quarantine.TellRefused;
import dxpulse.ingestion.quarantine.mongo.MongoResolutions;
import dxpulse.ingestion.quarantine.mongo.MongoWaitingRoom;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.sheet.mongo.MongoLastValues;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.IdempotencyKeys;
import dxpulse.ingestion.submission.ObservationSink;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.submission.WaitingRoom;
import dxpulse.ingestion.submission.kafka.FateListener;
import dxpulse.ingestion.submission.kafka.KafkaObservationSink;
import dxpulse.ingestion.submission.mongo.MongoFates;
import dxpulse.ingestion.submission.mongo.MongoIdempotencyKeys;
import dxpulse.ingestion.submission.mongo.MongoRefusedFigures;
import dxpulse.ingestion.upload.ReadUpload;
import dxpulse.ingestion.upload.Uploads;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds the pure parts from their ports.
@Configuration(proxyBeanMethods = false)
class IngestionWiring {
  private static final String CATALOGUE = "the catalogue of indicators";

  @Bean
  Readiness readiness() {
    return new Readiness(Set.of(CATALOGUE));
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
    return mongo.getDatabase("ingestion");
  }

  @Bean(destroyMethod = "close")
  Producer<String, byte[]> producer(@Value("${dxpulse.kafka}") String kafka) {
    return KafkaClients.producer(kafka);
  }

  @Bean
  KnownIndicators indicators() {
    return new KnownIndicators();
  }

  @Bean
  AcceptSubmission acceptSubmission(KnownIndicators indicators) {
    return new AcceptSubmission(indicators);
  }

  @Bean
  ObservationSink sink(Producer<String, byte[]> producer) {
    return new KafkaObservationSink(producer, new EventCodec("/dxpulse/ingestion"));
  }

  @Bean
  IdempotencyKeys idempotencyKeys(MongoDatabase database) {
    return new MongoIdempotencyKeys(database);
  }

  @Bean
  WaitingRoom waitingRoom(MongoDatabase database, Clock clock) {
    return new MongoWaitingRoom(Stores.promised(database), clock);
  }

  @Bean
  Fates fates(MongoDatabase database, WaitingRoom room) {
    return new MongoFates(database, room);
  }

  @Bean
  LastValues lastValues(MongoDatabase database) {
    return new MongoLastValues(database);
  }

  @Bean
  RefusedFigures refusedFigures(MongoDatabase database, WaitingRoom room, LastValues lastValues) {
    return new MongoRefusedFigures(Stores.promised(database), room, lastValues);
  }

  @Bean
  Resolutions resolutions(MongoDatabase database) {
    return new MongoResolutions(Stores.promised(database));
  }

  @Bean
  TellRefused tellRefused(
      Quarantine quarantine, RefusedFigures refusedFigures, Resolutions resolutions) {
    return new TellRefused(quarantine, refusedFigures, resolutions);
  }

  @Bean
  Quarantine quarantine(
      Fates fates,
      Uploads uploads,
      RefusedFigures refusedFigures,
      Resolutions resolutions,
      WaitingRoom room,
      KnownIndicators indicators,
      AcceptSubmission acceptSubmission,
      ReadUpload readUpload) {
    return new Quarantine(
        fates,
        uploads,
        refusedFigures,
        resolutions,
        room,
        indicators,
        acceptSubmission,
        readUpload);
  }

  @Bean
  FlowReader answers(
      @Value("${dxpulse.kafka}") String kafka,
      MongoDatabase database,
      Breaks breaks,
      Fates fates,
      LastValues lastValues,
      Quarantine quarantine,
      RefusedFigures refusedFigures,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    SettleFigures settleFigures = new SettleFigures(quarantine, refusedFigures);
    return new FlowReader(() ->
        new BatchLoop(
                List.of(Topics.VALUE_RECORDED, Topics.OBSERVATION_REJECTED),
                KafkaClients.consumer(kafka, "ingestion"),
                new MongoPositions(database, breaks)
                    .after(() -> {
                      fates.write();
                      lastValues.write();
                    }),
                new FateListener(
                    fates, lastValues, settleFigures::recorded, producer, clock, metrics),
                () -> {})
            .unhurried());
  }

  @Bean
  SmartLifecycle definitions(
      @Value("${dxpulse.kafka}") String kafka,
      KnownIndicators indicators,
      Readiness readiness,
      MeterRegistry metrics) {
    return new Definitions(() ->
        new DefinitionReader(
            KafkaClients.consumer(kafka, "ingestion-catalogue"),
            indicators,
            () -> readiness.reached(CATALOGUE),
            () -> readiness.failed(CATALOGUE),
            metrics));
  }

  @Bean
  StaffElement element() {
    return new StaffElement(
        "dxp-entry",
        new LocalizedText("値の入力", "Enter values"),
        List.of("clerk", "approver", "office", "operator"),
        List.of(
            "dxp-frame",
            "dxp-entry-words",
            "dxp-entry-style",
            "dxp-entry-row",
            "dxp-entry-returned",
            "dxp-entry-due",
            "dxp-entry-sheet",
            "dxp-entry-upload-rows",
            "dxp-entry-upload",
            "dxp-entry-approve-whole",
            "dxp-entry-approve",
            "dxp-entry-quarantine-bulk",
            "dxp-entry-quarantine",
            "dxp-entry-round-words",
            "dxp-entry-round-form",
            "dxp-entry-rounds",
            "dxp-entry-department-form",
            "dxp-entry-departments",
            "dxp-entry-feeds-fields",
            "dxp-entry-feeds-controls",
            "dxp-entry-feeds-form",
            "dxp-entry-feeds-unread",
            "dxp-entry-feeds-removal",
            "dxp-entry-feeds"));
  }

  /// Reads definitions while the application runs.
  private static final class Definitions implements SmartLifecycle {
    private final Supplier<DefinitionReader> making;
    private @org.jspecify.annotations.Nullable DefinitionReader reader;

    Definitions(Supplier<DefinitionReader> making) {
      this.making = making;
    }

    @Override
    public void start() {
      DefinitionReader started = making.get();
      reader = started;
      started.start();
    }

    @Override
    public void stop() {
      DefinitionReader started = reader;
      if (started != null) {
        try {
          started.close();
        } catch (InterruptedException hurried) {
          Thread.currentThread().interrupt();
        }
      }
      reader = null;
    }

    @Override
    public boolean isRunning() {
      return reader != null;
    }
  }
}
