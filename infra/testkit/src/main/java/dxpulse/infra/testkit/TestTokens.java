package dxpulse.infra.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Tokens as the sign-in service would give them, and the address of the key that proves them.
public final class TestTokens {
  private static final RSAKey KEY = key();
  private static final HttpServer SERVER = server();

  private TestTokens() {}

  /// The issuer that services must be set to.
  public static String issuer() {
    return "http://127.0.0.1:" + SERVER.getAddress().getPort();
  }

  /// The address of the keys.
  public static String jwks() {
    return issuer() + "/oauth2/jwks";
  }

  /// The value of an `Authorization` header for a role, in the department of the DX office.
  public static String bearer(String role) {
    return bearer(role, "dx-promotion");
  }

  /// The value of an `Authorization` header for a role in a department.
  public static String bearer(String role, String department) {
    return bearer(role, department, "020001");
  }

  /// The value of an `Authorization` header whose token names an organization, right or wrong.
  public static String bearer(String role, String department, String organization) {
    return "Bearer "
        + token(role, role, department, organization, Instant.now().plusSeconds(3600), KEY);
  }

  /// The value of an `Authorization` header of a machine that sends figures.
  public static String machine(String client) {
    return "Bearer "
        + token(client, "feed", "roads", "020001", Instant.now().plusSeconds(3600), KEY);
  }

  /// A token that somebody else has signed in our name.
  public static String foreignBearer(String role) {
    return "Bearer "
        + token(role, role, "dx-promotion", "020001", Instant.now().plusSeconds(3600), key());
  }

  /// A token that was valid once.
  public static String expiredBearer(String role) {
    return "Bearer "
        + token(role, role, "dx-promotion", "020001", Instant.now().minusSeconds(3600), KEY);
  }

  private static String token(
      String id, String role, String department, String organization, Instant expires, RSAKey key) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              new JWTClaimsSet.Builder()
                  .issuer(issuer())
                  .subject(id)
                  .audience("dxpulse")
                  .issueTime(Date.from(expires.minusSeconds(7200)))
                  .expirationTime(Date.from(expires))
                  .claim("preferred_username", id)
                  .claim("name", id)
                  .claim("organization", organization)
                  .claim("department", department)
                  .claim("roles", List.of(role))
                  .build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("test").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/oauth2/jwks",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      Thread serving = new Thread(server::start, "test-tokens");
      serving.setDaemon(true);
      serving.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
