package dxpulse.portal.signin.oidc;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import reactor.core.publisher.Mono;

/// Which requests must prove that they come from the portal's own pages: those that change
/// something and ride on the session cookie. A bearer token is never sent by a browser on its own.
class ForgeryCheck implements ServerWebExchangeMatcher, ServerCsrfTokenRequestHandler {
  static final String SESSION_COOKIE = "dxpulse-session";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private final ServerCsrfTokenRequestHandler masked =
      new XorServerCsrfTokenRequestAttributeHandler();

  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    boolean checked =
        !SAFE.contains(request.getMethod())
            && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
            && request.getCookies().containsKey(SESSION_COOKIE);
    return checked ? MatchResult.match() : MatchResult.notMatch();
  }

  @Override
  public void handle(ServerWebExchange exchange, Mono<CsrfToken> token) {
    masked.handle(exchange, token);
  }

  @Override
  public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
    boolean ownForm = exchange.getRequest().getPath().value().equals("/logout");
    return masked.resolveCsrfTokenValue(ownForm ? exchange : new BodyUnread(exchange), token);
  }

  /// A form on its way to a service must arrive there whole: only the header is looked at.
  private static final class BodyUnread extends ServerWebExchangeDecorator {
    BodyUnread(ServerWebExchange exchange) {
      super(exchange);
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
      return Mono.just(new LinkedMultiValueMap<>());
    }
  }
}
