package dxpulse.kpiscoring;

import dxpulse.contracts.types.OrganizationCode;
import dxpulse.contracts.types.Topics;
import dxpulse.contracts.wire.KafkaClients;
import dxpulse.contracts.wire.Partitioning;
import dxpulse.infra.testkit.RealParts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What other services tell this one, on the topics of a real broker.
final class TopicFacts {
  private static final OrganizationCode AOMORI = new OrganizationCode("020001");

  private TopicFacts() {}

  static void send(String topic, String key, byte[] body) {
    try (var producer = KafkaClients.producer(RealParts.kafka())) {
      send(producer, topic, key, body);
    }
  }

  /// With a producer that is there: whoever sends much spares one for each record.
  static void send(Producer<String, byte[]> producer, String topic, String key, byte[] body) {
    KafkaClients.sendAll(
        producer, List.of(new ProducerRecord<>(topic, Partitioning.of(AOMORI), key, body)));
  }

  static KafkaConsumer<byte[], byte[]> deadLetters(String topic) {
    return fromNowOn(Topics.deadLettersOf(topic));
  }

  /// Reads what comes to a topic from now on.
  static KafkaConsumer<byte[], byte[]> fromNowOn(String topic) {
    KafkaConsumer<byte[], byte[]> consumer = KafkaClients.consumer(RealParts.kafka(), "letters");
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  static byte[] valueBody(String id, String period, int value, int revision) {
    return valueBody(id, "I19", period, value, revision);
  }

  static byte[] valueBody(String id, String indicator, String period, int value, int revision) {
    return bytes(
        """
        {"organization":"020001","indicator":"%s","area":"020001","period":"%s","value":"%d",
         "status":"FINAL","sample":false,"source":{"kind":"FEED","system":"s","submittedBy":"f",
          "approvedBy":"a","approvedAt":"2024-05-01T00:00:00Z"},
         "revision":%d,"observationId":"%s","outcome":"RECORDED",
         "submittedAt":"2026-07-05T01:02:03Z","recordedAt":"2026-07-05T01:02:03Z"}
        """
            .formatted(indicator, period, value, revision, id));
  }

  static byte[] indicator() {
    return indicator("I19");
  }

  static byte[] indicator(String code) {
    return bytes(
        """
        {"organization":"020001","code":"I19","versions":[{"version":1,"name":{"ja":"指標","en":"i"},
         "unit":"件","decimals":0,"direction":"HIGHER_IS_BETTER","accumulation":"STOCK",
         "frequency":"MONTH","targets":[{"period":"FY2028","value":"100"}],"targetPath":"STEP",
         "normalisation":{"method":"RATIO"},"sample":false,"department":"dx-promotion",
         "validFrom":"FY2019","changedBy":"office","changedAt":"2024-04-01T00:00:00Z"}],
         "definedAt":"2024-04-01T00:00:00Z"}
        """
            .replace("I19", code));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
