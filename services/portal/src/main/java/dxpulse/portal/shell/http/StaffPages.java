package dxpulse.portal.shell.http;

import dxpulse.contracts.types.Caller;
import dxpulse.contracts.types.time.Period;
import dxpulse.portal.page.Language;
import dxpulse.portal.shell.Shell;
import dxpulse.portal.shell.ShellPage;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Serves the shell.
@RestController
class StaffPages {
  private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
  private static final String LANGUAGE = "dxpulse-language";
  private static final int NONCE_BYTES = 18;
  private static final String POLICY =
      "default-src 'self'; script-src 'self' 'nonce-%s'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

  private final Manifests manifests;
  private final Assets assets;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  StaffPages(Manifests manifests, Assets assets, Clock clock) {
    this.manifests = manifests;
    this.assets = assets;
    this.clock = clock;
  }

  @GetMapping(
      value = {"/staff", "/staff/"},
      produces = HTML)
  Mono<ResponseEntity<String>> home(
      @AuthenticationPrincipal OidcUser user,
      @RequestParam(required = false) @Nullable String period,
      ServerWebExchange exchange) {
    return page(user, period, exchange, shell -> Optional.of(pageOf(shell).home()));
  }

  @GetMapping(value = "/staff/{service}", produces = HTML)
  Mono<ResponseEntity<String>> service(
      @PathVariable String service,
      @AuthenticationPrincipal OidcUser user,
      @RequestParam(required = false) @Nullable String period,
      ServerWebExchange exchange) {
    return page(user, period, exchange, shell -> shell.of(service).map(pageOf(shell)::service));
  }

  @GetMapping("/staff/assets/{name}")
  ResponseEntity<byte[]> asset(
      @PathVariable String name,
      @RequestParam(name = "v", required = false) @Nullable String version) {
    byte[] bytes = assets.file(name).orElseThrow(StaffPages::unknown);
    return ResponseEntity.ok()
        .contentType(assets.type(name))
        .cacheControl(
            assets.version().equals(version)
                ? CacheControl.maxAge(Duration.ofDays(365)).immutable()
                : CacheControl.noCache())
        .body(bytes);
  }

  private ShellPage pageOf(Shell shell) {
    return new ShellPage(shell, assets.version());
  }

  private Mono<ResponseEntity<String>> page(
      OidcUser user,
      @Nullable String period,
      ServerWebExchange exchange,
      Function<Shell, Optional<String>> content) {
    Mono<CsrfToken> csrf = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
    Language language = language(exchange);
    Optional<Period> asked = readable(period);
    String nonce = nonce();
    return Mono.zip(manifests.offers(), csrf)
        .map(parts ->
            new Shell(
                Caller.of(user.getClaims()),
                language,
                parts.getT1(),
                asked.orElseGet(() -> Shell.reported(LocalDate.now(clock))),
                asked.isPresent(),
                LocalDate.now(clock),
                parts.getT2().getToken(),
                nonce))
        .map(shell -> content.apply(shell).orElseThrow(StaffPages::unknown))
        .map(html ->
            ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.formatted(nonce))
                .header("Set-Cookie", cookie(language))
                .body(html));
  }

  private static Optional<Period> readable(@Nullable String text) {
    try {
      return Optional.ofNullable(text).filter(each -> !each.isBlank()).map(Period::parse);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Language language(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    String asked = request.getQueryParams().getFirst("lang");
    HttpCookie kept = request.getCookies().getFirst(LANGUAGE);
    return Language.named(asked != null ? asked : kept == null ? null : kept.getValue());
  }

  private static String cookie(Language language) {
    return ResponseCookie.from(LANGUAGE, language.code())
        .path("/staff")
        .maxAge(Duration.ofDays(365))
        .httpOnly(true)
        .sameSite("Lax")
        .build()
        .toString();
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
