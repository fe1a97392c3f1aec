package dxpulse.kpiscoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The service with the real parts, ready.
record RunningNode(ConfigurableApplicationContext context) implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(90);

  /// @param state folder of the stream's state
  static RunningNode start(Path state) {
    RunningNode node =
        new RunningNode(
            new SpringApplicationBuilder(Application.class)
                .run(
                    "--server.port=0",
                    "--dxpulse.kafka=" + RealParts.kafka(),
                    "--dxpulse.mongo=" + RealParts.mongo(),
                    "--dxpulse.issuer=" + TestTokens.issuer(),
                    "--dxpulse.jwks=" + TestTokens.jwks(),
                    "--spring.cloud.stream.kafka.streams.binder.brokers=" + RealParts.kafka(),
                    "--spring.cloud.stream.kafka.streams.binder.configuration.state.dir=" + state));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(node.api().open("/readyz").body()).isEqualTo("ok\n"));
    return node;
  }

  KpiApi api() {
    return new KpiApi(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }
}
