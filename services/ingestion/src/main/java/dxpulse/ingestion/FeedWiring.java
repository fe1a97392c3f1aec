package dxpulse.ingestion;

import com.mongodb.client.MongoDatabase;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.TraceContext;
import dxpulse.infra.edge.Readiness;
import dxpulse.infra.mongo.Stores;
import dxpulse.ingestion.catalogue.KnownIndicators;
import dxpulse.ingestion.feed.Answer;
import dxpulse.ingestion.feed.AnswerLimits;
import dxpulse.ingestion.feed.AskFeed;
import dxpulse.ingestion.feed.ConfiguredFeed;
import dxpulse.ingestion.feed.DefinitionFormat;
import dxpulse.ingestion.feed.DropFolder;
import dxpulse.ingestion.feed.FeedRun;
import dxpulse.ingestion.feed.FeedState;
import dxpulse.ingestion.feed.Feeds;
import dxpulse.ingestion.feed.Format;
import dxpulse.ingestion.feed.HealthNews;
import dxpulse.ingestion.feed.KeepUnread;
import dxpulse.ingestion.feed.LastSent;
import dxpulse.ingestion.feed.PushedFeeds;
import dxpulse.ingestion.feed.ReplayAnswers;
import dxpulse.ingestion.feed.RightToRun;
import dxpulse.ingestion.feed.RunFeed;
import dxpulse.ingestion.feed.RunsByHand;
import dxpulse.ingestion.feed.SortFigures;
import dxpulse.ingestion.feed.TendFeeds;
import dxpulse.ingestion.feed.Turns;
import dxpulse.ingestion.feed.UnreadAnswers;
import dxpulse.ingestion.feed.csv.CsvAnswers;
import dxpulse.ingestion.feed.fetch.AllowedHosts;
import dxpulse.ingestion.feed.fetch.WebFetch;
import dxpulse.ingestion.feed.folder.WatchedFolder;
import dxpulse.ingestion.feed.json.JsonAnswers;
import dxpulse.ingestion.feed.json.JsonDefinitions;
import dxpulse.ingestion.feed.json.JsonPages;
import dxpulse.ingestion.feed.kafka.KafkaHealthNews;
import dxpulse.ingestion.feed.mongo.MongoFeeds;
import dxpulse.ingestion.feed.mongo.MongoLastSent;
import dxpulse.ingestion.feed.mongo.MongoUnreadAnswers;
import dxpulse.ingestion.feed.settings.FeedFiles;
import dxpulse.ingestion.feed.spring.FeedClock;
import dxpulse.ingestion.feed.spring.TokyoCron;
import dxpulse.ingestion.feed.workbook.WorkbookAnswers;
import dxpulse.ingestion.report.Reports;
import dxpulse.ingestion.sheet.LastValues;
import dxpulse.ingestion.submission.AcceptSubmission;
import dxpulse.ingestion.submission.Intake;
import dxpulse.ingestion.submission.RefusedFigures;
import dxpulse.ingestion.upload.workbook.WorkbookTables;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Builds what feeds need.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedSettings.class)
class FeedWiring {
  private static final Logger LOG = LoggerFactory.getLogger(FeedWiring.class);

  @Bean
  DefinitionFormat definitionFormat() {
    return new JsonDefinitions(TokyoCron::faultOf);
  }

  @Bean
  Feeds feeds(MongoDatabase database, DefinitionFormat format) {
    return new MongoFeeds(Stores.promised(database), format);
  }

  @Bean
  WebFetch webFetch(
      FeedSettings settings,
      @Value("${dxpulse.organization}") String organization,
      Environment environment) {
    return new WebFetch(
        new WebFetch.Limits(
            settings.silence(),
            settings.whole(),
            settings.mostBytes(),
            AllowedHosts.of(settings.allowedHosts(), new OrganizationCode(organization))),
        environment::getProperty);
  }

  @Bean
  AskFeed askFeed(WebFetch fetch, FeedSettings settings, Turns turns, Clock clock) {
    return new AskFeed(
        fetch, new JsonPages(settings.limits()), settings.limits(), turns, settings.look(), clock);
  }

  @Bean
  DropFolder dropFolder(FeedSettings settings, Clock clock) {
    return new WatchedFolder(
        Path.of(settings.folder()), settings.still(), settings.mostBytes(), clock);
  }

  @Bean
  LastSent lastSent(MongoDatabase database) {
    return new MongoLastSent(Stores.promised(database));
  }

  @Bean
  SortFigures sortFigures(
      AcceptSubmission acceptSubmission,
      KnownIndicators indicators,
      LastValues lastValues,
      LastSent lastSent,
      Reports reports,
      FeedSettings settings) {
    AnswerLimits limits = settings.limits();
    Map<Format, Answer.Reader> readers = new EnumMap<>(Format.class);
    CsvAnswers csv = new CsvAnswers(limits);
    JsonAnswers json = new JsonAnswers(limits);
    WorkbookAnswers workbook = new WorkbookAnswers(new WorkbookTables(), limits);
    for (Format format : Format.values()) {
      readers.put(
          format,
          switch (format) {
            case CSV, ESTAT_CSV, SDMX_CSV -> csv;
            case XLSX -> workbook;
            case JSON, ESTAT_JSON, SDMX_JSON, CKAN -> json;
          });
    }
    return new SortFigures(readers, acceptSubmission, indicators, lastValues, lastSent, reports);
  }

  @Bean
  RunFeed runFeed(
      SortFigures sortFigures,
      LastSent lastSent,
      Intake intake,
      RefusedFigures refusedFigures,
      DefinitionFormat format,
      Turns turns,
      Clock clock) {
    return new RunFeed(sortFigures, lastSent, intake, refusedFigures, format, turns, clock);
  }

  @Bean
  HealthNews healthNews(Producer<String, byte[]> producer) {
    return new KafkaHealthNews(producer, new EventCodec("/dxpulse/ingestion"));
  }

  @Bean
  PushedFeeds pushedFeeds(Feeds feeds, Clock clock) {
    return new PushedFeeds(feeds, clock);
  }

  @Bean
  Turns turns(FeedSettings settings) {
    return new Turns(settings.atOnce(), Duration.ofSeconds(30));
  }

  @Bean
  RightToRun rightToRun(Feeds feeds, Turns turns, Clock clock) {
    return new RightToRun(feeds, turns, UUID.randomUUID().toString(), clock);
  }

  @Bean
  UnreadAnswers unreadAnswers(MongoDatabase database) {
    return new MongoUnreadAnswers(Stores.promised(database));
  }

  @Bean
  KeepUnread keepUnread(UnreadAnswers answers, FeedSettings settings) {
    return new KeepUnread(answers, settings.unread());
  }

  @Bean
  ReplayAnswers replayAnswers(
      Feeds feeds,
      UnreadAnswers answers,
      RunFeed runFeed,
      RightToRun right,
      Clock clock,
      MeterRegistry metrics) {
    return new ReplayAnswers(
        feeds,
        answers,
        runFeed,
        right,
        () -> TraceContext.of(null),
        clock,
        run -> count(run, metrics));
  }

  @Bean
  TendFeeds tendFeeds(
      Feeds feeds,
      RunFeed runFeed,
      AskFeed askFeed,
      DropFolder folder,
      PushedFeeds pushed,
      HealthNews news,
      Readiness readiness,
      RightToRun right,
      KeepUnread keepUnread,
      FeedSettings settings,
      Clock clock,
      MeterRegistry metrics) {
    return new TendFeeds(
        feeds,
        new TendFeeds.Parts(
            runFeed,
            askFeed,
            folder,
            pushed,
            news,
            TokyoCron::next,
            () -> TraceContext.of(null),
            readiness::isComplete,
            right,
            keepUnread,
            run -> count(run, metrics)),
        new TendFeeds.Settings(
            settings.failingAfter(),
            new FeedState.Pauses(settings.firstPause(), settings.longestPause())),
        clock);
  }

  @Bean
  RunsByHand runsByHand(TendFeeds feeds, FeedSettings settings) {
    return new RunsByHand(
        feeds,
        settings.look(),
        (feed, failure) -> LOG.warn("nothing came of a run by hand of {}", feed.name(), failure));
  }

  private static void count(FeedRun run, MeterRegistry metrics) {
    metrics
        .counter("dxpulse.feed.runs", "outcome", run.outcome().name().toLowerCase(Locale.ROOT))
        .increment();
    // what a machine sends is counted where it is taken in
    if (run.cause() != FeedRun.Cause.PUSH) {
      metrics.counter("dxpulse.observations.accepted").increment(run.accepted());
    }
  }

  @Bean
  FeedClock feedClock(
      Feeds feeds,
      TendFeeds tendFeeds,
      RightToRun right,
      DefinitionFormat format,
      FeedSettings settings,
      MeterRegistry metrics) {
    List<ConfiguredFeed> configured = new FeedFiles(format).read(settings.files());
    return new FeedClock(
        feeds,
        tendFeeds,
        right,
        settings.lookEvery(),
        () -> ConfiguredFeed.settle(configured, feeds, tendFeeds),
        metrics);
  }
}
