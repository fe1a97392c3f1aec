package dxpulse.portal.route.gateway;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Refuses requests that are too large: at once when they say so, else when the bytes have come.
class SizeLimit implements GlobalFilter {
  private final long largest;

  SizeLimit(long largest) {
    this.largest = largest;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    long announced = exchange.getRequest().getHeaders().getContentLength();
    if (announced > largest) {
      return Mono.error(new ContentTooLargeException(null));
    }
    if (announced >= 0) {
      return chain.filter(exchange);
    }
    return chain.filter(exchange.mutate().request(counted(exchange.getRequest())).build());
  }

  private ServerHttpRequest counted(ServerHttpRequest request) {
    AtomicLong seen = new AtomicLong();
    return new ServerHttpRequestDecorator(request) {
      @Override
      public Flux<DataBuffer> getBody() {
        return super.getBody()
            .handle((buffer, sink) -> {
              if (seen.addAndGet(buffer.readableByteCount()) > largest) {
                DataBufferUtils.release(buffer);
                sink.error(new ContentTooLargeException(null));
              } else {
                sink.next(buffer);
              }
            });
      }
    };
  }
}
