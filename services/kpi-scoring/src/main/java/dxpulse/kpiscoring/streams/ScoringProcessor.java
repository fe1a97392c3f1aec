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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Translates records to facts for the ledger, keeps what changed, and tells the scores.
final class ScoringProcessor implements Processor<String, byte[], String, byte[]> {
  static final String DESTINATION = "dxp_destination";
  private static final String CONSUMER = "kpi-scoring";

  private final EventCodec codec;
  private final Clock clock;
  private final ScoringListener listener;
  private final Map<OrganizationCode, OrganizationLedger> ledgers = new HashMap<>();
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
    Instant now = clock.instant();
    switch (topic) {
      case Topics.VALUE_RECORDED -> {
        ValueRecorded value = EventCodec.decode(EventType.VALUE_RECORDED, record.value());
        List<KpiScored> scores = ledgerOf(value.organization()).apply(value, now);
        store().keep(value);
        tell(record, scores);
        listener.scored(value.observationId(), scores);
      }
      case Topics.INDICATOR_DEFINED -> {
        IndicatorDefined definition =
            EventCodec.decode(EventType.INDICATOR_DEFINED, record.value());
        List<KpiScored> scores = ledgerOf(definition.organization()).apply(definition, now);
        store().keep(definition);
        tell(record, scores);
      }
      case Topics.KPI_DEFINED -> {
        KpiDefined definition = EventCodec.decode(EventType.KPI_DEFINED, record.value());
        List<KpiScored> scores = ledgerOf(definition.organization()).apply(definition, now);
        store().keep(definition);
        tell(record, scores);
      }
      default -> throw new UnreadableRecord(topic + ": not a topic of facts");
    }
  }

  private OrganizationLedger ledgerOf(OrganizationCode organization) {
    return ledgers.computeIfAbsent(organization, unseen -> store().ledgerOf(unseen));
  }

  private void tell(Record<String, byte[]> cause, List<KpiScored> scores) {
    String trace = EventCodec.header(cause.headers(), EventCodec.TRACEPARENT);
    for (KpiScored score : scores) {
      store().keep(score);
      Headers headers = codec.headers(EventType.KPI_SCORED, score, trace);
      headers.add(DESTINATION, Topics.KPI_SCORED.getBytes(StandardCharsets.UTF_8));
      context()
          .forward(
              new Record<>(
                  EventType.KPI_SCORED.key(score),
                  EventCodec.encode(score),
                  score.scoredAt().toEpochMilli(),
                  headers));
    }
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
