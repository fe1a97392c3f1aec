package dxpulse.contracts.wire;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Turns events into Kafka records and back. Bodies are JSON; CloudEvents attributes and the trace
/// context are headers.
public final class EventCodec {
  public static final String TRACEPARENT = "traceparent";

  private final String source;

  /// @param source who sends, as in `ce_source`: `/dxpulse/ingestion`
  public EventCodec(String source) {
    this.source = source;
  }

  /// A record ready to be sent: topic, partition, key, headers and body.
  ///
  /// @param traceparent W3C trace context of what caused the event, if known
  public <E> ProducerRecord<String, byte[]> record(
      EventType<E> type, E event, @Nullable String traceparent) {
    return new ProducerRecord<>(
        type.topic(),
        Partitioning.of(type.organization().apply(event)),
        null,
        type.key(event),
        encode(event),
        headers(type, event, traceparent));
  }

  /// The CloudEvents headers of an event.
  public <E> Headers headers(EventType<E> type, E event, @Nullable String traceparent) {
    RecordHeaders headers = new RecordHeaders();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", type.id().apply(event));
    put(headers, "ce_type", type.cloudEventsType());
    put(headers, "ce_source", source);
    put(headers, "ce_time", type.time().apply(event).toString());
    put(headers, "ce_subject", type.subject().apply(event));
    put(headers, "ce_dataschema", "contracts/events/" + type.name() + "/v1/schema.json");
    put(headers, "content-type", "application/json");
    if (traceparent != null) {
      put(headers, TRACEPARENT, traceparent);
    }
    return headers;
  }

  public static byte[] encode(Object event) {
    return WireFormat.mapper().writeValueAsBytes(event);
  }

  /// Reads a body.
  ///
  /// @throws UnreadableRecord when it is no such event; the reason names the place
  public static <E> E decode(EventType<E> type, byte @Nullable [] body) {
    if (body == null) {
      throw new UnreadableRecord(type.topic() + ": no body (expected: " + type.name() + ")");
    }
    try {
      E event = WireFormat.mapper().readValue(body, type.type());
      if (event == null) {
        throw new UnreadableRecord(type.topic() + ": null (expected: " + type.name() + ")");
      }
      String missing = RequiredParts.firstMissing(event);
      if (missing != null) {
        throw new UnreadableRecord(type.topic() + ": " + missing + " is missing");
      }
      return event;
    } catch (JacksonException | NullPointerException | IllegalArgumentException problem) {
      throw new UnreadableRecord(type.topic() + ": " + problem.getMessage(), problem);
    }
  }

  /// The text of a header, if it is there.
  public static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
