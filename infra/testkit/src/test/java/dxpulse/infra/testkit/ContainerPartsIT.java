package dxpulse.infra.testkit;

import dxpulse.infra.standalone.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// The images that the compose file names, where an engine answers; elsewhere counted as skipped.
@EnabledIf(
    value = "engineAnswers",
    disabledReason = "no container engine answers; EmbeddedPartsIT makes the same assertions")
class ContainerPartsIT extends PartsContract {
  private static final KafkaContainer KAFKA = new KafkaContainer(image("kafka"));
  private static final GenericContainer<?> MONGO =
      new GenericContainer<>(image("mongo"))
          .withExposedPorts(27017)
          .waitingFor(Wait.forListeningPort());
  private static final GenericContainer<?> REDIS =
      new GenericContainer<>(image("redis"))
          .withExposedPorts(6379)
          .waitingFor(Wait.forListeningPort());

  static boolean engineAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @BeforeAll
  static void starts() {
    KAFKA.start();
    MONGO.start();
    REDIS.start();
    Topology.create(KAFKA.getBootstrapServers());
  }

  @AfterAll
  static void stops() {
    REDIS.stop();
    MONGO.stop();
    KAFKA.stop();
  }

  @Override
  String kafka() {
    return KAFKA.getBootstrapServers();
  }

  @Override
  String mongo() {
    return "mongodb://" + MONGO.getHost() + ":" + MONGO.getMappedPort(27017);
  }

  @Override
  String redis() {
    return "redis://" + REDIS.getHost() + ":" + REDIS.getMappedPort(6379);
  }

  private static DockerImageName image(String service) {
    var services = Checkout.map(Checkout.yaml("docker-compose.yml").get("services"));
    return DockerImageName.parse(String.valueOf(Checkout.map(services.get(service)).get("image")));
  }
}
