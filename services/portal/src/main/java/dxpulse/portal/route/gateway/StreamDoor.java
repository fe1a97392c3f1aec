package dxpulse.portal.route.gateway;

import dxpulse.infra.live.ChangeHub;
import dxpulse.infra.live.ChangeStream;
import dxpulse.portal.route.StreamRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where readers of the live stream come in.
///
/// Every filter looks at them as at anybody else: pace, session, headers, what went wrong. But a
/// stream is held for as long as its page is open, and with it whatever takes part in answering:
/// here the filters only let the reader in and are done, and the stream begins behind them.
final class StreamDoor implements GlobalFilter {
  static final String ROUTE = "stream";

  private final ChangeRelay relay;
  private final int most;

  StreamDoor(ChangeRelay relay, StreamRoom room) {
    this.relay = relay;
    this.most = room.most();
  }

  HttpHandler around(HttpHandler others) {
    return (request, response) ->
        request.getMethod() == HttpMethod.GET && request.getPath().value().equals(ChangeStream.PATH)
            ? enter(others, request, response)
            : others.handle(request, response);
  }

  private static Mono<Void> enter(
      HttpHandler others, ServerHttpRequest request, ServerHttpResponse response) {
    Reader reader = new Reader(response);
    // Deferred, and with a request of their own: nothing of what the filters made outlives them.
    return Mono.defer(() -> others.handle(new ServerHttpRequestDecorator(request), reader))
        .contextWrite(context -> context.put(Reader.class, reader))
        .then(Mono.defer(() -> reader.follow(ChangeStream.lastSeen(request))));
  }

  /// The last filter: lets a reader in for whom there is room.
  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    return route.getId().equals(ROUTE) ? letIn() : chain.filter(exchange);
  }

  private Mono<Void> letIn() {
    return Mono.deferContextual(context -> {
      // Another spelling of the address came by another way.
      Reader reader = context.<Reader>getOrEmpty(Reader.class).orElseThrow(StreamDoor::notFound);
      return relay
          .hub()
          .flatMap(hub -> {
            if (hub.size() >= most) {
              return Mono.error(new StreamRoom.Crowded());
            }
            reader.isLetIn(hub);
            return Mono.empty();
          });
    });
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /// The answer to a reader, which the filters leave open for the stream once they have let the
  /// reader in.
  private static final class Reader extends ServerHttpResponseDecorator {
    private List<Supplier<? extends Mono<Void>>> lastActs = new ArrayList<>();
    private @Nullable ChangeHub hub;

    Reader(ServerHttpResponse response) {
      super(response);
      response.beforeCommit(this::act);
    }

    void isLetIn(ChangeHub heard) {
      hub = heard;
    }

    Mono<Void> follow(long lastSeen) {
      ChangeHub heard = hub;
      return heard == null ? Mono.empty() : ChangeStream.answer(heard, lastSeen, getDelegate());
    }

    @Override
    public void beforeCommit(Supplier<? extends Mono<Void>> action) {
      lastActs.add(action);
    }

    @Override
    public Mono<Void> setComplete() {
      return hub == null ? super.setComplete() : act();
    }

    private Mono<Void> act() {
      List<Supplier<? extends Mono<Void>>> acts = lastActs;
      lastActs = new ArrayList<>(0);
      return Flux.fromIterable(acts).concatMap(Supplier::get).then();
    }
  }
}
