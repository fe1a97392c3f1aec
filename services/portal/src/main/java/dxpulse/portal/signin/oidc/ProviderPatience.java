package dxpulse.portal.signin.oidc;

import dxpulse.portal.answer.SignInUnavailable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Ends a sign-in that waits for a provider which took the question and does not answer.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ProviderPatience implements WebFilter {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getPath().value();
    boolean asksProvider = path.startsWith("/oauth2/") || path.startsWith("/login/oauth2/");
    Mono<Void> answer = chain.filter(exchange);
    return asksProvider
        ? answer
            .timeout(LONGEST)
            .onErrorMap(
                TimeoutException.class,
                late -> new SignInUnavailable(path + ": no answer within " + LONGEST, late))
        : answer;
  }
}
