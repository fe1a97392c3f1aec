package dxpulse.ingestion;

import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.edge.FlowReader;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.department.Departments;
import dxpulse.ingestion.department.Postbox;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.round.BoardFile;
import dxpulse.ingestion.round.DrawBoard;
import dxpulse.ingestion.round.Efforts;
import dxpulse.ingestion.round.ListDue;
import dxpulse.ingestion.round.ReportedValues;
import dxpulse.ingestion.round.ReportedWork;
import dxpulse.ingestion.round.Rounds;
import dxpulse.ingestion.round.SendReminders;
import dxpulse.ingestion.round.csv.BoardCsv;
import dxpulse.ingestion.round.kafka.ReportListener;
import dxpulse.ingestion.round.mongo.MongoEfforts;
import dxpulse.ingestion.round.mongo.MongoReportedValues;
import dxpulse.ingestion.round.mongo.MongoRounds;
import dxpulse.ingestion.round.workbook.BoardWorkbook;
import dxpulse.ingestion.sheet.TypedDrafts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Builds collection rounds from their ports.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(RoundSettings.class)
class RoundWiring {
  @Bean
  Rounds rounds(MongoDatabase database) {
    return new MongoRounds(Stores.promised(database));
  }

  @Bean
  Efforts efforts(MongoDatabase database) {
    return new MongoEfforts(Stores.promised(database));
  }

  @Bean
  ReportedValues reportedValues(MongoDatabase database) {
    return new MongoReportedValues(database);
  }

  @Bean
  DrawBoard drawBoard(
      KnownIndicators indicators, ReportedValues values, Reports reports, TypedDrafts drafts) {
    return new DrawBoard(indicators, values, new ReportedWork(reports, drafts));
  }

  @Bean
  ListDue listDue(
      KnownIndicators indicators, ReportedValues values, Reports reports, Rounds rounds) {
    return new ListDue(indicators, values, reports, rounds);
  }

  @Bean
  BoardFile roundCsv() {
    return new BoardCsv();
  }

  @Bean
  BoardFile roundWorkbook() {
    return new BoardWorkbook();
  }

  @Bean
  SendReminders sendReminders(
      Rounds rounds,
      DrawBoard drawBoard,
      KnownIndicators indicators,
      Departments departments,
      Postbox postbox,
      RoundSettings settings) {
    return new SendReminders(
        rounds, drawBoard, indicators, departments, postbox, settings.hour(), settings.entryPage());
  }

  @Bean
  ReminderSchedule reminderSchedule(
      SendReminders sendReminders, Clock clock, MeterRegistry metrics) {
    return new ReminderSchedule(sendReminders, clock, metrics);
  }

  @Bean
  FlowReader reportedReader(
      @Value("${dxpulse.kafka}") String kafka,
      MongoDatabase database,
      Breaks breaks,
      ReportedValues values,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    return new FlowReader(() ->
        new BatchLoop(
                List.of(Topics.VALUE_RECORDED),
                KafkaClients.consumer(kafka, ReportListener.GROUP),
                new MongoPositions(database, "positions-rounds", breaks).after(values::write),
                new ReportListener(values, producer, clock, metrics),
                () -> {})
            .unhurried());
  }
}
