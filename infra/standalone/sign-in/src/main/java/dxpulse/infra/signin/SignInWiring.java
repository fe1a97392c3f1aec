package dxpulse.infra.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/// Users, clients, keys and pages of the provider.
@Configuration(proxyBeanMethods = false)
class SignInWiring {
  private static final String DEMO_CLIENT = "demo-";

  /// As long as the portal's own session: its tokens can be renewed until that ends.
  private static final Duration SESSION = Duration.ofHours(8);

  private static final int CHEAP_HASH = 4; // passwords are random and 24 characters long

  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http) throws Exception {
    return http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(Customizer.withDefaults());
            })
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(answers ->
            answers.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/login"),
                new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageAccess(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/login", "/livez", "/readyz", "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(form -> form.loginPage("/login"))
        .build();
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(CHEAP_HASH);
  }

  @Bean
  UserDetailsService users(Environment environment, PasswordEncoder encoder) {
    List<UserDetails> users = new ArrayList<>();
    for (Person person : Person.DEMO) {
      String password = environment.getRequiredProperty(person.passwordVariable());
      users.add(
          User.withUsername(person.id())
              .password(encoder.encode(password))
              .roles(person.roles().toArray(String[]::new))
              .build());
    }
    return new InMemoryUserDetailsManager(users);
  }

  @Bean
  RegisteredClientRepository clients(SignInSettings settings, PasswordEncoder encoder) {
    List<RegisteredClient> clients = new ArrayList<>();
    clients.add(portal(settings, encoder));
    String secret = settings.machineSecret();
    clients.add(machine("feed", secret, encoder));
    clients.add(machine(DEMO_CLIENT + "feed", secret, encoder));
    for (Person person : Person.DEMO) {
      clients.add(machine(DEMO_CLIENT + person.id(), secret, encoder));
    }
    for (SignInSettings.Machine machine : settings.machines()) {
      clients.add(machine(machine.id(), machine.secret(), encoder));
    }
    return new InMemoryRegisteredClientRepository(clients);
  }

  private static RegisteredClient portal(SignInSettings settings, PasswordEncoder encoder) {
    String localhost = settings.portal().replace("127.0.0.1", "localhost");
    return RegisteredClient.withId("portal")
        .clientId("portal")
        .clientSecret(encoder.encode(settings.portalSecret()))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUri(settings.portal() + "/login/oauth2/code/dxpulse")
        .redirectUri(localhost + "/login/oauth2/code/dxpulse")
        .postLogoutRedirectUri(settings.portal() + "/")
        .postLogoutRedirectUri(localhost + "/")
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(
            TokenSettings.builder()
                .accessTokenTimeToLive(Duration.ofMinutes(30))
                .refreshTokenTimeToLive(SESSION)
                .build())
        .build();
  }

  private static RegisteredClient machine(String id, String secret, PasswordEncoder encoder) {
    return RegisteredClient.withId(id)
        .clientId(id)
        .clientSecret(encoder.encode(secret))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(SESSION).build())
        .build();
  }

  @Bean
  JWKSource<SecurityContext> keys(SignInSettings settings) {
    Supplier<RSAKey> key = SigningKey.in(settings.folder());
    return (selector, context) -> selector.select(new JWKSet(key.get()));
  }

  @Bean
  AuthorizationServerSettings server(SignInSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
  }

  /// Puts what services need to know of a person into every token.
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(SignInSettings settings) {
    return context -> {
      Authentication principal = Objects.requireNonNull(context.getPrincipal());
      String name = principal.getName();
      String id = name.startsWith(DEMO_CLIENT) ? name.substring(DEMO_CLIENT.length()) : name;
      Stream.of(
              Person.DEMO.stream(),
              Stream.of(Person.FEED),
              settings.machines().stream().map(SignInSettings.Machine::person))
          .flatMap(people -> people)
          .filter(person -> person.id().equals(id))
          .findFirst()
          .ifPresent(person ->
              context
                  .getClaims()
                  .subject(id)
                  .claims(claims -> claims.putAll(person.claims(settings.organization()))));
    };
  }
}
