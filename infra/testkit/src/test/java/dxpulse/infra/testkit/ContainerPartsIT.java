package dxpulse.infra.testkit;

import dxpulse.infra.standalone.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;

/// The images that the compose file names, where an engine answers; elsewhere counted as skipped.
@EnabledIf(
    value = "engineAnswers",
    disabledReason = "no container engine answers; EmbeddedPartsIT makes the same assertions")
class ContainerPartsIT extends PartsContract {
  private static final KafkaContainer KAFKA = new KafkaContainer(Containers.image("kafka"));
  private static final GenericContainer<?> REDIS = Containers.listening("redis", 6379);

  static boolean engineAnswers() {
    return Containers.engineAnswers();
  }

  @BeforeAll
  static void starts() {
    KAFKA.start();
    REDIS.start();
    Topology.create(KAFKA.getBootstrapServers());
  }

  @AfterAll
  static void stops() {
    REDIS.stop();
    KAFKA.stop();
  }

  @Override
  String kafka() {
    return KAFKA.getBootstrapServers();
  }

  @Override
  String mongo() {
    return Containers.mongo();
  }

  @Override
  String redis() {
    return "redis://" + REDIS.getHost() + ":" + REDIS.getMappedPort(6379);
  }
}
