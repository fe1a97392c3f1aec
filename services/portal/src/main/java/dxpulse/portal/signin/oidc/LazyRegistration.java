package dxpulse.portal.signin.oidc;

import dxpulse.portal.answer.SignInUnavailable;
import dxpulse.portal.signin.SignInSettings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// The portal's registration with the provider, looked up when somebody first signs in: the portal
/// may start before the provider, and the public pages never need it.
class LazyRegistration implements ReactiveClientRegistrationRepository {
  static final String ID = "dxpulse";
  private static final String CLIENT = "portal";
  private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
      new ParameterizedTypeReference<>() {};

  private final SignInSettings settings;
  private final WebClient http;
  private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();

  LazyRegistration(SignInSettings settings, WebClient http) {
    this.settings = settings;
    this.http = http;
  }

  @Override
  public Mono<ClientRegistration> findByRegistrationId(String id) {
    if (!ID.equals(id)) {
      return Mono.empty();
    }
    ClientRegistration found = known.get();
    return found == null ? discovered().doOnNext(known::set) : Mono.just(found);
  }

  private Mono<ClientRegistration> discovered() {
    String address = settings.provider() + "/.well-known/openid-configuration";
    return http.get()
        .uri(address)
        .retrieve()
        .bodyToMono(METADATA)
        .map(this::registration)
        .onErrorMap(
            failure -> !(failure instanceof SignInUnavailable),
            failure -> new SignInUnavailable(address + ": " + failure.getMessage(), failure));
  }

  private ClientRegistration registration(Map<String, Object> metadata) {
    Object issuer = metadata.get("issuer");
    if (!settings.issuer().toString().equals(issuer)) {
      throw new SignInUnavailable(
          "%s, issuer: \"%s\" (expected: \"%s\")"
              .formatted(settings.provider(), issuer, settings.issuer()));
    }
    return ClientRegistrations.fromOidcConfiguration(metadata)
        .registrationId(ID)
        .clientId(CLIENT)
        .clientSecret(settings.clientSecret())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid", "profile")
        .userNameAttributeName("sub")
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .build();
  }
}
