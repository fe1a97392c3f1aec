package dxpulse.contracts.wire;

import dxpulse.contracts.types.Topics;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// The record as it came, with headers that say who could not use it, why and when; it can be
/// replayed from there. Each has a line in the log, as far as they are few.
public final class DeadLetter {
  public static final String CONSUMER = "dlq_consumer";
  public static final String REASON = "dlq_reason";
  public static final String AT = "dlq_at";
  public static final String PARTITION = "dlq_partition";
  public static final String OFFSET = "dlq_offset";

  private static final int LONGEST_REASON = 2000;

  private DeadLetter() {}

  /// Notes a record in the log alone: what reads its topic from the beginning at each start would
  /// send it again each time.
  public static void passedOver(
      ConsumerRecord<byte[], byte[]> record, String consumer, String reason, Instant at) {
    DeadLetterLog.ALL.tell(
        consumer, record.topic(), record.partition(), record.offset(), reason, at);
  }

  /// @param consumer name of the service that could not use the record
  /// @param reason what was wrong, with the place
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, String consumer, String reason, Instant at) {
    return of(
        record.topic(),
        record.partition(),
        record.offset(),
        record.key(),
        record.value(),
        new RecordHeaders(record.headers()),
        consumer,
        reason,
        at);
  }

  public static ProducerRecord<byte[], byte[]> of(
      String topic,
      int partition,
      long offset,
      byte @Nullable [] key,
      byte @Nullable [] value,
      RecordHeaders headers,
      String consumer,
      String reason,
      Instant at) {
    DeadLetterLog.ALL.tell(consumer, topic, partition, offset, reason, at);
    EventCodec.put(headers, CONSUMER, consumer);
    EventCodec.put(
        headers,
        REASON,
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason);
    EventCodec.put(headers, AT, at.toString());
    EventCodec.put(headers, PARTITION, Integer.toString(partition));
    EventCodec.put(headers, OFFSET, Long.toString(offset));
    return new ProducerRecord<>(Topics.deadLettersOf(topic), partition, key, value, headers);
  }
}
