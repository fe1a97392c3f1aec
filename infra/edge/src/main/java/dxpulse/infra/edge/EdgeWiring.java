package dxpulse.infra.edge;

import dxpulse.contracts.wire.Problem;
import dxpulse.infra.element.spring.StaffElements;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Import it, and a service checks tokens, answers problems, and tells operators how it is.
@Configuration(proxyBeanMethods = false)
@Import({Operations.class, Problems.class, StaffElements.class})
public class EdgeWiring {
  @Bean
  SecurityFilterChain security(
      HttpSecurity http, @Value("${dxpulse.open-to-all:}") String[] openToAll) throws Exception {
    return http.csrf(
            AbstractHttpConfigurer
                ::disable) // no cookies here: the portal keeps them and sends tokens
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, openToAll)
                .permitAll()
                .requestMatchers("/api/**")
                .authenticated()
                .anyRequest()
                .permitAll())
        .oauth2ResourceServer(server ->
            server
                .jwt(Customizer.withDefaults())
                .authenticationEntryPoint((request, response, failure) -> refuse(response)))
        .exceptionHandling(answers ->
            answers.authenticationEntryPoint((request, response, failure) -> refuse(response)))
        .build();
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(401);
    response.setHeader("WWW-Authenticate", "Bearer");
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(Problem.unauthorised().json());
  }

  /// Pages of other sites may read what everybody may, without cookies. Their browsers ask first,
  /// and without a token: so this comes before who may do what.
  @Bean
  FilterRegistrationBean<CorsFilter> openToOtherSites(
      @Value("${dxpulse.open-to-all:}") String[] openToAll) {
    CorsConfiguration reading = new CorsConfiguration();
    reading.addAllowedOrigin(CorsConfiguration.ALL);
    reading.addAllowedMethod(HttpMethod.GET);
    reading.addAllowedMethod(HttpMethod.HEAD);
    reading.addAllowedHeader(CorsConfiguration.ALL);
    reading.addExposedHeader(HttpHeaders.ETAG);
    reading.setMaxAge(Duration.ofDays(1));
    UrlBasedCorsConfigurationSource sources = new UrlBasedCorsConfigurationSource();
    for (String open : openToAll) {
      sources.registerCorsConfiguration(open, reading);
    }
    FilterRegistrationBean<CorsFilter> filter =
        new FilterRegistrationBean<>(new CorsFilter(sources));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /// Before the token is looked at: nothing is said of it while nothing can be done.
  @Bean
  FilterRegistrationBean<UntilReady> untilReady(Readiness readiness) {
    FilterRegistrationBean<UntilReady> filter =
        new FilterRegistrationBean<>(new UntilReady(readiness));
    filter.addUrlPatterns("/api/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  JwtDecoder tokens(
      @Value("${dxpulse.issuer}") String issuer, @Value("${dxpulse.jwks}") String jwks) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(jwks).build();
    OAuth2TokenValidator<Jwt> validator = JwtValidators.createDefaultWithIssuer(issuer);
    decoder.setJwtValidator(validator);
    return new KnownTokens(decoder, validator);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  PrometheusMeterRegistry metrics() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    return registry;
  }

  /// Before the readers start, which tell how far they are behind and whether they go on.
  @Bean
  SmartInitializingSingleton lags(
      MeterRegistry metrics, Readiness readiness, ObjectProvider<FlowReader> readers) {
    return () ->
        readers.forEach(reader -> {
          reader.showLag(metrics);
          reader.showBreak(readiness);
        });
  }
}
