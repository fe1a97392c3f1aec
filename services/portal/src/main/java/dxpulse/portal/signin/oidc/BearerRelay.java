package dxpulse.portal.signin.oidc;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/// Gives a service the token of whoever is signed in at the portal, and never the session itself. A
/// token that the caller brought passes untouched.
class BearerRelay implements GlobalFilter {
  private static final Logger LOG = LoggerFactory.getLogger(BearerRelay.class);

  private static final Set<String> ENDED =
      Set.of(OAuth2ErrorCodes.INVALID_GRANT, "client_authorization_required");

  private final ReactiveOAuth2AuthorizedClientManager clients;

  BearerRelay(ReactiveOAuth2AuthorizedClientManager clients) {
    this.clients = clients;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION) || isPublicPage(request)) {
      return chain.filter(forwarded(exchange, Optional.empty()));
    }
    return token(exchange).flatMap(token -> chain.filter(forwarded(exchange, token)));
  }

  /// Public pages show everybody the same: without a token they also stay up when sign-in is away.
  private static boolean isPublicPage(ServerHttpRequest request) {
    String path = request.getPath().value();
    return !path.startsWith("/api/") && !path.startsWith("/ui/");
  }

  private Mono<Optional<String>> token(ServerWebExchange exchange) {
    return exchange
        .getPrincipal()
        .ofType(OAuth2AuthenticationToken.class)
        .flatMap(signedIn ->
            clients.authorize(
                OAuth2AuthorizeRequest.withClientRegistrationId(LazyRegistration.ID)
                    .principal(signedIn)
                    .attribute(ServerWebExchange.class.getName(), exchange)
                    .build()))
        .map(client -> Optional.of(client.getAccessToken().getTokenValue()))
        .onErrorResume(failure -> {
          // Without a token the service itself says what needs a sign-in.
          LOG.warn("token not renewed: {}", failure.toString());
          return isRefused(failure)
              ? exchange.getSession().flatMap(WebSession::invalidate).then(Mono.empty())
              : Mono.empty();
        })
        .defaultIfEmpty(Optional.empty());
  }

  /// Whether the provider will never renew the token: then the session has ended too, and the next
  /// page leads to the sign-in. A provider that is away may be back in a moment.
  private static boolean isRefused(Throwable failure) {
    return failure instanceof OAuth2AuthorizationException refused
        && ENDED.contains(refused.getError().getErrorCode());
  }

  private static ServerWebExchange forwarded(ServerWebExchange exchange, Optional<String> token) {
    ServerHttpRequest request =
        exchange
            .getRequest()
            .mutate()
            .headers(headers -> {
              headers.remove(HttpHeaders.COOKIE);
              token.ifPresent(headers::setBearerAuth);
            })
            .build();
    return exchange.mutate().request(request).build();
  }
}
