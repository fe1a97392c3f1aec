package dxpulse.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dxpulse.contracts.types.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
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

  @Test
  void everyMessageNamesItsTypeAndAnExistingSchema() {
    assertThat(DOCUMENT.at("/components/messages").valueStream().map(m -> m.get("name").asString()))
        .containsExactlyInAnyOrderElementsOf(
            EventFiles.types().stream().map(EventType::cloudEventsType).toList());
    assertThat(DOCUMENT.at("/components/messages").valueStream())
        .allSatisfy(message ->
            assertThat(CONTRACTS.resolve(message.at("/payload/schema/$ref").asString()))
                .satisfies(path -> assertThat(Files.exists(path)).isTrue()));
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

  private static List<JsonNode> channels() {
    return DOCUMENT.get("channels").valueStream().toList();
  }
}
