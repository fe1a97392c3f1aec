package dxpulse.ingestion;

import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.LocalizedText;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.edge.FlowReader;
import dxpulse.infra.mongo.Breaks;
import dxpulse.infra.mongo.MongoPositions;
import dxpulse.infra.mongo.Stores;
import dxpulse.ingestion.catalogue.Department;
import dxpulse.ingestion.catalogue.Departments;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.round.BoardFile;
import dxpulse.ingestion.round.DrawBoard;
import dxpulse.ingestion.round.Efforts;
import dxpulse.ingestion.round.Postbox;
import dxpulse.ingestion.round.ReportedValues;
import dxpulse.ingestion.round.ReportedWork;
import dxpulse.ingestion.round.Rounds;
import dxpulse.ingestion.round.SendReminders;
import dxpulse.ingestion.round.csv.BoardCsv;
import dxpulse.ingestion.round.kafka.ReportListener;
import dxpulse.ingestion.round.mail.SmtpPostbox;
import dxpulse.ingestion.round.mongo.MongoEfforts;
import dxpulse.ingestion.round.mongo.MongoReportedValues;
import dxpulse.ingestion.round.mongo.MongoRounds;
import dxpulse.ingestion.round.workbook.BoardWorkbook;
import dxpulse.ingestion.sheet.TypedDrafts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Builds collection rounds from their ports.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({RoundWiring.Directory.class, RoundSettings.class})
class RoundWiring {
  /// The departments, by key: `dxpulse.departments`.
  @ConfigurationProperties("dxpulse")
  record Directory(@Nullable Map<String, Named> departments) {
    /// @param mail where reminders go; blank where nobody wants any
    record Named(String ja, @Nullable String en, @Nullable String mail) {}
  }

  @Bean
  Departments departments(
      Directory directory, @Value("${dxpulse.organization}") String organization) {
    Map<String, Directory.Named> named = directory.departments();
    return new Departments(
        new OrganizationCode(organization),
        named == null
            ? List.of()
            : named.entrySet().stream()
                .map(each -> department(each.getKey(), each.getValue()))
                .toList());
  }

  private static Department department(String key, Directory.Named named) {
    String mail = named.mail();
    return new Department(
        key,
        new LocalizedText(named.ja(), named.en()),
        mail == null || mail.isBlank() ? null : mail.strip());
  }

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
  BoardFile roundCsv() {
    return new BoardCsv();
  }

  @Bean
  BoardFile roundWorkbook() {
    return new BoardWorkbook();
  }

  @Bean
  Postbox postbox(
      @Value("${spring.mail.host}") String host,
      ObjectProvider<JavaMailSender> server,
      RoundSettings settings) {
    return new SmtpPostbox(host.isBlank() ? null : server.getIfAvailable(), settings.sender());
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
        rounds,
        drawBoard,
        indicators,
        departments,
        postbox,
        settings.hour(),
        settings.page() + "/staff/ingestion#rounds");
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
