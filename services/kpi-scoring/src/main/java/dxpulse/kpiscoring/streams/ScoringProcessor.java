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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Translates records to facts for the ledger, keeps what changed, and tells the scores.
///
/// A value is scored at once, unless the stream is behind: then scoring rests for a multiple of the
/// time that it took, half a second at most, and the values that come meanwhile are scored
/// together. Scores whose index stays, and only what is told beside it moves, follow: at once when
/// the value comes alone, within a second when one comes after the other. What is lost when the
/// process ends between taking in and telling is made good when the ledger is opened again.
///
/// A record that cannot be used, for whatever reason, is set aside and the flow goes on; only what
/// Kafka itself cannot do ends the thread, which is replaced and tries again.
final class ScoringProcessor implements Processor<String, byte[], String, byte[]> {
  private static final String CONSUMER = "kpi-scoring";
  private static final Duration PATIENCE = Duration.ofMillis(5);
  private static final Duration BEHIND = Duration.ofMillis(20);
  private static final int REST = 4;
  private static final Duration LONGEST_REST = Duration.ofMillis(500);
  private static final Duration FOLLOWING = Duration.ofSeconds(1);
  // As long as no value comes, nothing is gained by waiting for more of them.
  private static final Duration QUIET = Duration.ofMillis(50);
  // Longer than a producer tries to deliver what was told.
  private static final Duration UNHEARD = Duration.ofMinutes(2);
  private static final Duration REOPENING = Duration.ofSeconds(10);
  private static final Duration NEW_DAY = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(ScoringProcessor.class);

  private final EventCodec codec;
  private final Clock clock;
  private final ScoringListener listener;
  private final ToldScores toldScores;
  private final Map<OrganizationCode, OrganizationLedger> ledgers = new HashMap<>();
  // Read from the store and not opened yet.
  private final Map<OrganizationCode, OrganizationLedger> restored = new HashMap<>();
  private final Set<OrganizationLedger> unsettled = new LinkedHashSet<>();
  private final Map<String, String> traces = new HashMap<>();
  private Instant restUntil = Instant.MIN;
  private Instant takenAt = Instant.EPOCH;
  private @Nullable Instant followFrom;
  private boolean isBehind;
  private @Nullable Cancellable opening;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable LedgerStore store;

  ScoringProcessor(EventCodec codec, Clock clock, ScoringListener listener, ToldScores toldScores) {
    this.codec = codec;
    this.clock = clock;
    this.listener = listener;
    this.toldScores = toldScores;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> opened) {
    context = opened;
    store =
        new LedgerStore(
            opened.getStateStore(LedgerStore.FACTS), opened.getStateStore(LedgerStore.SCORES));
    recallWhatWasTold(opened.taskId().partition());
    opening = opened.schedule(PATIENCE, PunctuationType.WALL_CLOCK_TIME, time -> openLedgers());
    var _ =
        opened.schedule(PATIENCE, PunctuationType.WALL_CLOCK_TIME, time -> settleUnlessResting());
    var _ = opened.schedule(NEW_DAY, PunctuationType.WALL_CLOCK_TIME, time -> goOnInTime());
  }

  /// What was told is on the topic; what of it was kept may be less, after a crash, or nothing,
  /// when the state is made anew. Revisions go on from what was told.
  private void recallWhatWasTold(int partition) {
    Instant newest = Instant.EPOCH;
    for (OrganizationCode organization : store().organizations()) {
      OrganizationLedger ledger = store().ledgerOf(organization);
      restored.put(organization, ledger);
      newest = ledger.lastScoredAt().isAfter(newest) ? ledger.lastScoredAt() : newest;
    }
    Instant since = newest.equals(Instant.EPOCH) ? newest : newest.minus(UNHEARD);
    toldScores.since(
        partition,
        since,
        score -> {
          if (restored.computeIfAbsent(score.organization(), store()::ledgerOf).restore(score)) {
            store().keep(score, EventCodec.encode(score));
          }
        });
  }

  private void openLedgers() {
    Objects.requireNonNull(opening).cancel();
    for (OrganizationCode organization : store().organizations()) {
      guarded(() -> {
        var _ = ledgerOf(organization);
      });
    }
  }

  private void goOnInTime() {
    guarded(() -> {
      settle();
      Instant now = clock.instant();
      for (OrganizationLedger ledger : List.copyOf(ledgers.values())) {
        tellAll(ledger.comeTo(now), null);
      }
    });
  }

  private void settleUnlessResting() {
    guarded(this::restOrSettle);
  }

  /// Work that no record waits for. If it fails, every ledger is read again from what is kept.
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (KafkaException transientFault) {
      throw transientFault;
    } catch (RuntimeException unforeseen) {
      LOG.error("ledgers are opened anew", unforeseen);
      closeLedgers();
    }
  }

  /// Drops what is in memory and may be half changed. What was not settled is found when the
  /// ledgers are opened anew.
  private void closeLedgers() {
    ledgers.clear();
    unsettled.clear();
    traces.clear();
    followFrom = null;
    Objects.requireNonNull(opening).cancel();
    opening = context().schedule(REOPENING, PunctuationType.WALL_CLOCK_TIME, time -> openLedgers());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RecordMetadata origin = context().recordMetadata().orElseThrow();
    try {
      take(origin.topic(), record);
    } catch (UnreadableRecord unreadable) {
      setAside(record, origin, String.valueOf(unreadable.getMessage()));
    } catch (KafkaException transientFault) {
      throw transientFault;
    } catch (RuntimeException unforeseen) {
      LOG.error(
          "set aside {}-{}@{}", origin.topic(), origin.partition(), origin.offset(), unforeseen);
      closeLedgers();
      setAside(record, origin, String.valueOf(unforeseen));
    }
  }

  private void setAside(Record<String, byte[]> record, RecordMetadata origin, String reason) {
    listener.deadLetter(origin.topic());
    context().forward(deadLetter(record, origin, reason));
  }

  private void take(String topic, Record<String, byte[]> record) {
    String trace = EventCodec.header(record.headers(), EventCodec.TRACEPARENT);
    switch (topic) {
      case Topics.VALUE_RECORDED -> {
        ValueRecorded value = EventCodec.decode(EventType.VALUE_RECORDED, record.value());
        Acceptable.check(value);
        OrganizationLedger ledger = ledgerOf(value.organization());
        if (ledger.take(value)) {
          store().keep(value);
        }
        unsettled.add(ledger);
        if (trace != null) {
          traces.put(value.observationId(), trace);
        }
        isBehind = record.timestamp() < clock.millis() - BEHIND.toMillis();
        restOrSettle();
        takenAt = clock.instant();
      }
      case Topics.INDICATOR_DEFINED -> {
        IndicatorDefined definition =
            EventCodec.decode(EventType.INDICATOR_DEFINED, record.value());
        Acceptable.check(definition);
        settle();
        OrganizationLedger ledger = ledgerOf(definition.organization());
        boolean isNews = ledger.isNews(definition);
        List<KpiScored> scores = ledger.apply(definition, clock.instant());
        if (isNews) {
          store().keep(definition);
        }
        tellAll(scores, trace);
      }
      case Topics.KPI_DEFINED -> {
        KpiDefined definition = EventCodec.decode(EventType.KPI_DEFINED, record.value());
        Acceptable.check(definition);
        settle();
        OrganizationLedger ledger = ledgerOf(definition.organization());
        boolean isNews = ledger.isNews(definition);
        List<KpiScored> scores = ledger.apply(definition, clock.instant());
        if (isNews) {
          store().keep(definition);
        }
        tellAll(scores, trace);
      }
      default -> throw new UnreadableRecord(topic + ": not a topic of facts");
    }
  }

  private OrganizationLedger ledgerOf(OrganizationCode organization) {
    OrganizationLedger known = ledgers.get(organization);
    if (known != null) {
      return known;
    }
    OrganizationLedger kept = restored.remove(organization);
    OrganizationLedger opened = kept == null ? store().ledgerOf(organization) : kept;
    ledgers.put(organization, opened);
    tellAll(opened.recovered(UNHEARD, clock.instant()), null);
    return opened;
  }

  private void tellAll(List<KpiScored> scores, @Nullable String trace) {
    scores.forEach(score -> tell(score, trace));
    listener.told(scores);
  }

  private void restOrSettle() {
    Instant now = clock.instant();
    if (unsettled.isEmpty() || now.isBefore(restUntil)) {
      return;
    }
    if (isQuiet(now) || followFrom != null && !now.isBefore(followFrom)) {
      settle();
    } else {
      settleMoved(now);
    }
    Instant end = clock.instant();
    restUntil = isBehind ? end.plus(restAfter(Duration.between(now, end))) : end;
  }

  /// Clocks may be set back.
  private boolean isQuiet(Instant now) {
    return Duration.between(takenAt, now).abs().compareTo(QUIET) >= 0;
  }

  private void settleMoved(Instant now) {
    for (OrganizationLedger ledger : List.copyOf(unsettled)) {
      tellEach(ledger.settleMoved(now));
      if (!ledger.hasUnsettled()) {
        settle(ledger, now);
        unsettled.remove(ledger);
      }
    }
    if (unsettled.isEmpty()) {
      settled();
    } else if (followFrom == null) {
      followFrom = now.plus(FOLLOWING);
    }
  }

  private void settle() {
    Instant now = clock.instant();
    unsettled.forEach(ledger -> settle(ledger, now));
    unsettled.clear();
    settled();
  }

  private void settle(OrganizationLedger ledger, Instant now) {
    Settled settled = ledger.settle(now);
    tellEach(settled.told());
    settled.byObservation().forEach(listener::scored);
  }

  private void settled() {
    traces.clear();
    followFrom = null;
  }

  private void tellEach(List<KpiScored> scores) {
    scores.forEach(score -> tell(score, traces.get(String.valueOf(score.cause().observationId()))));
    listener.told(scores);
  }

  private static Duration restAfter(Duration work) {
    Duration rest = work.multipliedBy(REST);
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private void tell(KpiScored score, @Nullable String trace) {
    byte[] encoded = EventCodec.encode(score);
    store().keep(score, encoded);
    context()
        .forward(
            new Record<>(
                EventType.KPI_SCORED.key(score),
                encoded,
                score.scoredAt().toEpochMilli(),
                codec.headers(EventType.KPI_SCORED, score, trace)));
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
    return new Record<>(record.key(), record.value(), record.timestamp(), dead.headers());
  }

  private ProcessorContext<String, byte[]> context() {
    return Objects.requireNonNull(context, "the processor was not opened");
  }

  private LedgerStore store() {
    return Objects.requireNonNull(store, "the processor was not opened");
  }
}
