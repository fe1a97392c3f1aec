package dxpulse.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An OpenID provider that signs everybody in as the person it was given.
final class StubProvider implements AutoCloseable {
  private static final long HOUR = 3_600_000;

  private final StubServer server = new StubServer();
  private final RSAKey key;
  private volatile List<String> roles = List.of("clerk");
  private volatile String nonce = "";
  volatile boolean offline;
  volatile int tokenSeconds = 3600;
  volatile boolean renewing = true;

  StubProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("test").generate();
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
    String json = "application/json";
    server.on(
        "/.well-known/openid-configuration",
        exchange -> server.answer(exchange, offline ? 503 : 200, json, metadata()));
    server.on("/jwks", json, new JWKSet(key.toPublicJWK()).toString());
    server.on("/authorize", this::authorize);
    server.on("/token", this::token);
  }

  URI issuer() {
    return server.address();
  }

  StubProvider signingInWith(String... these) {
    roles = List.of(these);
    return this;
  }

  private String metadata() {
    return """
    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",\
    "jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/logout","subject_types_supported":["public"],\
    "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}\
    """
        .formatted(issuer());
  }

  private void authorize(HttpExchange exchange) throws java.io.IOException {
    Map<String, String> asked = query(exchange.getRequestURI());
    nonce = asked.getOrDefault("nonce", "");
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            "%s?code=c&state=%s"
                .formatted(
                    asked.get("redirect_uri"),
                    java.net.URLEncoder.encode(
                        asked.getOrDefault("state", ""), StandardCharsets.UTF_8)));
    server.answer(exchange, 302, "text/plain", "");
  }

  private void token(HttpExchange exchange) throws java.io.IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean refused = asked.contains("grant_type=refresh_token") && !renewing;
    server.answer(
        exchange,
        refused ? 400 : 200,
        "application/json",
        refused ? "{\"error\":\"invalid_grant\"}" : tokens());
  }

  private String tokens() {
    return """
    {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"r","id_token":"%s"}\
    """
        .formatted("access-token-of-the-clerk", tokenSeconds, idToken());
  }

  private String idToken() {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer().toString())
            .subject("clerk")
            .audience("portal")
            .issueTime(new Date())
            .expirationTime(new Date(System.currentTimeMillis() + HOUR))
            .claim("nonce", nonce)
            .claim("preferred_username", "clerk")
            .claim("name", "入力 <担当>")
            .claim("organization", "020001")
            .claim("department", "dx-promotion")
            .claim("roles", roles)
            .build();
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
    return token.serialize();
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> values = new HashMap<>();
    for (String pair : uri.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  @Override
  public void close() {
    server.close();
  }
}
