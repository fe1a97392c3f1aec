package dxpulse.publication;

import dxpulse.infra.testkit.RealParts;
import dxpulse.infra.testkit.TestTokens;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole service on the real parts, at a port of its own.
public final class Node {
  private Node() {}

  public static ConfigurableApplicationContext start(String... settings) {
    return start(List.of(), settings);
  }

  /// @param replaced parts that stand in for some of the service's own
  public static ConfigurableApplicationContext start(List<Class<?>> replaced, String... settings) {
    Class<?>[] parts =
        Stream.concat(Stream.of(Application.class), replaced.stream()).toArray(Class<?>[]::new);
    return new SpringApplicationBuilder(parts)
        .run(
            Stream.concat(
                    Stream.of(
                        "--dxpulse.kafka=" + RealParts.kafka(),
                        "--dxpulse.mongo=" + RealParts.mongo(),
                        "--dxpulse.redis=" + RealParts.redis(),
                        "--dxpulse.issuer=" + TestTokens.issuer(),
                        "--dxpulse.jwks=" + TestTokens.jwks()),
                    withPort(settings))
                .toArray(String[]::new));
  }

  private static Stream<String> withPort(String... settings) {
    boolean isGiven = Stream.of(settings).anyMatch(each -> each.startsWith("--server.port="));
    return isGiven
        ? Stream.of(settings)
        : Stream.concat(Stream.of("--server.port=0"), Stream.of(settings));
  }

  public static String site(ConfigurableApplicationContext node) {
    return "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port");
  }
}
