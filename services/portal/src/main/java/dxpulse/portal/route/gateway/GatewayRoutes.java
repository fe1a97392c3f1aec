package dxpulse.portal.route.gateway;

import dxpulse.infra.live.ChangeStream;
import dxpulse.portal.route.Backend;
import dxpulse.portal.route.Backends;
import dxpulse.portal.route.LargestRequest;
import dxpulse.portal.route.ReadingPace;
import dxpulse.portal.route.StreamRoom;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/// Turns the table of backends into routes.
@Configuration(proxyBeanMethods = false)
class GatewayRoutes {
  private static final int CONNECTING_MILLIS = 2_000;
  private static final String BACKEND = "backend";

  @Bean
  RouteLocator routes(RouteLocatorBuilder builder, Backends backends) {
    RouteLocatorBuilder.Builder routes = builder.routes();
    for (Backend backend : backends.inOrder()) {
      routes.route(
          "openapi of " + backend.name(),
          route ->
              route
                  .path("/openapi/" + backend.name() + ".yaml")
                  .filters(filters -> filters.setPath("/openapi.yaml"))
                  .metadata(BACKEND, backend.name())
                  .uri(backend.address()));
    }
    // Goes no further than this node, which hears publication for all readers.
    routes.route(
        StreamDoor.ROUTE,
        route ->
            route
                .path(ChangeStream.PATH)
                .and()
                .method(HttpMethod.GET)
                .metadata(BACKEND, publication(backends).name())
                .uri(publication(backends).address()));
    for (Backend backend : backends.inOrder()) {
      routes.route(
          backend.name(),
          route ->
              route
                  .path(backend.paths().toArray(String[]::new))
                  .filters(filters -> filters.preserveHostHeader())
                  .metadata(BACKEND, backend.name())
                  .uri(backend.address()));
    }
    return routes.build();
  }

  /// Notes on the request where it goes, for whoever must say that nobody answered there.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  GlobalFilter destination(Backends backends) {
    return (exchange, chain) -> {
      Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
      backends
          .named(String.valueOf(route.getMetadata().get(BACKEND)))
          .ifPresent(each -> exchange.getAttributes().put(Backend.class.getName(), each));
      return chain.filter(exchange);
    };
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 5)
  GlobalFilter traceStart() {
    return new TraceStart(ThreadLocalRandom::current);
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 8)
  GlobalFilter rateLimit(ReadingPace pace, MeterRegistry metrics) {
    return pace.isUnlimited()
        ? (exchange, chain) -> chain.filter(exchange)
        : new RateLimit(pace, metrics);
  }

  /// Paths that no other service claims are its.
  private static Backend publication(Backends backends) {
    return backends.inOrder().getLast();
  }

  @Bean
  ChangeRelay changeRelay(Backends backends, JsonMapper json, MeterRegistry metrics) {
    HttpClient client =
        HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECTING_MILLIS);
    ChangeRelay relay =
        new ChangeRelay(
            WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .baseUrl(publication(backends).address().toString())
                .build(),
            json);
    var _ = metrics.gauge("dxpulse.portal.streams", relay, ChangeRelay::size);
    return relay;
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 20)
  StreamDoor streamDoor(ChangeRelay relay, StreamRoom room) {
    return new StreamDoor(relay, room);
  }

  @Bean
  HttpHandlerDecoratorFactory aroundAllFilters(StreamDoor door) {
    return door::around;
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  GlobalFilter sizeLimit(LargestRequest largest) {
    return new SizeLimit(largest.bytes());
  }
}
