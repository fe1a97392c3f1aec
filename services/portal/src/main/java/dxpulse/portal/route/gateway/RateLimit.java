package dxpulse.portal.route.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dxpulse.portal.route.ReadingPace;
import dxpulse.portal.route.TooFast;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Keeps one reader from taking the public pages away from all others: whoever reads too fast is
/// asked to wait. People who have signed in are not counted, nor is what writes, which needs a
/// token anyway.
class RateLimit implements GlobalFilter {
  private static final long MOST_ADDRESSES = 100_000;
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  // A household or an office has a network of its own under IPv6, and any number of addresses.
  private static final int NETWORK_BYTES = 8;

  private final LoadingCache<String, Bucket> buckets;
  private final MeterRegistry metrics;

  RateLimit(ReadingPace pace, MeterRegistry metrics) {
    this.metrics = metrics;
    buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(FORGOTTEN)
            .build(reader -> Bucket.builder().addLimit(limit(pace)).build());
  }

  private static Bandwidth limit(ReadingPace pace) {
    return Bandwidth.builder()
        .capacity(pace.burst())
        .refillGreedy(pace.perSecond(), Duration.ofSeconds(1))
        .build();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    HttpMethod method = exchange.getRequest().getMethod();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      return chain.filter(exchange);
    }
    return exchange
        .getPrincipal()
        .hasElement()
        .flatMap(isKnown -> isKnown ? chain.filter(exchange) : counted(exchange, chain));
  }

  private Mono<Void> counted(ServerWebExchange exchange, GatewayFilterChain chain) {
    ConsumptionProbe probe =
        buckets
            .get(reader(exchange.getRequest().getRemoteAddress()))
            .tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return chain.filter(exchange);
    }
    metrics.counter("dxpulse.requests.limited").increment();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    return Mono.error(new TooFast((int) seconds));
  }

  private static String reader(@Nullable InetSocketAddress remote) {
    InetAddress address = remote == null ? null : remote.getAddress();
    if (address == null) {
      return "";
    }
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
