package dxpulse.kpiscoring.streams;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.types.event.IndicatorDefined;
import dxpulse.contracts.types.event.KpiDefined;
import dxpulse.contracts.types.event.KpiScored;
import dxpulse.contracts.types.event.ValueRecorded;
import dxpulse.contracts.wire.DeadLetter;
import dxpulse.contracts.wire.EventCodec;
import dxpulse.contracts.wire.EventType;
import dxpulse.contracts.wire.UnreadableRecord;
import dxpulse.kpiscoring.ledger.OrganizationLedger;
import dxpulse.kpiscoring.ledger.Settled;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Translates records to facts for the ledger, keeps what changed, and tells the scores.
///
/// A value is scored at once, unless the stream is behind: then scoring rests for a multiple of the
/// time that it took, a quarter of a second at most, and the values that come meanwhile are scored
/// together. What is lost when the process ends between taking in and telling is made good when the
/// ledger is opened again.
final class ScoringProcessor implements Processor<String, byte[], String, byte[]> {
  static final String DESTINATION = "dxp_destination";
  private static final String CONSUMER = "kpi-scoring";
  private static final Duration PATIENCE = Duration.ofMillis(5);
  private static final Duration BEHIND = Duration.ofMillis(20);
  private static final int REST = 9;
  private static final Duration LONGEST_REST = Duration.ofMillis(250);
  // As long as a producer tries to deliver what was told.
  private static final Duration UNHEARD = Duration.ofMinutes(2);

  private final EventCodec codec;
  private final Clock clock;
  private final ScoringListener listener;
  private final Map<OrganizationCode, OrganizationLedger> ledgers = new HashMap<>();
  private final Set<OrganizationLedger> unsettled = new LinkedHashSet<>();
  private final Map<String, String> traces = new HashMap<>();
  private Instant restUntil = Instant.MIN;
  private boolean isBehind;
  private @Nullable Cancellable opening;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable LedgerStore store;

  ScoringProcessor(EventCodec codec, Clock clock, ScoringListener listener) {
    this.codec = codec;
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> opened) {
    context = opened;
    store = new LedgerStore(opened.getStateStore(LedgerStore.NAME));
    opening = opened.schedule(PATIENCE, PunctuationType.WALL_CLOCK_TIME, time -> openLedgers());
    var _ =
        opened.schedule(PATIENCE, PunctuationType.WALL_CLOCK_TIME, time -> settleUnlessResting());
  }

  private void openLedgers() {
    store().organizations().forEach(this::ledgerOf);
    Objects.requireNonNull(opening).cancel();
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata origin = context().recordMetadata().orElseThrow();
    try {
      take(origin.topic(), record);
    } catch (UnreadableRecord unreadable) {
      listener.deadLetter(origin.topic());
      context().forward(deadLetter(record, origin, String.valueOf(unreadable.getMessage())));
    }
  }

  private void take(String topic, Record<String, byte[]> record) {
    String trace = EventCodec.header(record.headers(), EventCodec.TRACEPARENT);
    switch (topic) {
      case Topics.VALUE_RECORDED -> {
        ValueRecorded value = EventCodec.decode(EventType.VALUE_RECORDED, record.value());
        OrganizationLedger ledger = ledgerOf(value.organization());
        ledger.take(value);
        store().keep(value);
        unsettled.add(ledger);
        if (trace != null) {
          traces.put(value.observationId(), trace);
        }
        isBehind = record.timestamp() < clock.millis() - BEHIND.toMillis();
        settleUnlessResting();
      }
      case Topics.INDICATOR_DEFINED -> {
        IndicatorDefined definition =
            EventCodec.decode(EventType.INDICATOR_DEFINED, record.value());
        settle();
        OrganizationLedger ledger = ledgerOf(definition.organization());
        List<KpiScored> scores = ledger.apply(definition, clock.instant());
        store().keep(definition);
        scores.forEach(score -> tell(score, trace));
        listener.told(scores);
      }
      case Topics.KPI_DEFINED -> {
        KpiDefined definition = EventCodec.decode(EventType.KPI_DEFINED, record.value());
        settle();
        OrganizationLedger ledger = ledgerOf(definition.organization());
        List<KpiScored> scores = ledger.apply(definition, clock.instant());
        store().keep(definition);
        scores.forEach(score -> tell(score, trace));
        listener.told(scores);
      }
      default -> throw new UnreadableRecord(topic + ": not a topic of facts");
    }
  }

  private OrganizationLedger ledgerOf(OrganizationCode organization) {
    OrganizationLedger known = ledgers.get(organization);
    if (known != null) {
      return known;
    }
    OrganizationLedger opened = store().ledgerOf(organization);
    ledgers.put(organization, opened);
    opened.recovered(UNHEARD, clock.instant()).forEach(score -> tell(score, null));
    return opened;
  }

  private void settleUnlessResting() {
    if (!clock.instant().isBefore(restUntil)) {
      settle();
    }
  }

  private void settle() {
    if (unsettled.isEmpty()) {
      return;
    }
    Instant start = clock.instant();
    for (OrganizationLedger ledger : unsettled) {
      Settled settled = ledger.settle(start);
      List<KpiScored> told = settled.told();
      told.forEach(score -> tell(score, traces.get(String.valueOf(score.cause().observationId()))));
      listener.told(told);
      settled.byObservation().forEach(listener::scored);
    }
    unsettled.clear();
    traces.clear();
    Instant end = clock.instant();
    restUntil = isBehind ? end.plus(restAfter(Duration.between(start, end))) : end;
  }

  private static Duration restAfter(Duration work) {
    Duration rest = work.multipliedBy(REST);
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private void tell(KpiScored score, @Nullable String trace) {
    byte[] encoded = EventCodec.encode(score);
    store().keep(score, encoded);
    Headers headers = codec.headers(EventType.KPI_SCORED, score, trace);
    headers.add(DESTINATION, Topics.KPI_SCORED.getBytes(StandardCharsets.UTF_8));
    context()
        .forward(
            new Record<>(
                EventType.KPI_SCORED.key(score),
                encoded,
                score.scoredAt().toEpochMilli(),
                headers));
  }

  private Record<String, byte[]> deadLetter(
      Record<String, byte[]> record, RecordMetadata origin, String reason) {
    var dead =
        DeadLetter.of(
            origin.topic(),
            origin.partition(),
            origin.offset(),
            null,
            record.value(),
            new RecordHeaders(record.headers()),
            CONSUMER,
            reason,
            clock.instant());
    dead.headers().add(DESTINATION, dead.topic().getBytes(StandardCharsets.UTF_8));
    return new Record<>(record.key(), record.value(), record.timestamp(), dead.headers());
  }

  private ProcessorContext<String, byte[]> context() {
    return Objects.requireNonNull(context, "the processor was not opened");
  }

  private LedgerStore store() {
    return Objects.requireNonNull(store, "the processor was not opened");
  }
}
