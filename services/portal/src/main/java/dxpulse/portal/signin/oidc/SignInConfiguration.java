package dxpulse.portal.signin.oidc;

import dxpulse.contracts.types.Caller;
import dxpulse.portal.answer.Problem;
import dxpulse.portal.answer.Refused;
import dxpulse.portal.signin.SignInSettings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.DelegatingServerAuthenticationEntryPoint;
import org.springframework.security.web.server.DelegatingServerAuthenticationEntryPoint.DelegateEntry;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.MediaTypeServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Who must sign in, how, and what the session is good for. Everything but the staff pages is left
/// to the services: each guards its own API.
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
  private static final int AFTER_ROUTING = -50;

  /// Whoever cannot be signed in, and does not ask to be, passes without a session being looked for
  /// or made: most readers. A chain has to have a filter; this one only passes on.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityWebFilterChain passers() {
    ServerWebExchangeMatcher signIn =
        ServerWebExchangeMatchers.pathMatchers(
            "/staff", "/staff/**", "/oauth2/**", "/login/**", "/logout");
    return new MatcherSecurityWebFilterChain(
        new AndServerWebExchangeMatcher(
            exchange ->
                exchange.getRequest().getCookies().containsKey(ForgeryCheck.SESSION_COOKIE)
                    ? MatchResult.notMatch()
                    : MatchResult.match(),
            new NegatedServerWebExchangeMatcher(signIn)),
        List.of((exchange, chain) -> chain.filter(exchange)));
  }

  @Bean
  SecurityWebFilterChain security(
      ServerHttpSecurity http,
      ReactiveClientRegistrationRepository registrations,
      SignInSettings settings) {
    ForgeryCheck forgery = new ForgeryCheck();
    OidcClientInitiatedServerLogoutSuccessHandler goodbye =
        new OidcClientInitiatedServerLogoutSuccessHandler(registrations);
    goodbye.setPostLogoutRedirectUri("{baseUrl}/");
    goodbye.setLogoutSuccessUrl(URI.create("/"));
    return http.authorizeExchange(requests ->
            requests
                .pathMatchers("/staff/assets/**")
                .permitAll()
                .pathMatchers("/staff", "/staff/**")
                .authenticated()
                .anyExchange()
                .permitAll())
        .oauth2Login(login ->
            login
                .authenticationSuccessHandler(new SessionStart(settings.session()))
                .authenticationFailureHandler(
                    (filter, failure) -> Mono.error(new Refused(Problem.unauthorised()))))
        .logout(logout ->
            logout
                .requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                // The tokens lie in the session and end with it.
                .logoutHandler(
                    new DelegatingServerLogoutHandler(
                        new SecurityContextServerLogoutHandler(),
                        new WebSessionServerLogoutHandler()))
                .logoutSuccessHandler(goodbye))
        .csrf(csrf ->
            csrf.requireCsrfProtectionMatcher(forgery)
                .csrfTokenRequestHandler(forgery)
                .accessDeniedHandler(
                    (exchange, denied) -> Mono.error(new Refused(Problem.forgedOrStale()))))
        .exceptionHandling(answers -> answers.authenticationEntryPoint(entry()))
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .build();
  }

  /// People are sent to the provider; scripts are told that they must sign in.
  private static ServerAuthenticationEntryPoint entry() {
    MediaTypeServerWebExchangeMatcher people =
        new MediaTypeServerWebExchangeMatcher(MediaType.TEXT_HTML);
    people.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    DelegatingServerAuthenticationEntryPoint entry =
        new DelegatingServerAuthenticationEntryPoint(
            new DelegateEntry(
                people,
                new RedirectServerAuthenticationEntryPoint(
                    "/oauth2/authorization/" + LazyRegistration.ID)));
    entry.setDefaultEntryPoint(
        (exchange, missing) -> Mono.error(new Refused(Problem.unauthorised())));
    return entry;
  }

  @Bean
  ReactiveClientRegistrationRepository registrations(SignInSettings settings) {
    return new LazyRegistration(settings, WebClient.create());
  }

  @Bean
  ServerOAuth2AuthorizedClientRepository authorizedClients() {
    return new WebSessionServerOAuth2AuthorizedClientRepository();
  }

  @Bean
  ReactiveOAuth2AuthorizedClientManager clientManager(
      ReactiveClientRegistrationRepository registrations,
      ServerOAuth2AuthorizedClientRepository clients) {
    return new DefaultReactiveOAuth2AuthorizedClientManager(registrations, clients);
  }

  /// The ID token says all there is to know: no further question to the provider.
  @Bean
  ReactiveOAuth2UserService<OidcUserRequest, OidcUser> people() {
    return request ->
        Mono.fromCallable(() -> user(request.getIdToken()))
            .onErrorMap(
                IllegalArgumentException.class,
                unfit ->
                    new OAuth2AuthenticationException(
                        new OAuth2Error("invalid_token", unfit.getMessage(), null), unfit));
  }

  private static OidcUser user(OidcIdToken token) {
    Caller caller = Caller.of(token.getClaims());
    return new DefaultOidcUser(
        AuthorityUtils.createAuthorityList(
            caller.roles().stream().map(role -> "ROLE_" + role.code()).toList()),
        token);
  }

  @Bean
  @Order(AFTER_ROUTING)
  GlobalFilter bearerRelay(ReactiveOAuth2AuthorizedClientManager clients) {
    return new BearerRelay(clients);
  }
}
