package dxpulse.portal.shell.http;

import dxpulse.contracts.types.LocalizedText;
import dxpulse.portal.route.Backend;
import dxpulse.portal.route.Backends;
import dxpulse.portal.shell.Offer;
import dxpulse.portal.shell.StaffModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks every service for its `ui.json`, all at once; a slow one is taken for away.
@Component
class Manifests {
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Backends backends;
  private final JsonMapper json;
  private final WebClient http = WebClient.create();
  private final Map<String, StaffModule> last = new ConcurrentHashMap<>();

  Manifests(Backends backends, JsonMapper json) {
    this.backends = backends;
    this.json = json;
  }

  Mono<List<Offer>> offers() {
    return Flux.fromIterable(backends.inOrder()).flatMapSequential(this::offer).collectList();
  }

  private Mono<Offer> offer(Backend backend) {
    return http.get()
        .uri("%s/ui/%s/ui.json".formatted(backend.address(), backend.name()))
        .exchangeToMono(response ->
            response.statusCode().value() == 404
                ? response.releaseBody().then(Mono.<Offer>empty())
                : response.statusCode().isError()
                    ? response.releaseBody().thenReturn(away(backend))
                    : response.bodyToMono(String.class).map(body -> read(backend, body)))
        .timeout(PATIENCE)
        .onErrorResume(failure -> Mono.just(away(backend)));
  }

  private Offer away(Backend backend) {
    return new Offer.Away(backend, Optional.ofNullable(last.get(backend.name())));
  }

  private Offer read(Backend backend, String body) {
    try {
      StaffModule module = module(backend.name(), json.readTree(body));
      last.put(backend.name(), module);
      return new Offer.Offered(backend, module);
    } catch (JacksonException | IllegalArgumentException unreadable) {
      return new Offer.Unusable(backend, String.valueOf(unreadable.getMessage()));
    }
  }

  private static StaffModule module(String service, JsonNode manifest) {
    List<String> roles = new ArrayList<>();
    manifest.path("roles").forEach(role -> roles.add(role.asString("")));
    JsonNode label = manifest.path("label");
    return new StaffModule(
        service,
        text(manifest, "tag"),
        text(manifest, "module"),
        text(manifest, "contract"),
        text(manifest, "integrity"),
        new LocalizedText(text(label, "ja"), englishOf(label)),
        roles,
        text(manifest, "waiting"),
        manifest.path("ofPeriod").asBoolean(true));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static @Nullable String englishOf(JsonNode label) {
    String english = text(label, "en");
    return english.isEmpty() ? null : english;
  }
}
