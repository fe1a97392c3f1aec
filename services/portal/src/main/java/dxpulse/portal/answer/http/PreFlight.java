package dxpulse.portal.answer.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers browsers that ask, for a page of another site, whether they may send a request: they may
/// read, and nothing else. Such questions never reach the services, as the gateway answers them
/// itself. That a question is answered gives nothing away: whether the page may see the answer is
/// for the service to say, and it is never told who reads.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PreFlight implements WebFilter {
  private static final long A_DAY = 86_400;

  private final CorsWebFilter answers = new CorsWebFilter(exchange -> reading());

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return CorsUtils.isPreFlightRequest(exchange.getRequest())
        ? answers.filter(exchange, chain)
        : chain.filter(exchange);
  }

  private static CorsConfiguration reading() {
    CorsConfiguration reading = new CorsConfiguration();
    reading.addAllowedOrigin(CorsConfiguration.ALL);
    reading.addAllowedMethod(HttpMethod.GET);
    reading.addAllowedMethod(HttpMethod.HEAD);
    reading.addAllowedHeader(CorsConfiguration.ALL);
    reading.setMaxAge(A_DAY);
    return reading;
  }
}
