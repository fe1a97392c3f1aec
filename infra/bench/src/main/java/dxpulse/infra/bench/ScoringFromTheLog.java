package dxpulse.infra.bench;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.infra.standalone.Checkout;
import dxpulse.infra.standalone.ManagedProcess;
import dxpulse.infra.standalone.Parts;
import dxpulse.infra.standalone.Port;
import dxpulse.infra.standalone.Topology;
import dxpulse.kpiscoring.reading.kafka.StandingTopic;
import dxpulse.kpiscoring.streams.Scoring;
import dxpulse.kpiscoring.streams.ScoringListener;
import dxpulse.kpiscoring.streams.ScoringTopology;
import dxpulse.kpiscoring.streams.ToldScores;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;

/// The scoring as a stream, on a real broker of its own: a log of a million values of a hundred
/// organizations is scored by one thread and by two; then its state is lost and made again.
final class ScoringFromTheLog {
  private static final ScoringPlan PLAN = new ScoringPlan(80, 125);
  private static final int ORGANIZATIONS = 100;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final String THREAD = "StreamThread";

  private final List<OrganizationCode> organizations = ScoringPlan.organizations(ORGANIZATIONS);

  List<Report.Line> lines(Workbench workbench) throws Exception {
    Path folder = Files.createTempDirectory("dxpulse-bench-");
    try {
      return lines(workbench, folder);
    } finally {
      Workbench.delete(folder);
    }
  }

  private List<Report.Line> lines(Workbench workbench, Path folder) throws Exception {
    Run one;
    Run two;
    double again;
    ManagedProcess broker = broker(workbench.root(), folder.resolve("one"));
    try {
      String kafka = "127.0.0.1:" + broker.port();
      fill(kafka);
      one = firstScoring(kafka, "one", 1, folder);
    } finally {
      broker.kill();
    }
    broker = broker(workbench.root(), folder.resolve("two"));
    try {
      String kafka = "127.0.0.1:" + broker.port();
      fill(kafka);
      two = firstScoring(kafka, "two", 2, folder);
      again = stateMadeAgain(kafka, "two", 2, folder);
    } finally {
      broker.kill();
    }
    return List.of(
        new Report.Line(
            "1,000,000 values of 100 organizations, 2 threads",
            "s",
            two.seconds(),
            one.seconds(),
            "< 1x"),
        new Report.Line("cores that the two threads used", "", two.cores(), null, "> 1"),
        new Report.Line("lost state, made again from its log", "s", again, null, ""));
  }

  /// @param cores processor time of the scoring threads over the time that passed
  private record Run(double seconds, double cores) {}

  private static ManagedProcess broker(Path root, Path folder) {
    ManagedProcess broker =
        Parts.kafka(
            new Checkout(root), folder, folder.resolve("log.txt"), Port.free(), Port.free());
    broker.start();
    broker.awaitReady(Duration.ofSeconds(60));
    Topology.create("127.0.0.1:" + broker.port());
    return broker;
  }

  private void fill(String kafka) {
    EventCodec codec = new EventCodec("/dxpulse/bench");
    try (Producer<String, byte[]> producer = KafkaClients.producer(kafka)) {
      for (OrganizationCode organization : organizations) {
        KafkaClients.sendAll(
            producer,
            PLAN.definitions(organization).stream()
                .map(each -> codec.record(EventType.INDICATOR_DEFINED, each, null))
                .toList());
        for (int kpi = 0; kpi < ScoringPlan.KPIS; kpi++) {
          KafkaClients.sendAll(
              producer,
              List.of(codec.record(EventType.KPI_DEFINED, PLAN.kpi(organization, kpi, 1), null)));
        }
        KafkaClients.sendAll(
            producer,
            PLAN.values(organization).stream()
                .map(each -> codec.record(EventType.VALUE_RECORDED, each, null))
                .toList());
      }
    }
  }

  private static Run firstScoring(String kafka, String name, int threads, Path folder)
      throws InterruptedException {
    CountDownLatch left = new CountDownLatch(PLAN.indicators() * PLAN.months() * ORGANIZATIONS);
    long start = System.nanoTime();
    try (KafkaStreams streams =
        streams(kafka, name, threads, folder, left, (partition, since, hearer) -> {})) {
      streams.start();
      require(left);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Run(seconds, processorSeconds() / seconds);
    }
  }

  /// The state is lost; a value that comes then is scored when its ledger is whole again.
  private double stateMadeAgain(String kafka, String name, int threads, Path folder)
      throws IOException, InterruptedException {
    Workbench.delete(folder.resolve("state-" + name));
    CountDownLatch left = new CountDownLatch(ORGANIZATIONS);
    long start = System.nanoTime();
    StandingTopic standing = new StandingTopic(kafka);
    try (KafkaStreams streams =
        streams(
            kafka,
            name,
            threads,
            folder,
            left,
            (partition, since, hearer) ->
                standing.read(EventType.KPI_SCORED, partition, since, hearer))) {
      streams.start();
      EventCodec codec = new EventCodec("/dxpulse/bench");
      try (Producer<String, byte[]> producer = KafkaClients.producer(kafka)) {
        KafkaClients.sendAll(
            producer,
            organizations.stream()
                .map(organization ->
                    ScoringPlan.value(organization, 0, ScoringPlan.LAST, 333, 1_000_000))
                .map(each -> codec.record(EventType.VALUE_RECORDED, each, null))
                .toList());
      }
      require(left);
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void require(CountDownLatch left) throws InterruptedException {
    if (!left.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(left.getCount() + " values were not scored");
    }
  }

  private static double processorSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double seconds = 0;
    for (long id : threads.getAllThreadIds()) {
      var info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().contains(THREAD)) {
        seconds += threads.getThreadCpuTime(id) / 1e9;
      }
    }
    return seconds;
  }

  /// As the service sets it up.
  private static KafkaStreams streams(
      String kafka,
      String name,
      int threads,
      Path folder,
      CountDownLatch scored,
      ToldScores toldScores) {
    StreamsBuilder builder = new StreamsBuilder();
    new ScoringTopology(
            new Scoring(
                new EventCodec("/dxpulse/kpi-scoring"),
                Clock.systemUTC(),
                new Counting(scored),
                toldScores))
        .behind(
            builder.stream(
                List.of(Topics.VALUE_RECORDED, Topics.INDICATOR_DEFINED, Topics.KPI_DEFINED),
                Consumed.with(Serdes.String(), Serdes.ByteArray())));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-" + name);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state-" + name).toString());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 5000);
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put("producer.linger.ms", 0);
    settings.put("producer.acks", "all");
    settings.put("auto.offset.reset", "earliest");
    KafkaStreams streams = new KafkaStreams(builder.build(), settings);
    streams.setUncaughtExceptionHandler(problem -> {
      System.err.println(problem);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    return streams;
  }

  private record Counting(CountDownLatch left) implements ScoringListener {
    @Override
    public void told(List<KpiScored> scores) {}

    @Override
    public void scored(String observationId, List<KpiScored> scores) {
      left.countDown();
    }

    @Override
    public void deadLetter(String topic) {
      throw new IllegalStateException("a record of " + topic + " could not be used");
    }
  }
}
