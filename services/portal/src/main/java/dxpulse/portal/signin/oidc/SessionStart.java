package dxpulse.portal.signin.oidc;

import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/// Lets the session of somebody who has signed in live long, then leads back to the page that was
/// asked for. Whoever has not signed in gets a short one: there may be any number of them.
final class SessionStart implements ServerAuthenticationSuccessHandler {
  private final ServerAuthenticationSuccessHandler back =
      new RedirectServerAuthenticationSuccessHandler();
  private final Duration life;

  SessionStart(Duration life) {
    this.life = life;
  }

  @Override
  public Mono<Void> onAuthenticationSuccess(
      WebFilterExchange exchange, Authentication authentication) {
    return exchange
        .getExchange()
        .getSession()
        .doOnNext(this::lengthen)
        .then(back.onAuthenticationSuccess(exchange, authentication));
  }

  private void lengthen(WebSession session) {
    session.setMaxIdleTime(life);
  }
}
