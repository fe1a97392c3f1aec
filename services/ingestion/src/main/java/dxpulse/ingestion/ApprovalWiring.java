package dxpulse.ingestion;

import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.mongo.Stores;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.report.Approvals;
import dxpulse.ingestion.report.Decide;
import dxpulse.ingestion.report.HistoryFile;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.report.Rules;
import dxpulse.ingestion.report.TellHistory;
import dxpulse.ingestion.report.csv.HistoryCsv;
import dxpulse.ingestion.report.mongo.MongoReports;
import dxpulse.ingestion.report.mongo.MongoRules;
import dxpulse.ingestion.sheet.TypedDrafts;
import dxpulse.ingestion.sheet.mongo.MongoTypedDrafts;
import dxpulse.ingestion.submission.Fates;
import dxpulse.ingestion.submission.ObservationSink;
import dxpulse.ingestion.submission.ObservationSink.NotAccepted;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/// Builds what stands between a report and the log.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ApprovalWiring {
  @Bean
  Reports reports(MongoDatabase database, Clock clock) {
    return new MongoReports(Stores.promised(database), clock);
  }

  @Bean
  Rules rules(MongoDatabase database) {
    return new MongoRules(Stores.promised(database));
  }

  @Bean
  TypedDrafts typedDrafts(MongoDatabase database) {
    return new MongoTypedDrafts(Stores.promised(database));
  }

  @Bean
  Approvals approvals(
      ObservationSink sink, Reports reports, Rules rules, Fates fates, KnownIndicators indicators) {
    return new Approvals(sink, reports, rules, fates, indicators);
  }

  @Bean
  Decide decide(Reports reports, Approvals approvals, Fates fates) {
    return new Decide(reports, approvals, fates);
  }

  @Bean
  TellHistory tellHistory(Reports reports) {
    return new TellHistory(reports);
  }

  @Bean
  HistoryFile historyFile() {
    return new HistoryCsv();
  }

  @Bean
  LeftUnsent leftUnsent(Decide decide) {
    return new LeftUnsent(decide);
  }

  @Bean
  LeftListed leftListed(Reports reports, Clock clock) {
    return new LeftListed(reports, clock);
  }

  /// Takes out of the lists, every few minutes, what leads to no report.
  static final class LeftListed {
    private static final Logger LOG = LoggerFactory.getLogger(LeftListed.class);

    private final Reports reports;
    private final Clock clock;

    LeftListed(Reports reports, Clock clock) {
      this.reports = reports;
      this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 300_000)
    void sweep() {
      try {
        reports.sweep(clock.instant());
      } catch (RuntimeException away) {
        LOG.warn("lists of reports not swept now, tried again: {}", away.toString());
      }
    }
  }

  /// Sends, every few seconds, what was approved while the log was away.
  static final class LeftUnsent {
    private static final Logger LOG = LoggerFactory.getLogger(LeftUnsent.class);
    private static final @Nullable String NO_TRACE = null;

    private final Decide decide;

    LeftUnsent(Decide decide) {
      this.decide = decide;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void send() {
      try {
        decide.sendLeft(TraceContext.of(NO_TRACE));
      } catch (NotAccepted later) {
        LOG.warn("what was approved waits for Kafka");
      } catch (RuntimeException failed) {
        LOG.warn("what was approved could not be looked for: {}", failed.toString());
      }
    }
  }
}
