package dxpulse.publication.edge;

import dxpulse.contracts.wire.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/// Everybody may read; only a token may write.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityWiring {
  @Bean
  SecurityWebFilterChain security(ServerHttpSecurity http) {
    return open(http).build();
  }

  /// Cards for other sites are the only pages that may stand in a frame.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityWebFilterChain framed(ServerHttpSecurity http) {
    return open(http)
        .securityMatcher(ServerWebExchangeMatchers.pathMatchers("/embed/**", "/en/embed/**"))
        .headers(headers ->
            headers.frameOptions(ServerHttpSecurity.HeaderSpec.FrameOptionsSpec::disable))
        .build();
  }

  private static ServerHttpSecurity open(ServerHttpSecurity http) {
    return http.csrf(
            ServerHttpSecurity.CsrfSpec
                ::disable) // no cookies here: the portal keeps them and sends tokens
        .headers(headers -> headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable))
        .authorizeExchange(exchanges ->
            exchanges
                .pathMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyExchange()
                .authenticated())
        .oauth2ResourceServer(server ->
            server
                .jwt(Customizer.withDefaults())
                .authenticationEntryPoint((exchange, failure) -> refuse(exchange)))
        .exceptionHandling(
            answers -> answers.authenticationEntryPoint((exchange, failure) -> refuse(exchange)));
  }

  /// Caches keep what was packed apart from what was not.
  @Bean
  WebFilter variants() {
    return (exchange, chain) -> {
      ServerHttpResponse response = exchange.getResponse();
      response.beforeCommit(() -> {
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return Mono.empty();
      });
      return chain.filter(exchange);
    };
  }

  private static Mono<Void> refuse(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(HttpStatus.UNAUTHORIZED);
    response.getHeaders().set("WWW-Authenticate", "Bearer");
    response.getHeaders().set("Content-Type", Problem.MEDIA_TYPE);
    return response.writeWith(
        Mono.just(response.bufferFactory().wrap(Problem.unauthorised().json())));
  }

  @Bean
  ReactiveJwtDecoder tokens(
      @Value("${dxpulse.issuer}") String issuer, @Value("${dxpulse.jwks}") String jwks) {
    NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(jwks).build();
    decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
    return decoder;
  }
}
