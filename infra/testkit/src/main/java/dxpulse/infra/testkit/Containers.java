package dxpulse.infra.testkit;

import dxpulse.infra.standalone.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/// The images that the compose file names, where a container engine answers.
final class Containers {
  private static final Path COMPOSE =
      Checkout.containing(Path.of(".")).root().resolve("docker-compose.yml");
  private static final boolean ANSWERS = asked();

  private Containers() {}

  static boolean engineAnswers() {
    return ANSWERS;
  }

  // Looked for first: asking where there is no engine fills the log with failures.
  private static boolean asked() {
    return (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")))
        && DockerClientFactory.instance().isDockerAvailable();
  }

  /// Address of a MongoDB that lives as long as the JVM.
  static String mongo() {
    return "mongodb://"
        + Mongo.CONTAINER.getHost()
        + ":"
        + Mongo.CONTAINER.getMappedPort(Mongo.PORT);
  }

  static GenericContainer<?> listening(String service, int port) {
    return new GenericContainer<>(image(service))
        .withExposedPorts(port)
        .waitingFor(Wait.forListeningPort());
  }

  /// The pinned image of a service, such as `redis:7.4.2`.
  static DockerImageName image(String service) {
    try {
      Matcher image =
          Pattern.compile("(?m)^\\s+image: (\\S*\\b" + service + ":\\S+)$")
              .matcher(Files.readString(COMPOSE));
      if (!image.find()) {
        throw new IllegalStateException(COMPOSE + ": no image of " + service);
      }
      return DockerImageName.parse(image.group(1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class Mongo {
    static final int PORT = 27017;
    static final GenericContainer<?> CONTAINER = listening("mongo", PORT);

    static {
      CONTAINER.start();
    }
  }
}
