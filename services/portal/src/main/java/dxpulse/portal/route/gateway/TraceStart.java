package dxpulse.portal.route.gateway;

import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Starts a trace where the caller brought none, so that a request can be followed to the board.
class TraceStart implements GlobalFilter {
  private static final String HEADER = "traceparent";
  private static final HexFormat DIGITS = HexFormat.of();

  private final Supplier<? extends RandomGenerator> random;

  TraceStart(Supplier<? extends RandomGenerator> random) {
    this.random = random;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (exchange.getRequest().getHeaders().containsHeader(HEADER)) {
      return chain.filter(exchange);
    }
    RandomGenerator source = random.get();
    // An id of zeros is invalid by the W3C recommendation.
    String parent =
        "00-"
            + DIGITS.toHexDigits(source.nextLong() | 1)
            + DIGITS.toHexDigits(source.nextLong())
            + "-"
            + DIGITS.toHexDigits(source.nextLong() | 1)
            + "-01";
    ServerHttpRequest traced = exchange.getRequest().mutate().header(HEADER, parent).build();
    return chain.filter(exchange.mutate().request(traced).build());
  }
}
