package dxpulse.roadmap.standing.kafka;

import dxpulse.contracts.types.KpiCode;
import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ProjectUpdated;
import dxpulse.contracts.types.time.FiscalQuarter;
import dxpulse.contracts.types.time.Granularity;
import dxpulse.contracts.types.time.Period;
import dxpulse.contracts.wire.BatchLoop;
import dxpulse.contracts.wire.DeadLetters;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.roadmap.standing.KpiStanding;
import dxpulse.roadmap.standing.Standings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Translates definitions and scores of KPIs to standings, and gives lost projects back.
public final class RoadmapListener implements BatchLoop.Handler {
  public static final List<String> TOPICS =
      List.of(Topics.KPI_DEFINED, Topics.KPI_SCORED, Topics.PROJECT_UPDATED);

  private final Standings standings;
  private final Consumer<ProjectUpdated> restore;
  private final DeadLetters deadLetters;
  private final MeterRegistry metrics;

  public RoadmapListener(
      Standings standings,
      Consumer<ProjectUpdated> restore,
      Producer<String, byte[]> producer,
      Clock clock,
      MeterRegistry metrics) {
    this.standings = standings;
    this.restore = restore;
    this.metrics = metrics;
    this.deadLetters =
        new DeadLetters(
            producer,
            "roadmap",
            clock,
            topic -> metrics.counter("dxpulse.dead.letters", "topic", topic).increment());
    standings.all().forEach(this::show);
  }

  @Override
  public void handle(List<ConsumerRecord<byte[], byte[]>> batch) {
    Map<String, KpiStanding> changed = new LinkedHashMap<>();
    List<ProducerRecord<String, byte[]>> dead =
        deadLetters.takeEach(batch, record -> apply(record, changed));
    for (KpiStanding standing : changed.values()) {
      standings.save(standing);
      show(standing);
    }
    deadLetters.send(dead);
  }

  @Override
  public void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
    deadLetters.setAside(record, reason);
  }

  private void apply(ConsumerRecord<byte[], byte[]> record, Map<String, KpiStanding> changed) {
    switch (record.topic()) {
      case Topics.KPI_DEFINED -> {
        KpiDefined defined = EventCodec.decode(EventType.KPI_DEFINED, record.value());
        change(
            defined.organization(), defined.code(), standing -> standing.after(defined), changed);
      }
      case Topics.KPI_SCORED -> {
        if (isOfNoQuarter(EventCodec.header(record.headers(), "ce_subject"))) {
          return;
        }
        KpiScored scored = EventCodec.decode(EventType.KPI_SCORED, record.value());
        if (scored.granularity() == Granularity.QUARTER) {
          change(scored.organization(), scored.kpi(), standing -> standing.after(scored), changed);
        }
      }
      default -> restore.accept(EventCodec.decode(EventType.PROJECT_UPDATED, record.value()));
    }
  }

  /// Whether a score says in its header that it is of no quarter: most are not, and need not be
  /// read.
  private static boolean isOfNoQuarter(@Nullable String subject) {
    if (subject == null || !subject.contains("/")) {
      return false;
    }
    try {
      String period = subject.substring(subject.lastIndexOf('/') + 1);
      return !(Period.parse(period) instanceof FiscalQuarter);
    } catch (IllegalArgumentException unclear) {
      return false;
    }
  }

  private void change(
      OrganizationCode organization,
      KpiCode code,
      UnaryOperator<KpiStanding> step,
      Map<String, KpiStanding> changed) {
    String id = organization + "|" + code;
    KpiStanding before =
        changed.getOrDefault(
            id,
            standings
                .find(organization, code)
                .orElseGet(() -> KpiStanding.unknown(organization, code)));
    // Saved also where it changes nothing: the store may have lost what is remembered here.
    changed.put(id, step.apply(before));
  }

  /// Lets operators watch the index of the newest quarter; asked for again, it stays the same
  /// gauge.
  private void show(KpiStanding standing) {
    Gauge.builder("dxpulse.kpi.index", () -> indexOf(standing.organization(), standing.code()))
        .tag("organization", standing.organization().value())
        .tag("kpi", standing.code().value())
        .register(metrics);
  }

  private double indexOf(OrganizationCode organization, KpiCode code) {
    return standings.find(organization, code).map(KpiStanding::index).orElse(Double.NaN);
  }
}
