package dxpulse.indicator;

import static org.awaitility.Awaitility.await;

import dxpulse.indicator.edge.Readiness;
import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.Map;

/// The service on a free port, with a real broker and a MongoDB wire server.
public final class RunningIndicator {
  private RunningIndicator() {}

  /// A server that has read all that it starts with.
  public static EmbeddedServer ready() {
    EmbeddedServer server =
        ApplicationContext.run(
            EmbeddedServer.class,
            Map.of(
                "micronaut.server.port", -1,
                "dxpulse.kafka", RealParts.kafka(),
                "dxpulse.mongo", RealParts.mongo(),
                "dxpulse.issuer", TestTokens.issuer(),
                "dxpulse.jwks", TestTokens.jwks()));
    Readiness readiness = server.getApplicationContext().getBean(Readiness.class);
    await().atMost(Duration.ofSeconds(60)).until(readiness::isComplete);
    return server;
  }
}
