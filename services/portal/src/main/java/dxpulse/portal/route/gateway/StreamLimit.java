package dxpulse.portal.route.gateway;

import dxpulse.portal.route.StreamRoom;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refuses live streams for which there is no room: their pages look by themselves now and then.
class StreamLimit implements GlobalFilter, Ordered {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();

  StreamLimit(StreamRoom room, MeterRegistry metrics) {
    most = room.most();
    var _ = metrics.gauge("dxpulse.portal.streams", open);
  }

  /// Around the filter that writes the answer: a stream is open until that one ends.
  @Override
  public int getOrder() {
    return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (!exchange.getRequest().getPath().value().equals(GatewayRoutes.STREAM)) {
      return chain.filter(exchange);
    }
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      return Mono.error(new StreamRoom.Crowded());
    }
    return chain.filter(exchange).doFinally(end -> open.decrementAndGet());
  }
}
