package dxpulse.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dxpulse.contracts.types.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AsyncApiTest {
  private static final Path CONTRACTS = Path.of("..");
  private static final JsonNode DOCUMENT =
      new YAMLMapper().readTree(CONTRACTS.resolve("asyncapi.yaml"));

  @Test
  void theChannelsAreTheTopics() {
    assertThat(channels().stream().map(channel -> channel.get("address").asString()))
        .containsExactlyElementsOf(Topics.ALL);
    assertThat(channels())
        .allSatisfy(channel ->
            assertThat(channel.at("/bindings/kafka/partitions").asInt())
                .isEqualTo(Topics.PARTITIONS));
  }

  @Test
  void theCompactedTopicsAreSaidToBeCompacted() {
    assertThat(
            channels().stream()
                .filter(channel ->
                    channel
                        .at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                        .asString()
                        .equals("compact"))
                .map(channel -> channel.get("address").asString()))
        .containsExactlyElementsOf(Topics.COMPACTED);
  }

  static List<EventType<?>> types() {
    return EventFiles.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void anAddressLeadsThroughItsChannelAndMessageToTheSchemaOfItsEvent(EventType<?> type) {
    JsonNode channel =
        channels().stream()
            .filter(each -> each.get("address").asString().equals(type.topic()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(type.topic() + ": no channel"));
    assertThat(channel.at("/bindings/kafka/topic").asString()).isEqualTo(type.topic());
    assertThat(channel.get("messages").valueStream()).as(type.topic()).hasSize(1);

    JsonNode message = resolve(channel.get("messages").valueStream().findFirst().orElseThrow());
    assertThat(message.get("name").asString()).isEqualTo(type.cloudEventsType());
    assertThat(message.get("contentType").asString()).isEqualTo("application/json");
    assertThat(message.at("/payload/schema/$ref").asString())
        .isEqualTo("./events/" + type.name() + "/v1/schema.json");
    assertThat(CONTRACTS.resolve(message.at("/payload/schema/$ref").asString())).isRegularFile();
    assertThat(message.at("/bindings/kafka/key/description").asString())
        .isEqualTo(
            Topics.COMPACTED.contains(type.topic()) ? "organization|code" : "organization code");
  }

  @ParameterizedTest
  @MethodSource("types")
  void theHeadersOfAnEncodedRecordAreThoseOfItsMessage(EventType<?> type) {
    JsonNode message =
        DOCUMENT
            .at("/components/messages")
            .valueStream()
            .filter(each -> each.get("name").asString().equals(type.cloudEventsType()))
            .findFirst()
            .orElseThrow();
    JsonNode schema = resolve(message.get("headers"));
    Schema valid =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema.toString(), InputFormat.JSON);

    ObjectNode traced = headers(type, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    ObjectNode untraced = headers(type, null);

    assertThat(valid.validate(traced.toString(), InputFormat.JSON)).isEmpty();
    assertThat(valid.validate(untraced.toString(), InputFormat.JSON)).isEmpty();
    assertThat(traced.propertyNames())
        .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
    assertThat(untraced.propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            schema.get("required").valueStream().map(JsonNode::asString).toList());
    assertThat(traced.get("ce_type").asString()).isEqualTo(message.get("name").asString());
  }

  /// The headers of the event's first sample, as the codec writes them.
  private static <E> ObjectNode headers(EventType<E> type, @Nullable String traceparent) {
    E event = EventCodec.decode(type, EventFiles.bytes(EventFiles.examples(type).getFirst()));
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    new EventCodec("/dxpulse/test")
        .record(type, event, traceparent)
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }

  @Test
  void topicsAreKeptOnDockerAsTheirChannelsSay() throws IOException {
    String script = Files.readString(CONTRACTS.resolve("../infra/images/create-topics"));
    String plain =
        script.lines().filter(l -> l.startsWith("for topic in $plain;")).findFirst().orElseThrow();
    String compacted =
        script
            .lines()
            .filter(l -> l.startsWith("for topic in $compacted;"))
            .findFirst()
            .orElseThrow();
    for (JsonNode channel : channels()) {
      JsonNode settings = channel.at("/bindings/kafka/topicConfiguration");
      boolean isCompacted = Topics.COMPACTED.contains(channel.get("address").asString());
      if (isCompacted) {
        assertThat(settings.propertyNames()).containsExactly("cleanup.policy");
        assertThat(compacted)
            .contains("cleanup.policy=" + settings.at("/cleanup.policy/0").asString());
      } else {
        assertThat(settings.at("/cleanup.policy/0").asString()).isEqualTo("delete");
        assertThat(plain).contains("retention.ms=" + settings.get("retention.ms").asInt());
      }
    }
  }

  @Test
  void everyTopicHasExactlyOneSenderUnlessItIsReserved() {
    List<String> sent =
        DOCUMENT
            .get("operations")
            .valueStream()
            .filter(operation -> operation.get("action").asString().equals("send"))
            .map(operation -> operation.at("/channel/$ref").asString())
            .toList();
    List<String> inUse =
        DOCUMENT.get("channels").properties().stream()
            .filter(channel -> !channel.getValue().path("x-reserved").asBoolean(false))
            .map(channel -> "#/channels/" + channel.getKey())
            .toList();

    assertThat(sent).containsExactlyInAnyOrderElementsOf(inUse);
  }

  @Test
  void everyServiceThatSendsOrReceivesHasAFolder() {
    assertThat(DOCUMENT.get("operations").valueStream().map(o -> o.get("x-service").asString()))
        .allSatisfy(
            service -> assertThat(CONTRACTS.resolve("../services").resolve(service)).isDirectory());
  }

  private static JsonNode resolve(JsonNode reference) {
    JsonNode target = DOCUMENT.at(reference.get("$ref").asString().substring(1));
    assertThat(target.isMissingNode()).as(reference.toString()).isFalse();
    return target;
  }

  private static List<JsonNode> channels() {
    return DOCUMENT.get("channels").valueStream().toList();
  }
}
