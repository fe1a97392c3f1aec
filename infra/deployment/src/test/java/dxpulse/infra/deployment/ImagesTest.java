package dxpulse.infra.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ImagesTest {
  private static final String DOCKERFILE = Repository.text("infra/images/Dockerfile");

  @Test
  void standOnABaseThatCanBeReplaced() {
    assertThat(DOCKERFILE.lines().filter(line -> line.startsWith("FROM ")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("FROM ${BASE}"));
    assertThat(DOCKERFILE).containsPattern("(?m)^ARG BASE=[a-z0-9./-]+:\\d[^\\s]*$");
  }

  @Test
  void runAsNobodyInParticular() {
    assertThat(DOCKERFILE).containsPattern("(?m)^USER \\d+$");
  }

  @Test
  void areHealthyOnlyWhenTheServiceIsReady() throws Exception {
    assertThat(healthy(200)).isZero();
    assertThat(healthy(503)).isNotZero();
  }

  private static int healthy(int status) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/readyz",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return new ProcessBuilder(
              Repository.ROOT.resolve("infra/images/healthy").toString(),
              String.valueOf(server.getAddress().getPort()))
          .start()
          .waitFor();
    } finally {
      server.stop(0);
    }
  }
}
