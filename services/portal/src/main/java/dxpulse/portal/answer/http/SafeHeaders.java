package dxpulse.portal.answer.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Headers that keep a browser careful, where the answering service has not set its own.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SafeHeaders implements WebFilter {
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
          + " base-uri 'self'; form-action 'self'; frame-ancestors ";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> complete(exchange)));
    return chain.filter(exchange);
  }

  private static void complete(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    // Other sites show the embeddable cards in a frame; nothing else may be framed.
    String path = exchange.getRequest().getPath().value();
    boolean embeddable = path.startsWith("/embed/") || path.startsWith("/en/embed/");
    absent(headers, "X-Content-Type-Options", "nosniff");
    absent(headers, "Referrer-Policy", "strict-origin-when-cross-origin");
    absent(headers, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    absent(headers, "Cross-Origin-Opener-Policy", "same-origin");
    absent(headers, "Content-Security-Policy", POLICY + (embeddable ? "*" : "'none'"));
    if (!embeddable) {
      absent(headers, "X-Frame-Options", "DENY");
    }
  }

  private static void absent(HttpHeaders headers, String name, String value) {
    if (!headers.containsHeader(name)) {
      headers.set(name, value);
    }
  }
}
