package dxpulse.portal.route.gateway;

import dxpulse.portal.route.Backend;
import dxpulse.portal.route.Backends;
import dxpulse.portal.route.LargestRequest;
import dxpulse.portal.route.ReadingPace;
import dxpulse.portal.route.StreamRoom;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Turns the table of backends into routes.
@Configuration(proxyBeanMethods = false)
class GatewayRoutes {
  static final String STREAM = "/api/boards/stream";
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
    // A live stream lasts as long as the page is open: no answer is ever late.
    routes.route(
        "stream",
        route ->
            route
                .path(STREAM)
                .filters(filters -> filters.preserveHostHeader())
                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, -1)
                .metadata(BACKEND, backends.inOrder().getLast().name())
                .uri(backends.inOrder().getLast().address()));
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

  @Bean
  GlobalFilter streamLimit(StreamRoom room, MeterRegistry metrics) {
    return new StreamLimit(room, metrics);
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  GlobalFilter sizeLimit(LargestRequest largest) {
    return new SizeLimit(largest.bytes());
  }
}
